import type { ParameterSet } from '#kernel/parameter.ts'
import { addMonthsToMonth, firstOf, type Month } from '#kernel/day.ts'
import { decideBy } from '../decide.ts'
import { lawOfMonth } from '../law.ts'
import type { Category, Evaluation, Household } from '../types.ts'
import { type Fact, factsIn, withFacts, worksFrom } from './fact.ts'
import { isPaid, isValid, noWindow, type Part, partsOf, type WindowRule, windowsIn } from './parts.ts'

/** What one month is due. `evaluation` is kept so that a row can be written from it; a month paid as before has none. */
export interface DueMonth {
  month: Month
  fen: number
  category: Category
  parts: Part[]
  evaluation: Evaluation | null
}

export interface History {
  /** The household as it was granted. */
  base: Household
  /** The first month of the grant. */
  from: Month
  /** Days of the grant and of every completed re-check: a new minimum wage works from the next of them. */
  rechecks: readonly string[]
  facts: readonly Fact[]
  /** What a bureau paid before it came to this system: holds until the first fact, or the first new standard. */
  paidBefore?: readonly Part[] | undefined
}

/**
 * Every month of a household from its grant through a month, each with its own parameters and the facts that work in it.
 * Where the household no longer qualifies, or a stop works, its time on the books is over: a return is a new application.
 */
export function dueMonths(history: History, through: Month, parameters: ParameterSet): DueMonth[] {
  const { base, from, rechecks, facts } = history
  const dated = facts.map((fact) => ({ fact, from: worksFrom(base, facts, fact, parameters) }))
  const asBefore = paidAsBefore(history, dated, parameters)
  const rule = windowRule(parameters, from)
  const due: DueMonth[] = []
  let known: string | undefined
  let household = base
  let windows = noWindow
  let ended = false
  let untilKnown = false
  for (let month = from; month <= through || untilKnown; month = addMonthsToMonth(month, 1)) {
    if (asBefore && month < asBefore.until) {
      due.push({ ...asBefore.due, month })
      continue
    }
    const working = factsIn(month, dated)
    const key = working.map((f) => f.id).join()
    if (key !== known) household = withFacts(base, working, parameters)
    known = key
    const evaluation = evaluated(household, month, rechecks, parameters)
    if (isOver(evaluation) || working.some((f) => f.told.kind === 'STOP')) ended = true
    windows = windowsIn(month, evaluation, windows, working.filter((f) => f.told.kind === 'EXPENSES').length, rule)
    if (evaluation.category === 'EXPENDITURE' && !isValid(month, windows, rule)) ended = true
    const paid = isPaid(month, windows, rule)
    const parts = ended ? [] : partsOf(evaluation, paid)
    // What ends by itself is told to its end: a window of help, the year of an expenditure family.
    untilKnown = !ended && evaluation.months !== null && (paid || evaluation.category === 'EXPENDITURE')
    const category = ended ? 'REJECTED' : evaluation.category
    due.push({ month, fen: parts.reduce((sum, p) => sum + p.fen, 0), category, parts, evaluation })
  }
  return due
}

/** No longer qualified, or nobody left to be helped. */
const isOver = (e: Evaluation): boolean => e.category === 'REJECTED' || e.reasons.includes('NO_COUNTED_MEMBER')

function evaluated(household: Household, month: Month, rechecks: readonly string[], parameters: ParameterSet): Evaluation {
  const first = firstOf(month)
  const recheck = rechecks.filter((d) => d <= first).at(-1) ?? rechecks[0] ?? first
  return decideBy(inMonth(household), lawOfMonth(parameters, first, recheck), false)
}

const monthly = new WeakMap<Household, Household>()

/** The same household asked about a month it is paid for: a new job's exemption may apply (§4.3). */
function inMonth(h: Household): Household {
  let asked = monthly.get(h)
  if (!asked) {
    asked = { ...h, request: { type: 'DETERMINATION', purpose: 'MONTH', current: { category: 'DIBAO', monthlyAmount: 0 } } }
    monthly.set(h, asked)
  }
  return asked
}

function windowRule(parameters: ParameterSet, from: Month): WindowRule {
  const value = (key: string) => Number(parameters.find(key, firstOf(from))?.value ?? 0)
  return { months: value('expenditure.months'), validity: value('expenditure.validity'), renewals: value('expenditure.renewals') }
}

/** Until when an amount of before is kept: the first month in which a fact works, or of a standard that was not the one then. */
function paidAsBefore({ paidBefore, from }: History, dated: readonly { from: Month }[], parameters: ParameterSet) {
  const [own] = paidBefore ?? []
  if (!paidBefore || !own) return undefined
  const then = parameters.find('dibao.standard', firstOf(from))
  const next = then?.validTo?.slice(0, 7)
  const until = [next, ...dated.map((d) => d.from)].filter((m) => m !== undefined).sort()[0] ?? '9999-12'
  const fen = paidBefore.reduce((sum, p) => sum + p.fen, 0)
  return { until, due: { fen, category: own.category as Category, parts: [...paidBefore], evaluation: null } }
}

/** What was written for a month until now: every line of it, in fen. */
export type Written = ReadonlyMap<Month, number>

export interface Difference {
  month: Month
  /** Above zero: back pay; below: paid too much. */
  fen: number
}

/** The lines that bring what was written to what is due, for the months that were written or are over. */
export function differences(due: readonly DueMonth[], written: Written, through: Month): Difference[] {
  return due
    .filter((d) => d.month <= through)
    .flatMap((d) => {
      const fen = d.fen - (written.get(d.month) ?? 0)
      return fen === 0 ? [] : [{ month: d.month, fen }]
    })
}
