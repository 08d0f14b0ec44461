import { addMonthsToMonth, firstOf, type Month } from '#kernel/day.ts'
import type { ParameterSet } from '#kernel/parameter.ts'
import { decideBy } from '../decide.ts'
import { lawOfMonth } from '../law.ts'
import type { Evaluation, Household } from '../types.ts'
import { type Fact, factsIn, moneyOf, withFacts, worksFrom } from './fact.ts'

/** What one month is due. `evaluation` is kept so that a row can be written from it. */
export interface DueMonth {
  month: Month
  fen: number
  evaluation: Evaluation
}

export interface History {
  /** The household as it was granted. */
  base: Household
  /** The first month of the grant. */
  from: Month
  /** Days of the grant and of every completed re-check: a new minimum wage works from the next of them. */
  rechecks: readonly string[]
  facts: readonly Fact[]
}

/** Every month of an entitlement from its grant through a month, each with its own parameters and the facts that work in it. */
export function dueMonths({ base, from, rechecks, facts }: History, through: Month, parameters: ParameterSet): DueMonth[] {
  const dated = facts.map((fact) => ({ fact, from: worksFrom(base, facts, fact, parameters) }))
  const due: DueMonth[] = []
  let known = ''
  let household = base
  for (let month = from; month <= through; month = addMonthsToMonth(month, 1)) {
    const working = factsIn(month, dated)
    const key = working.map((f) => f.id).join()
    if (key !== known) {
      household = withFacts(base, working)
      known = key
    }
    const first = firstOf(month)
    const recheck = rechecks.filter((d) => d <= first).at(-1) ?? rechecks[0] ?? first
    const evaluation = decideBy(household, lawOfMonth(parameters, first, recheck), false)
    due.push({ month, fen: moneyOf(evaluation), evaluation })
  }
  return due
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
