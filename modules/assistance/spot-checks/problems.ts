import { nameFields } from '#kernel/field-names.ts'
import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'spot.not_found': { status: 404, zh: '没有这次抽查，或不在您的办理范围内。请刷新列表。' },
  'spot.too_late_to_commit': { status: 422, zh: '{period}已经结束，不能再公布种子承诺。承诺要在期间结束前公布，请选本期或以后的期间。' },
  'spot.committed': { status: 409, zh: '{period}的种子承诺已经公布，不用再公布。' },
  'spot.not_over': { status: 422, zh: '{period}还没有结束，名单没有齐，不能抽取。请在期间结束后再抽。' },
  'spot.drawn': { status: 409, zh: '这一期已经抽取，不能再抽一次。请查看抽取记录。' },
  'spot.rate_too_low': { status: 409, zh: '新报件抽查比例是 {rate}%，低于规定的 30%。请市局先改正参数。' },
  'spot.found_already': { status: 409, zh: '这一户的抽查结论已经登记，不能改。如有出入，请在整改里写明。' },
  'spot.not_stopped': { status: 422, zh: '在册户不会是漏保或脱保。请核对结论。' },
  'spot.already_drawn': { status: 409, zh: '这一户已经列入抽查，还没有登记结论。请打开那一条。' },
  'spot.relative': { status: 403, zh: '您是这一件前面环节的经办人，不能由您登记抽查结论。请由另一位登记。' },
})

nameFields({
  drawId: '抽取',
  checkId: '抽查户',
  drawPeriod: '抽查期间',
  error: '差错种类',
  done: '整改情况',
  filter: '范围',
})
