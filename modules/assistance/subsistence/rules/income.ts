import { add, compare, type Fraction, fraction, most, mul, notBelowZero, roundHalfUp, sub } from '#kernel/fraction.ts'
import type { ParameterSet } from '#kernel/parameter.ts'
import { ageOn, addMonths } from '#kernel/day.ts'
import { costOf, isEased } from './cost.ts'
import { type Job, jobIncome, jobOf } from './employment.ts'
import { countedMembers } from './household.ts'
import { type Law, lawOn } from './law.ts'
import { capacityOf, fenOf, isOfLabourAge, isSeriouslyIll, isStudent } from './person.ts'
import { money, shown, type Trace } from './trace.ts'
import type { Household, Member } from './types.ts'

/** Amounts of one person by kind, in fen. */
interface Kinds {
  verified: number
  declared: number
  operating: number
  property: number
  pension: number
  residentPension: number
  unemployment: number
  support: number
}

function kindsOf(m: Member): Kinds {
  const k: Kinds = { verified: 0, declared: 0, operating: 0, property: 0, pension: 0, residentPension: 0, unemployment: 0, support: 0 }
  for (const i of m.incomes ?? []) {
    const fen = fenOf(i.monthly)
    if (i.kind === 'WAGE') i.verified === false ? (k.declared += fen) : (k.verified += fen)
    else if (i.kind === 'OPERATING') k.operating += fen
    else if (i.kind === 'PROPERTY') k.property += fen
    else if (i.kind === 'PENSION') k.pension += fen
    else if (i.kind === 'RESIDENT_PENSION') k.residentPension += fen
    else if (i.kind === 'UNEMPLOYMENT') k.unemployment += fen
    else if (i.kind === 'SUPPORT') k.support += fen
  }
  if (k.operating < 0) k.operating = 0
  if (k.property < 0) k.property = 0
  return k
}

/** Own counted income of a person, and the support declared under their name, which belongs to the household. */
export interface PersonIncome {
  own: Fraction
  declaredSupport: number
}

/** §4.2 and §4.3 for one person. `carer` is the accepted carer's ref; `job` says how a new job is treated today. */
export function incomeOf(m: Member, law: Law, s: number, mw: number, carer: string | null, job: Job | null, trace?: Trace): PersonIncome {
  const k = kindsOf(m)
  const pension = k.residentPension === 0 ? 0 : Math.max(0, k.residentPension - law.pensionExempt)
  const labour = job ? jobIncome(m, job, law, s, trace) : labourIncome(m, k, law, s, mw, carer, trace)
  if (trace) sayOthers(m, k, pension, law, trace)
  return { own: add(labour, fraction(k.operating + k.property + k.pension + pension + k.unemployment)), declaredSupport: k.support }
}

/** Labour income of a member as it counts on a day, in yuan: what a new job freezes (§4.3). */
export function labourOn(m: Member, h: Household, on: string, parameters: ParameterSet): number {
  const law = lawOn(parameters, on)
  if ('missing' in law || law.standard === null || law.minimumWage === null) return 0
  const { members } = countedMembers(h, law)
  const { standard: s, minimumWage: mw } = law
  const job = jobOf(m, h, members, law)
  const labour = job ? jobIncome(m, job, law, s) : labourIncome(m, kindsOf(m), law, s, mw, acceptedCarer(members, law))
  return roundHalfUp(labour) / 100
}

function labourIncome(m: Member, k: Kinds, law: Law, s: number, mw: number, carer: string | null, trace?: Trace): Fraction {
  const net = k.verified + k.declared
  const cost = costOf(m, net, law, s)
  const earned = sub(fraction(net), cost)
  const imputed = k.verified > 0 ? null : imputedOf(m, k.operating, law, mw, carer)
  const labour = imputed ? most(earned, imputed) : earned
  if (trace && net > 0) sayWage(m, net, cost, earned, law, s, trace)
  if (trace && imputed && compare(imputed, earned) > 0) sayImputed(m, imputed, k.operating, law, mw, trace)
  return labour
}

function imputedOf(m: Member, operating: number, law: Law, mw: number, carer: string | null): Fraction | null {
  if (!isOfLabourAge(m, law)) return null
  const capacity = capacityOf(m, law)
  if (capacity === 'NONE' || isExempt(m, law, carer)) return null
  const full = mul(fraction(mw), law.imputedRate)
  const own = capacity === 'PARTIAL' ? mul(full, law.partial) : full
  return notBelowZero(sub(own, fraction(operating)))
}

