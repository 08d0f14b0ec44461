import { nameFields } from '#kernel/field-names.ts'
import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'review.not_found': { status: 404, zh: '没有这个复核办件，或不在您的办理范围内。请核对编号。' },
  'review.not_planned': { status: 404, zh: '这一户还没有编排复核，或不在您的办理范围内。新批准的户第二天编排，请稍后再看。' },
  'review.already_open': { status: 409, zh: '这一户已有复核在办（{number}）。请打开那个办件继续办。' },
  'review.undecided': { status: 409, zh: '有月份缺少政策参数，推算不出金额。请市局录入参数后再推算。' },
  'review.differs_now': { status: 409, zh: '推算以后情况又有变化，金额或类别和现在不同。请退出后重新推算，再作结论。' },
  'review.what_changed': { status: 422, zh: '推算结果和现在相同。转变更要写明发生了什么变化；没有变化的，请维持不变。' },
  'review.same_class': { status: 422, zh: '这一户现在就是 {cls} 类，不用调整。' },
  'review.below_rule': { status: 422, zh: '按规则这一户是 {rule} 类，不能再降到 {cls} 类。家庭情况有变化的，请先登记变化。' },
  'review.lowering_open': { status: 409, zh: '这一户已有降低类别的提议，正等另一个人签署。请先处理那一份。' },
  'review.no_proposal': { status: 404, zh: '没有要签署的提议，或已经处理过。请刷新查看。' },
  'review.second_person': { status: 403, zh: '提出降低类别的人不能自己签署。请由另一位负责人签署。' },
})

nameFields({
  anomalies: '异常条数',
  material: '有没有实质变化',
  cls: '复核类别',
  month: '月份',
  late: '只看逾期',
  proposalId: '提议',
})
