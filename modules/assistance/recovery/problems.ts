import { nameFields } from '#kernel/field-names.ts'
import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'recovery.not_found': { status: 404, zh: '没有这个追缴办件，或不在您的办理范围内。请核对编号。' },
  'recovery.nothing_claimed': { status: 409, zh: '这一户现在没有要追回的金额。如确已清偿，请办结；如情况有变，请不再追缴。' },
  'recovery.not_settled': { status: 409, zh: '还有 {left} 没有追回，不能办结。' },
  'recovery.too_much': { status: 422, zh: '收到 {fen}，比还要追回的 {left} 多，没有登记。请核对收款金额。' },
  'recovery.not_running': { status: 409, zh: '追缴决定还没有作出，或已经办结，不能登记收款。请刷新查看。' },
  'recovery.future_date': { status: 422, zh: '收款日期不能在今天以后。请核对。' },
  'recovery.no_deduction': { status: 422, zh: '这一户已经停发，不能从待遇中抵扣。请选一次退回、分期退回或遗产退回。' },
  'recovery.only_error': { status: 422, zh: '只有机关工作差错造成的多发，才能免予追缴。请选别的办法。' },
})

nameFields({
  cause: '多发原因',
  way: '方式',
  instalments: '分几期',
  voucher: '凭证号',
  fen: '金额',
})
