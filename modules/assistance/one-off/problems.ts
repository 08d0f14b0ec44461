import { nameFields } from '#kernel/field-names.ts'
import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'one_off.not_found': { status: 404, zh: '没有这份名单，或已经处理过。请刷新列表。' },
  'one_off.not_triggered': {
    status: 422,
    zh: '居民消费价格涨 {cpi}%，食品价格涨 {food}%，都没有到启动线（{cpiTrigger}%、{foodTrigger}%），本月不发。请核对指数。',
  },
  'one_off.parameter_missing': { status: 409, zh: '{month} 缺少低保标准或补贴参数，推算不出金额。请市局录入参数后再办。' },
  'one_off.empty': { status: 422, zh: '{month} 没有符合条件的对象。请核对月份和类别。' },
  'one_off.already_paid': { status: 409, zh: '{month} 的价格临时补贴已经批准过，不能再发一次。如有遗漏，请用补发批次。' },
  'one_off.second_person': { status: 403, zh: '编制名单的人不能自己批准。请由另一位负责人批准。' },
  'one_off.list_row': { status: 422, zh: '名单有 {wrong} 行填错，整份没有导入。第 {row} 行：{reason}请改正后再导入。' },
})

nameFields({
  cpi: '居民消费价格涨幅',
  food: '食品价格涨幅',
  title: '名称',
  amounts: '各类别金额',
  DIBAO: '低保户每户金额',
  LOW_MARGIN: '低保边缘户每户金额',
  EXPENDITURE: '支出型困难户每户金额',
  batchId: '批次',
})
