import { add, type Fraction, fraction, mul, notBelowZero, sub } from '#kernel/fraction.ts'
import { addMonthsToMonth, ageOn, monthOf } from '#kernel/day.ts'
import { costOf } from './cost.ts'
import type { Law } from './law.ts'
import { fenOf, isSevere } from './person.ts'
import { money, shown, type Trace } from './trace.ts'
import type { Household, Member } from './types.ts'

/** How a new job counts in the month of the evaluation. */
export interface Job {
  stage: 'BEFORE' | 'EXEMPT' | 'FULL'
  /** The last exempt month: the event that ends the exemption. */
  lastExempt: string
}

/** §4.3 applies only to a household that already receives dibao, in a change or a month, never to a first grant. */
export function jobOf(m: Member, h: Household, members: readonly Member[], law: Law): Job | null {
  const purpose = h.request?.purpose ?? (h.request?.change ? 'CHANGE' : 'FIRST')
  if (!m.newJob || purpose === 'FIRST' || h.request?.current?.category !== 'DIBAO') return null
  const { firstWageMonth, previousExemptionStart } = m.newJob
  const month = monthOf(law.on)
  const months = isEasedHousehold(members, law) ? law.exemptMonths.eased : law.exemptMonths.ordinary
  const lastExempt = addMonthsToMonth(firstWageMonth, months - 1)
  if (month < firstWageMonth) return { stage: 'BEFORE', lastExempt }
  const tooSoon = previousExemptionStart !== undefined && firstWageMonth < addMonthsToMonth(previousExemptionStart, law.exemptEvery)
  return { stage: month <= lastExempt && !tooSoon ? 'EXEMPT' : 'FULL', lastExempt }
}

/** Twelve months: a counted severely disabled member, or a single parent with a minor. */
function isEasedHousehold(members: readonly Member[], law: Law): boolean {
  if (members.some((m) => isSevere(m, law))) return true
  return !members.some((m) => m.relation === 'SPOUSE') && members.some((m) => m.relation === 'CHILD' && ageOn(m.birthDate, law.agesOn) < 18)
}

/** Labour income of somebody with a new job. */
export function jobIncome(m: Member, job: Job, law: Law, s: number, trace?: Trace): Fraction {
  const wage = fenOf(m.newJob?.netWage)
  const before = fenOf(m.newJob?.countedBefore)
  if (job.stage === 'FULL') {
    const cost = costOf(m, wage, law, s)
    const counted = sub(fraction(wage), cost)
    trace?.(law, {
      rule: 'income.labour',
      label: '新工作的工资，减就业成本',
      subject: m.ref,
      inputs: { net: wage / 100 },
      value: shown(counted),
      keys: ['income.employmentCost.rate', 'income.employmentCost.cap', 'dibao.standard'],
      formula: `${money(wage)} − ${money(cost)} = ${money(counted)}`,
    })
    return counted
  }
  const increase = Math.max(0, wage - before)
  const over = job.stage === 'EXEMPT' ? notBelowZero(sub(fraction(increase), mul(fraction(s), law.exemptCap))) : fraction(0)
  const counted = add(fraction(before), over)
  trace?.(law, {
    rule: 'income.newJob',
    label: job.stage === 'BEFORE' ? '新工作首次领薪前，按原数计' : '就业渐退期，新增收入限额内不计',
    subject: m.ref,
    inputs: { netWage: wage / 100, countedBefore: before / 100, lastExempt: job.lastExempt },
    keys: ['income.employmentExemptCap', 'income.employmentExemptMonths', 'dibao.standard'],
    formula: `${money(before)} + max(0, ${money(increase)} − ${law.exemptCap.n / law.exemptCap.d} × ${money(s)}) = ${money(counted)}`,
    value: shown(counted),
  })
  return counted
}
