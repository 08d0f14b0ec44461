import { nameFields } from '#kernel/field-names.ts'
import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'payment.run_not_found': { status: 404, zh: '没有这个批次。请刷新列表。' },
  'payment.not_open': { status: 409, zh: '这个批次已经审批过。请刷新查看。' },
  'payment.second_person': { status: 403, zh: '建立批次的人不能自己审批。请由另一位财务人员审批。' },
  'payment.not_approved': { status: 409, zh: '批次还没有审批，不能生成银行文件。请先由另一位财务人员审批。' },
  'payment.empty': { status: 422, zh: '{month} 没有要发放的对象。批准的救助从次月起发放，请核对月份。' },
  'payment.line_differs': { status: 409, zh: '有 {count} 行已按另一金额记在这个批次里，没有覆盖。请核对后在下一批次更正。' },
  'payment.no_payee': { status: 422, zh: '有 {count} 个对象没有领款账户，不能建立批次。请先补录账户。' },
  'payment.batch_not_found': { status: 404, zh: '没有这个银行文件。请刷新批次页面。' },
  'payment.reply_header': { status: 422, zh: '回盘文件的表头不对，没有导入。第一行应是：{expected}' },
  'payment.reply_other_batch': { status: 422, zh: '回盘文件是另一个批次的（文件里写的是 {found}），没有导入。请选择本批次的回盘。' },
  'payment.reply_incomplete': { status: 422, zh: '回盘有 {found} 行，送银行的是 {expected} 行，没有导入。请向银行要完整的文件。' },
  'payment.reply_row': { status: 422, zh: '回盘第 {row} 行：{reason}。整个文件没有导入，请改正后再导入。' },
  'payment.reply_twice': { status: 409, zh: '这个批次已导入过另一份回盘。如有更正，请联系财务负责人。' },
})

nameFields({ programme: '项目', month: '月份', runId: '批次', template: '文件格式', batchId: '银行文件', text: '回盘文件' })
