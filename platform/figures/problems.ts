import { nameFields } from '#kernel/field-names.ts'
import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'figure.unknown': { status: 404, zh: '没有这项指标。请从“指标”的列表打开。' },
  'figure.list_not_yours': { status: 403, zh: '您可以看这项指标的数值和口径，明细由办理单位和审计查看。需要明细请联系办理单位。' },
})

nameFields({ figureId: '指标', year: '年份', asOf: '数据截止时间' })
