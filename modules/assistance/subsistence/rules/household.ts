import { addMonths, ageOn } from '#kernel/day.ts'
import type { Law } from './law.ts'
import { capacityOf, isStudent } from './person.ts'
import type { Trace } from './trace.ts'
import type { Household, Member } from './types.ts'

const absent = new Set(['PRISON', 'COMPULSORY_DETOX', 'MISSING', 'RELIGIOUS_3Y', 'CONSCRIPT'])

export interface Counted {
  members: Member[]
  /** The survey brought people in whom the application did not name. */
  merged: boolean
}

/** Who lives together and counts: living arrangement beats the register book. */
export function countedMembers(h: Household, law: Law, trace?: Trace): Counted {
  const { survey } = h
  const oneHousehold = !!survey && survey.sameDwelling && survey.sharedMeals && survey.monthsTogetherLast12 >= law.monthsTogether
  const self = h.members.find((m) => m.relation === 'SELF')
  const minorApplicant = self !== undefined && ageOn(self.birthDate, law.agesOn) < 18
  let merged = false
  const members = h.members.filter((m) => {
    const why = reasonOutside(m, law, oneHousehold, minorApplicant)
    if (trace) {
      const formula = why === '' ? '共同生活，计入' : why
      trace(law, {
        rule: 'household.counted',
        label: '是否计入家庭人口',
        subject: m.ref,
        inputs: { relation: m.relation, presence: m.presence ?? 'HOME' },
        formula,
        value: why === '',
      })
    }
    if (why !== '') return false
    if (m.declared === false) merged = true
    return true
  })
  return { members, merged }
}

/** Why somebody is outside; empty when they count. */
function reasonOutside(m: Member, law: Law, oneHousehold: boolean, minorApplicant: boolean): string {
  if (m.declared === false && !oneHousehold) return '申请未列，且调查未认定共同生活，不计入'
  if (m.presence !== undefined && absent.has(m.presence)) return '服刑、戒毒、失踪、服役或入教三年以上，不计入'
  if (m.assistance === 'DESTITUTE') return '已纳入特困供养，不计入'
  if (asksMonths(m, law, minorApplicant) && (m.monthsTogetherLast12 ?? 12) < law.monthsTogether)
    return `近 12 个月共同生活不足 ${law.monthsTogether} 个月，不计入`
  return ''
}

/** The months together are asked only of those who count for having long lived together, and for nothing else. */
function asksMonths(m: Member, law: Law, minorApplicant: boolean): boolean {
  if (m.relation === 'SELF' || m.relation === 'SPOUSE') return false
  if (m.relation === 'PARENT') return !minorApplicant
  if (m.relation !== 'CHILD') return true
  if (ageOn(m.birthDate, law.agesOn) < 18) return false
  return !isStudent(m) && capacityOf(m, law) !== 'NONE'
}

/** Who may be paid, whatever the class. `refused` are those who lost their own share by refusing work. */
export function payableMembers(members: readonly Member[], law: Law, trace?: Trace): { payable: Member[]; refused: boolean } {
  let refused = false
  const payable = members.filter((m) => {
    const why = reasonUnpaid(m, law)
    if (why === 'JOB_REFUSAL') refused = true
    if (trace && why !== '')
      trace(law, {
        rule: 'household.payable',
        label: '是否发放',
        subject: m.ref,
        formula: unpaidWords[why] ?? why,
        value: false,
        keys: why === 'JOB_REFUSAL' ? ['limit.jobRefusal'] : why === 'HUKOU' ? ['household.otherHukouPayable'] : [],
      })
    return why === ''
  })
  return { payable, refused }
}

const unpaidWords: Record<string, string> = {
  HUKOU: '非本市户籍，计入人口但不发放',
  OWN_SCHEME: '享受孤儿或事实无人抚养儿童保障，不重复发放',
  JOB_REFUSAL: '六个月内三次拒绝合适工作，停发本人份额',
}

function reasonUnpaid(m: Member, law: Law): '' | 'HUKOU' | 'OWN_SCHEME' | 'JOB_REFUSAL' {
  if (m.hukou !== undefined && m.hukou !== 'LOCAL' && !(law.otherHukouPayable && m.notCoveredElsewhereProof)) return 'HUKOU'
  if (m.assistance === 'ORPHAN' || m.assistance === 'DE_FACTO_UNATTENDED_CHILD') return 'OWN_SCHEME'
  return refusedWork(m, law) ? 'JOB_REFUSAL' : ''
}

/** Three refusals within six months: the third before the first plus six months. */
function refusedWork({ jobRefusals }: Member, law: Law): boolean {
  if (!jobRefusals || jobRefusals.length < law.refusals.times) return false
  const days = jobRefusals.filter((d) => d <= law.on).sort()
  return days.some((first, i) => {
    const last = days[i + law.refusals.times - 1]
    return last !== undefined && last < addMonths(first, law.refusals.months)
  })
}
