import type { ParameterSet } from '#kernel/parameter.ts'
import { decide } from './decide.ts'
import type { Evaluation, Household, Member } from './types.ts'

/** A change and its effect, found by running the same rules again. `subject` is the person's ref, if it is about one. */
export interface Change {
  kind: 'WAGE_UP' | 'WAGE_LIMIT' | 'SAVINGS_LIMIT' | 'MOVES_OUT' | 'SUPPORTER_LIMIT'
  subject?: string
  /** Yuan: the new amount, for the limits. */
  at?: number
  before: { category: string; monthly: number }
  after: { category: string; monthly: number }
}

const moneyOf = (e: Evaluation) => e.monthlyAmount + e.singlePersonDibao.reduce((sum, one) => sum + one.amount, 0)
const gist = (e: Evaluation) => ({ category: e.category, monthly: moneyOf(e) })

/** What would change the result: at most six lines, each computed, none estimated. */
export function whatWouldChange(h: Household, asOf: string, parameters: ParameterSet): Change[] {
  const now = decide(h, asOf, parameters, false)
  if (now.category === 'UNDECIDED') return []
  const run = (changed: Household) => decide(changed, asOf, parameters, false)
  const changes: Change[] = []
  const earner = h.members.find((m) => m.incomes?.some((i) => i.kind === 'WAGE' && i.monthly > 0))
  if (earner) {
    const wage = earner.incomes?.find((i) => i.kind === 'WAGE')?.monthly ?? 0
    const up = run(withWage(h, earner, wage + 100))
    changes.push({ kind: 'WAGE_UP', subject: earner.ref, at: wage + 100, before: gist(now), after: gist(up) })
    const limit = firstAmount(wage, 50_000, (w) => run(withWage(h, earner, w)).category !== now.category)
    if (limit !== null)
      changes.push({ kind: 'WAGE_LIMIT', subject: earner.ref, at: limit, before: gist(now), after: gist(run(withWage(h, earner, limit))) })
  }
  const saved = h.assets?.financial ?? 0
  const savings = firstAmount(saved, 2_000_000, (f) => run(withSavings(h, f)).category !== now.category)
  if (savings !== null) changes.push({ kind: 'SAVINGS_LIMIT', at: savings, before: gist(now), after: gist(run(withSavings(h, savings))) })
  for (const s of h.supporters ?? []) {
    if (s.relation !== 'CHILD' || s.status !== 'ABLE') continue
    const at = firstAmount(s.householdMonthlyIncome ?? 0, 100_000, (i) => run(withSupporter(h, s.ref, i)).category !== now.category)
    if (at !== null)
      changes.push({ kind: 'SUPPORTER_LIMIT', subject: s.ref, at, before: gist(now), after: gist(run(withSupporter(h, s.ref, at))) })
  }
  const leaver = h.members.findLast((m) => m.relation !== 'SELF' && now.countedMembers.includes(m.ref))
  if (leaver && now.countedMembers.length > 1)
    changes.push({
      kind: 'MOVES_OUT',
      subject: leaver.ref,
      before: gist(now),
      after: gist(run({ ...h, members: h.members.filter((m) => m !== leaver) })),
    })
  return changes
}

/** The first amount, to the cent, at which something changes; null when nothing does up to `most`. Amounts in yuan. */
function firstAmount(from: number, most: number, changed: (yuan: number) => boolean): number | null {
  let low = Math.round(from * 100)
  let high = most * 100
  if (low >= high || !changed(high / 100)) return null
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (changed(middle / 100)) high = middle
    else low = middle
  }
  return high / 100
}

function withWage(h: Household, earner: Member, wage: number): Household {
  const incomes = (earner.incomes ?? []).map((i) => (i.kind === 'WAGE' ? { ...i, monthly: wage } : i))
  return { ...h, members: h.members.map((m) => (m === earner ? { ...m, incomes } : m)) }
}

const withSavings = (h: Household, financial: number): Household => ({ ...h, assets: { ...h.assets, financial } })

const withSupporter = (h: Household, ref: string, income: number): Household => ({
  ...h,
  supporters: (h.supporters ?? []).map((s) => (s.ref === ref ? { ...s, householdMonthlyIncome: income } : s)),
})
