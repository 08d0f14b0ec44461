import { birthOf, sexOf } from '#kernel/citizen-id.ts'
import type { Application, MemberAnswer } from '../form.ts'
import type { Household, Member, Supporter } from './types.ts'

/** A figure that an office or an investigator found; amounts in fen, incomes monthly. */
export interface Found {
  ref: string
  field: string
  amount: number
  source: 'VERIFICATION' | 'SURVEY'
}

export interface Survey {
  sameDwelling: boolean
  sharedMeals: boolean
  monthsTogetherLast12: number
}

const yuan = (fen: number) => fen / 100

/** Whether a declared wage counts as proven before anybody has looked: an estimate takes the applicant's word. */
export interface Stage {
  found: readonly Found[]
  survey?: Survey | undefined
  trustDeclared: boolean
}

/** The application and what was found, as the rules read a household. What the survey says goes before the registers. */
export function householdOf(a: Application, { found, survey, trustDeclared }: Stage): Household {
  return {
    request: { type: 'DETERMINATION' },
    members: a.members.map((m) => memberOf(m, foundFor(m.ref, found), trustDeclared)),
    supporters: a.supporters.map(yuanSupporter),
    ...(survey ? { survey } : {}),
    assets: { ...yuanAssets(a.assets), financial: yuan(financialOf(a, found)) },
    ...yuanExpenses(a.expenses),
  }
}

/** Somebody outside the home who owes support, as the rules read one. */
export function yuanSupporter(s: Application['supporters'][number]): Supporter {
  return {
    ref: s.ref,
    relation: s.relation,
    for: s.for,
    status: s.status,
    ...(s.householdPersons === undefined ? {} : { householdPersons: s.householdPersons }),
    ...(s.householdMonthlyIncome === undefined ? {} : { householdMonthlyIncome: yuan(s.householdMonthlyIncome) }),
    ...(s.dependants === undefined ? {} : { dependants: s.dependants }),
    ...(s.monthlyIncome === undefined ? {} : { monthlyIncome: yuan(s.monthlyIncome) }),
    ...(s.documentAmount === undefined ? {} : { documentAmount: yuan(s.documentAmount) }),
  }
}

/** What the household owns, as the rules read it. */
export function yuanAssets(a: Application['assets']): NonNullable<Household['assets']> {
  return {
    financial: yuan(a.financial),
    vehicles: a.vehicles.map((v) => ({
      type: v.type,
      value: yuan(v.value),
      livelihood: v.livelihood,
      adaptedForDisabled: v.adaptedForDisabled,
    })),
    housing: a.housing,
    companies: a.companies.map((c) => ({ ...c, capital: yuan(c.capital) })),
    disposals: a.disposals.map((d) => ({ ...d, proceeds: yuan(d.proceeds), spentProved: yuan(d.spentProved) })),
  }
}

/** Consumption and rigid expenses of the last twelve months, as the rules read them. */
export function yuanExpenses({ consumption, ...e }: Application['expenses']): Pick<Household, 'consumption' | 'rigidExpenses'> {
  return {
    consumption: consumption.map((c) => ({ ...c, amount: yuan(c.amount) })),
    rigidExpenses: {
      medicalSelfPaid: yuan(e.medicalSelfPaid),
      rehabilitation: yuan(e.rehabilitation),
      schooling: yuanRecord(e.schooling),
      paidCare: yuanRecord(e.paidCare),
    },
  }
}

const yuanRecord = (r: Record<string, number>) => Object.fromEntries(Object.entries(r).map(([ref, fen]) => [ref, yuan(fen)]))

/** The figure to use for a person and field: the survey's before the highest a register answered. */
export function foundFor(ref: string, found: readonly Found[]): Map<string, Found> {
  const best = new Map<string, Found>()
  for (const f of found) {
    if (f.ref !== ref) continue
    const before = best.get(f.field)
    const better =
      !before ||
      (f.source === 'SURVEY' && before.source !== 'SURVEY') ||
      (f.source === before.source && (f.source === 'SURVEY' || f.amount > before.amount))
    if (better) best.set(f.field, f)
  }
  return best
}

function memberOf(m: MemberAnswer, found: Map<string, Found>, trustDeclared: boolean): Member {
  const declared = m.incomes
    .filter((i) => !found.has(i.kind))
    .map((i) => ({ kind: i.kind, monthly: yuan(i.monthly), verified: trustDeclared }))
  const proven = [...found.values()]
    .filter((f) => f.field !== 'FINANCIAL')
    .map((f) => ({ kind: f.field, monthly: yuan(f.amount), verified: true }))
  return {
    ref: m.ref,
    relation: m.relation,
    sex: sexOf(m.idNumber),
    birthDate: birthOf(m.idNumber),
    hukou: m.hukou,
    notCoveredElsewhereProof: m.notCoveredElsewhereProof,
    presence: m.presence,
    monthsTogetherLast12: m.monthsTogetherLast12,
    whollyDependent: m.whollyDependent,
    student: m.student,
    illness: m.illness,
    disability: m.disability,
    ...(m.labour ? { labour: m.labour } : {}),
    ...(m.exemptReason ? { exemptReason: m.exemptReason } : {}),
    ...(m.carerOf ? { carerOf: m.carerOf } : {}),
    ...(m.exemptSince ? { exemptSince: m.exemptSince } : {}),
    ...(m.marital ? { marital: m.marital } : {}),
    incomes: [...declared, ...proven],
  }
}

/** Money owned: what was declared, or what the registers add up to when that is more; a survey figure goes before both. */
function financialOf(a: Application, found: readonly Found[]): number {
  const surveyed = found.filter((f) => f.field === 'FINANCIAL' && f.source === 'SURVEY')
  const last = surveyed.at(-1)
  if (last) return last.amount
  const registered = found.filter((f) => f.field === 'FINANCIAL').reduce((sum, f) => sum + f.amount, 0)
  return Math.max(a.assets.financial, registered)
}
