import { nameFields } from '#kernel/field-names.ts'
import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'payment.run_not_found': { status: 404, zh: '没有这个批次。请刷新列表。' },
  'payment.not_open': { status: 409, zh: '这个批次已经审批过。请刷新查看。' },
  'payment.second_person': { status: 403, zh: '建立批次的人不能自己审批。请由另一位财务人员审批。' },
  'payment.not_approved': { status: 409, zh: '批次还没有审批，不能生成银行文件。请先由另一位财务人员审批。' },
  'payment.empty': { status: 422, zh: '{month} 没有要发放的对象。批准的救助从次月起发放，请核对月份。' },
  'payment.no_regular': { status: 409, zh: '{month} 还没有建立当月批次，不能建补发批次。请先建立当月批次。' },
  'payment.another_open': { status: 409, zh: '这个项目还有一个待审批的批次。请先审批或重新生成那个批次，再建新的。' },
  'payment.opened_meanwhile': { status: 409, zh: '同事刚刚建立了这个批次，没有重复建立。请刷新列表。' },
  'payment.roll_outdated': { status: 409, zh: '名册生成以后又有 {count} 项变更、暂缓或追缴，没有审批。请先重新生成名册，再核对审批。' },
  'payment.no_payee': { status: 422, zh: '有 {count} 个对象没有领款账户，不能建立批次。请先补录账户。' },
  'payment.negative_item': { status: 409, zh: '有 {count} 户扣减后没有可发金额，没有生成银行文件。请调整追缴计划后重新生成名册。' },
  'payment.nothing_returned': { status: 409, zh: '这个批次没有等待重发的退回款。请刷新查看。' },
  'payment.same_account': { status: 409, zh: '{count} 户退回的账号还没有更换，没有重发。请先在在册户里办理“换领款人或账号”。' },
  'payment.not_replied': { status: 409, zh: '这个批次还没有银行回盘，或已经办结。请刷新查看。' },
  'payment.batch_not_found': { status: 404, zh: '没有这个银行文件。请刷新批次页面。' },
  'payment.reply_header': { status: 422, zh: '回盘文件的表头不对，没有导入。第一行应是：{expected}' },
  'payment.reply_other_batch': { status: 422, zh: '回盘文件是另一个批次的（文件里写的是 {found}），没有导入。请选择本批次的回盘。' },
  'payment.reply_incomplete': { status: 422, zh: '回盘有 {found} 行，送银行的是 {expected} 行，没有导入。请向银行要完整的文件。' },
  'payment.reply_row': { status: 422, zh: '回盘第 {row} 行：{reason}。整个文件没有导入，请改正后再导入。' },
  'payment.reply_twice': { status: 409, zh: '这个批次已导入过另一份回盘。如有更正，请联系财务负责人。' },
})

nameFields({ programme: '项目', month: '月份', runId: '批次', template: '文件格式', batchId: '银行文件', text: '回盘文件' })
