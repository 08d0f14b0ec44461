import { birthOf, citizenId } from '#kernel/citizen-id.ts'
import { ageOn } from '#kernel/day.ts'
import { defineProblems, Problem } from '#kernel/problem.ts'
import { type Application, formVersion } from '../form.ts'

defineProblems({
  'subsistence.person_fault': { status: 422, zh: '第 {index} 位家庭成员：{reason}' },
  'subsistence.person_twice': { status: 422, zh: '第 {index} 位和前面一位的公民身份号码相同。请核对，同一个人只填一次。' },
  'subsistence.one_applicant': { status: 422, zh: '“与申请人关系”里本人应恰好一位。请核对家庭成员。' },
  'subsistence.unknown_ref': { status: 422, zh: '“{field}”指向的家庭成员不在名单里。请重新选择。' },
  'subsistence.unknown_village': { status: 422, zh: '没有这个村（社区）。请从列表里重新选择。' },
  'subsistence.not_your_village': { status: 403, zh: '只能为本村（社区）的家庭代办。请联系户籍地的村（社区）。' },
  'subsistence.needs_authority': { status: 422, zh: '代办要写明受谁委托。请补填委托情况。' },
  'subsistence.not_in_household': { status: 422, zh: '填写的家庭里没有您本人。请把自己加进家庭成员；替别人办请找村（社区）代办。' },
  'subsistence.person_died': {
    status: 422,
    zh: '证件号码 {number} 的成员在居民登记里已经去世，不能写进来。登记有误的，请到村（社区）申请撤销死亡登记。',
  },
  'subsistence.already_applied': { status: 409, zh: '家里有成员已在另一个没办结的申请里，不能重复申请。请联系{town}，电话 {phone}。' },
  'subsistence.already_covered': { status: 409, zh: '家里有成员正在享受救助，不能重复申请。请联系{town}，电话 {phone}。' },
  'subsistence.refused_recently': {
    status: 409,
    zh: '家里有成员在 {on} 的申请没有批准。情况有变化的，请写明和上次比什么变了，马上可以再申请；没有变化的，{from} 起可以再申请。不同意上次的决定，可以申诉、复议或诉讼。',
  },
  'subsistence.other_open': {
    status: 409,
    zh: '这家另有一件申请（{number}）还没有办结，不能同时重新办理。请先办结那一件，或由申请人撤回。',
  },
  'subsistence.not_worse': {
    status: 422,
    zh: '这是对已批准决定的救济后重新办理，结果不能比原决定对申请人更不利。请核对调查和推算，或退回重审。',
  },
  'subsistence.deviation_reason': { status: 422, zh: '意见与推算结果（{category}）不一致，要写明理由。' },
  'subsistence.not_entitled': { status: 422, zh: '按今天的参数推算，结果是“{category}”，不能准予。请退回重审或不予确认。' },
  'subsistence.own_kin': { status: 403, zh: '这家有您申报或备案的近亲属，您不能经办。请由没有亲属关系的同事办理。' },
  'subsistence.colleague': { status: 422, zh: '同去的调查人应是本镇的另一位经办人。请重新选择。' },
  'subsistence.source_answered': { status: 409, zh: '{source} 已经答复过。答复不能覆盖；如有误请在备注里说明并由调查更正。' },
  'subsistence.future_date': { status: 422, zh: '“{field}”在今天以后。请核对日期。' },
  'subsistence.not_verifying': { status: 409, zh: '本件现在不在核对环节，不能登记答复。请刷新查看。' },
})

/**
 * What the shape alone cannot say: version, numbers, one applicant, references. Returns the application with every
 * number in its 18-digit form. Throws the `subsistence.*` and `case.old_form` Problems.
 */
export function checkedApplication(a: Application, today: string): Application {
  if (a.formVersion !== formVersion) throw new Problem('case.old_form', { theirs: a.formVersion, ours: formVersion })
  const seen = new Set<string>()
  const members = a.members.map((m, i) => {
    const idNumber = numberOf(m.idNumber, today, i)
    if (seen.has(idNumber)) throw new Problem('subsistence.person_twice', { index: i + 1 })
    seen.add(idNumber)
    return { ...m, idNumber }
  })
  if (members.filter((m) => m.relation === 'SELF').length !== 1) throw new Problem('subsistence.one_applicant')
  const refs = new Set(members.map((m) => m.ref))
  const known = (ref: string | undefined, field: string) => {
    if (ref !== undefined && ref !== 'OUTSIDE' && !refs.has(ref)) throw new Problem('subsistence.unknown_ref', { field })
  }
  known(a.payee.ref, '领款人')
  for (const s of a.supporters) for (const ref of s.for) known(ref, '供养谁')
  for (const m of members) known(m.carerOf, '照料谁')
  for (const c of a.assets.companies) known(c.owner, '公司归谁')
  for (const d of a.assets.disposals) if (d.date > today) throw new Problem('subsistence.future_date', { field: '处分财产日期' })
  return { ...a, members, supporters: a.supporters.map((s, i) => (s.idNumber ? { ...s, idNumber: numberOf(s.idNumber, today, i) } : s)) }
}

function numberOf(text: string, today: string, index: number): string {
  try {
    return citizenId(text, today)
  } catch (error) {
    if (error instanceof Problem) throw new Problem(error.code, { index: index + 1 })
    throw error
  }
}

/** Adults who have not signed the verification authority; nobody may query registers about them. */
export function adultsWithoutConsent(a: Application, today: string): string[] {
  const signed = new Set(a.consent.signatures.map((s) => s.ref))
  return a.members.filter((m) => ageOn(birthOf(m.idNumber), today) >= 18 && !signed.has(m.ref)).map((m) => m.ref)
}
