import { add, fraction, roundHalfUp, zero } from '#kernel/fraction.ts'
import type { ParameterSet } from '#kernel/parameter.ts'
import { type Amounts, dibaoAmount, expenditureAmount, singlePersonAmounts } from './amount.ts'
import { disabilitySubsidies } from './disability.ts'
import { effectiveMonth } from './effective-month.ts'
import { jobOf } from './employment.ts'
import { annualPerHead, type Expenses, residualPerHead, rigidExpenses } from './expenditure.ts'
import { countedMembers, payableMembers } from './household.ts'
import { acceptedCarer, incomeOf } from './income.ts'
import { type Law, lawOn } from './law.ts'
import { type PropertyResult, propertyTests } from './property.ts'
import { supportOwed } from './support.ts'
import { collect, money, type Trace } from './trace.ts'
import type { Category, Evaluation, Household, Member, Step } from './types.ts'

/** Everything step 1–4 of §4.5 look at. Amounts in fen. */
interface Findings {
  members: Member[]
  payable: Member[]
  own: Map<string, { n: number; d: number }>
  n: number
  income: number
  perCapita: number
  s: number
  line: number
  property: PropertyResult
  expenses: Expenses
  residual: number
  annual: number
  reasons: string[]
}

/**
 * The class and amount of a household on a day, by §4. Pure: the same facts, day and parameters give the same answer for
 * ever. With `traced` the derivation is filled; without it nothing of it is made, which is how a run over a million
 * households goes.
 */
export function decide(h: Household, asOf: string, parameters: ParameterSet, traced = true): Evaluation {
  return decideBy(h, lawOn(parameters, asOf), traced)
}

/** The same under a law that the caller has found: of a month that was paid long ago, for instance. */
export function decideBy(h: Household, law: Law | { missing: string }, traced = true): Evaluation {
  if ('missing' in law) return undecided([], null, ['PARAMETER_MISSING'], [])
  const derivation: Step[] = []
  const trace = traced ? collect(derivation) : undefined
  const counted = countedMembers(h, law, trace)
  const standard = law.standard === null ? null : law.standard / 100
  if (counted.members.length === 0) return undecided([], standard, ['NO_COUNTED_MEMBER'], derivation)
  if (law.standard === null || law.minimumWage === null)
    return undecided(
      counted.members.map((m) => m.ref),
      standard,
      ['PARAMETER_MISSING'],
      derivation,
    )
  const f = findings(h, counted.members, law, law.standard, law.minimumWage, trace)
  if (counted.merged) f.reasons.push('HOUSEHOLD_MERGED')
  const category = classify(f, law, trace)
  return answer(h, f, category, law, derivation, trace)
}

function undecided(countedRefs: string[], standard: number | null, reasons: string[], derivation: Step[]): Evaluation {
  return {
    category: 'UNDECIDED',
    countedMembers: countedRefs,
    payableMembers: [],
    fullAmountMembers: [],
    singlePersonDibao: [],
    standard,
    householdIncome: null,
    perCapita: null,
    annualPerCapita: null,
    residualPerCapita: null,
    months: null,
    monthlyAmount: 0,
    effectiveMonth: null,
    reasons,
    suggest: [],
    derivation,
  }
}

function findings(h: Household, members: Member[], law: Law, s: number, mw: number, trace?: Trace): Findings {
  const n = members.length
  const { payable, refused } = payableMembers(members, law, trace)
  const carer = acceptedCarer(members, law)
  const own = new Map<string, { n: number; d: number }>()
  let total = zero
  for (const m of members) {
    const { own: mine, declaredSupport } = incomeOf(m, law, s, mw, carer, jobOf(m, h, members, law), trace)
    own.set(m.ref, mine)
    total = add(total, declaredSupport ? add(mine, fraction(declaredSupport)) : mine)
  }
  total = add(total, supportOwed(h.supporters, members, law, s, trace))
  const income = roundHalfUp(total)
  const perCapita = roundHalfUp(fraction(income, n))
  const multiple = Math.floor((s * law.marginMultiple.n) / law.marginMultiple.d)
  const line = law.marginCapped ? Math.min(multiple, mw) : multiple
  trace?.(law, { rule: 'income.household', label: '全家月收入', formula: `合计，四舍五入到分 = ${money(income)}`, value: income / 100 })
  trace?.(law, {
    rule: 'income.perCapita',
    label: '人均月收入',
    inputs: { n },
    formula: `${money(income)} ÷ ${n} = ${money(perCapita)}`,
    value: perCapita / 100,
  })
  const property = propertyTests(h, n, law, s, trace)
  const expenses = rigidExpenses(h, members, law, trace)
  const reasons = [
    ...property.reasons,
    perCapita < s ? 'INCOME_BELOW_STANDARD' : perCapita <= line ? 'INCOME_WITHIN_MARGIN' : 'INCOME_OVER_MARGIN',
  ]
  if (refused) reasons.push('JOB_REFUSAL')
  return {
    members,
    payable,
    own,
    n,
    income,
    perCapita,
    s,
    line,
    property,
    expenses,
    reasons,
    residual: residualPerHead(income, expenses.total, n),
    annual: annualPerHead(income, n),
  }
}

