import type { ParameterSet } from '#kernel/parameter.ts'
import { decide } from './decide.ts'
import type { Evaluation, Household, Member } from './types.ts'

/** A change and its effect, found by running the same rules again. `subject` is the person's ref, if it is about one. */
export interface Change {
  kind: 'WAGE_UP' | 'WAGE_LIMIT' | 'WAGE_DOWN' | 'SAVINGS_LIMIT' | 'SAVINGS_DOWN' | 'MOVES_OUT' | 'SUPPORTER_LIMIT'
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
  if (now.category === 'REJECTED') changes.push(...whatWouldHelp(h, now, earner, run))
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
  if (leaver && now.countedMembers.length > 1) {
    const after = gist(run({ ...h, members: h.members.filter((m) => m !== leaver) }))
    // A refusal that stays one needs no line.
    if (now.category !== 'REJECTED' || after.category !== 'REJECTED')
      changes.push({ kind: 'MOVES_OUT', subject: leaver.ref, before: gist(now), after })
  }
  return changes
}

/** For a refused household: down to which savings, or which wage, the answer would have been another. */
function whatWouldHelp(h: Household, now: Evaluation, earner: Member | undefined, run: (h: Household) => Evaluation): Change[] {
  const found: Change[] = []
  const saved = h.assets?.financial ?? 0
  const savings = lastAmount(saved, (f) => run(withSavings(h, f)).category !== 'REJECTED')
  if (savings !== null) found.push({ kind: 'SAVINGS_DOWN', at: savings, before: gist(now), after: gist(run(withSavings(h, savings))) })
  if (!earner) return found
  const wage = earner.incomes?.find((i) => i.kind === 'WAGE')?.monthly ?? 0
  const less = lastAmount(wage, (w) => run(withWage(h, earner, w)).category !== 'REJECTED')
  if (less !== null)
    found.push({ kind: 'WAGE_DOWN', subject: earner.ref, at: less, before: gist(now), after: gist(run(withWage(h, earner, less))) })
  return found
}

/** The highest amount below `from`, to the cent, at which something holds; null when it does not even at nothing. */
function lastAmount(from: number, holds: (yuan: number) => boolean): number | null {
  let low = 0
  let high = Math.round(from * 100)
  if (high === 0 || !holds(0)) return null
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle / 100)) low = middle
    else high = middle
  }
  return low / 100
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