function isExempt(m: Member, law: Law, carer: string | null): boolean {
  if (isStudent(m) || isSeriouslyIll(m)) return true
  switch (m.exemptReason) {
    case undefined:
      return false
    case 'STUDENT':
      return m.student !== 'GRADUATE'
    case 'CARER':
      return m.ref === carer
    case 'REGISTERED_UNEMPLOYED':
      return m.exemptSince === undefined || law.on < addMonths(m.exemptSince, law.unemployedMonths)
    default:
      return true
  }
}

/** One carer a household: the first valid claim in the order of the members. */
export function acceptedCarer(members: readonly Member[], law: Law): string | null {
  for (const m of members) {
    if (m.exemptReason !== 'CARER') continue
    if (m.carerOf === 'OUTSIDE') return m.ref
    const dependant = members.find((d) => d.ref === m.carerOf && d !== m)
    if (dependant && (dependant.whollyDependent || ageOn(dependant.birthDate, law.agesOn) < 3)) return m.ref
  }
  return null
}

function sayWage(m: Member, net: number, cost: Fraction, earned: Fraction, law: Law, s: number, trace: Trace): void {
  const eased = isEased(m)
  const rate = eased ? law.easedCostRate : law.costRate
  const cap = eased ? law.easedCostCap : law.costCap
  trace(law, {
    rule: 'income.labour',
    label: '工资，减就业成本',
    subject: m.ref,
    inputs: { net: net / 100 },
    keys: eased
      ? ['income.employmentCost.disabledRate', 'income.employmentCost.disabledCap', 'dibao.standard']
      : ['income.employmentCost.rate', 'income.employmentCost.cap', 'dibao.standard'],
    formula: `${money(net)} − min(${money(net)} × ${(rate.n / rate.d) * 100}%, ${cap.n / cap.d} × ${money(s)}) = ${money(net)} − ${money(cost)} = ${money(earned)}`,
    value: shown(earned),
  })
}

function sayImputed(m: Member, imputed: Fraction, operating: number, law: Law, mw: number, trace: Trace): void {
  const partial = capacityOf(m, law) === 'PARTIAL'
  trace(law, {
    rule: 'income.imputed',
    label: '有劳动能力未就业，按规定核算',
    subject: m.ref,
    inputs: { capacity: partial ? 'PARTIAL' : 'FULL' },
    keys: ['wage.minimumMonthly', 'income.imputed.rate', ...(partial ? ['income.imputed.partialCoefficient'] : [])],
    formula: `${money(mw)} × ${(law.imputedRate.n / law.imputedRate.d) * 100}%${partial ? ` × ${law.partial.n / law.partial.d}` : ''}${operating ? ` − 经营 ${money(operating)}` : ''} = ${money(imputed)}${m.incomes?.some((i) => i.kind === 'WAGE') ? '，高于没有核实的工资，按此计' : ''}`,
    value: shown(imputed),
  })
}

const others = [
  ['operating', '经营净收入'],
  ['property', '财产净收入'],
  ['pension', '养老金'],
  ['unemployment', '失业保险金'],
] as const

function sayOthers(m: Member, k: Kinds, pension: number, law: Law, trace: Trace): void {
  for (const [kind, label] of others)
    if (k[kind] > 0)
      trace(law, { rule: `income.${kind}`, label, subject: m.ref, formula: `全额计入 ${money(k[kind])}`, value: k[kind] / 100 })
  if (k.residentPension > 0)
    trace(law, {
      rule: 'income.residentPension',
      label: '城乡居民基础养老金',
      subject: m.ref,
      keys: ['income.residentPensionExempt'],
      value: pension / 100,
      formula: law.pensionExempt
        ? `${money(k.residentPension)} − 不计入 ${money(law.pensionExempt)} = ${money(pension)}`
        : `全额计入 ${money(pension)}`,
    })
  for (const i of m.incomes ?? [])
    if (i.kind.startsWith('EX_'))
      trace(law, {
        rule: 'income.excluded',
        label: '不计入的收入',
        subject: m.ref,
        inputs: { monthly: i.monthly },
        formula: '按规定不计入',
        value: 0,
      })
}