/** Steps 1–4: the first that fits. */
function classify(f: Findings, law: Law, trace?: Trace): Category {
  const { perCapita: p, s, line, property } = f
  trace?.(law, {
    rule: 'class.income',
    label: '人均收入与标准',
    keys: ['dibao.standard', 'lowMargin.multiple', 'wage.minimumMonthly'],
    value: p < s,
    formula:
      p < s ? `${money(p)} < ${money(s)}` : p <= line ? `${money(s)} ≤ ${money(p)} ≤ ${money(line)}` : `${money(p)} > ${money(line)}`,
  })
  if (!f.members.some((m) => (m.hukou ?? 'LOCAL') === 'LOCAL')) {
    f.reasons.push('NOT_LOCAL_HUKOU')
    return 'REJECTED'
  }
  if (p < s && property.dibao) return 'DIBAO'
  if (p <= line && property.margin) return 'LOW_MARGIN'
  if (f.expenses.total === 0 || !property.margin) return 'REJECTED'
  return byExpenditure(f, law, trace)
}

function byExpenditure(f: Findings, law: Law, trace?: Trace): Category {
  if (f.residual >= f.s) f.reasons.push('RESIDUAL_NOT_BELOW_STANDARD')
  if (law.disposable === null) {
    if (f.residual >= f.s) return 'REJECTED'
    f.reasons.push('PARAMETER_MISSING')
    return 'UNDECIDED'
  }
  if (f.annual > law.disposable) f.reasons.push('INCOME_OVER_DISPOSABLE_MEAN')
  trace?.(law, {
    rule: 'expenditure.test',
    label: '支出型困难',
    inputs: { residual: f.residual / 100, annual: f.annual / 100 },
    keys: ['disposableIncome.perCapita', 'dibao.standard'],
    formula: `年人均 ${money(f.annual)} 与 ${money(law.disposable)}；扣除支出后人均 ${money(f.residual)} 与 ${money(f.s)}`,
    value: f.residual < f.s && f.annual <= law.disposable,
  })
  return f.residual < f.s && f.annual <= law.disposable ? 'EXPENDITURE' : 'REJECTED'
}

function answer(h: Household, f: Findings, category: Category, law: Law, derivation: Step[], trace?: Trace): Evaluation {
  const none: Amounts = { monthly: 0, full: [] }
  const helped = category === 'EXPENDITURE' || (category === 'LOW_MARGIN' && f.expenses.total > 0 && f.residual < f.s)
  const dibao = category === 'DIBAO' ? dibaoAmount(f, law, trace) : none
  const monthly = helped ? expenditureAmount(f, law, trace) : dibao.monthly
  const single = category === 'LOW_MARGIN' ? singlePersonAmounts(f, law, trace) : []
  const subsidies = disabilitySubsidies(f.members, category, law, f.s)
  const all = monthly + single.reduce((sum, one) => sum + one.fen, 0)
  const spent = f.expenses.total > 0
  const made: Evaluation = {
    category,
    countedMembers: f.members.map((m) => m.ref),
    payableMembers: f.payable.map((m) => m.ref),
    fullAmountMembers: dibao.full,
    singlePersonDibao: single.map((one) => ({ member: one.member, amount: one.fen / 100 })),
    standard: f.s / 100,
    householdIncome: f.income / 100,
    perCapita: f.perCapita / 100,
    annualPerCapita: spent ? f.annual / 100 : null,
    residualPerCapita: spent ? f.residual / 100 : null,
    months: helped ? law.expenditureMonths : null,
    monthlyAmount: monthly / 100,
    effectiveMonth: effectiveMonth(h, category, all, law),
    reasons: f.reasons,
    suggest: suggestions(f, category, subsidies),
    derivation,
  }
  if (subsidies.size > 0)
    made.disability = Object.fromEntries([...subsidies].map(([ref, v]) => [ref, { living: v.living / 100, nursing: v.nursing / 100 }]))
  return made
}

function suggestions(f: Findings, category: Category, subsidies: Map<string, { living: number; nursing: number }>): string[] {
  const found: string[] = []
  if (category === 'REJECTED' && f.expenses.total > 0) {
    found.push('TEMPORARY')
    if (f.expenses.medical > 0) found.push('MEDICAL')
    if (f.expenses.schooling > 0) found.push('EDUCATION')
  }
  if (subsidies.size === 0) return found
  const all = [...subsidies.values()]
  if (all.some((v) => v.living > 0)) found.push('DISABILITY_LIVING')
  if (all.some((v) => v.nursing > 0)) found.push('DISABILITY_NURSING')
  return found
}
