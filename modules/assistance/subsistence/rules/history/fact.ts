import type { ParameterSet } from '#kernel/parameter.ts'
import { addMonthsToMonth, daysBetween, type Month, monthOf } from '#kernel/day.ts'
import { decide } from '../decide.ts'
import { lawOn } from '../law.ts'
import { patched } from '../merge-patch.ts'
import type { Evaluation, Household } from '../types.ts'

/** Something that became true of a household on a day, and the day on which the office first had it. */
export interface Fact {
  id: string
  /** The event. */
  on: string
  reportedOn: string
  /** What it changes: a merge patch on the household. */
  patch: object
}

/** All monthly money of a household in fen: its own amount and the single-person allowances. */
export const moneyOf = (e: Evaluation): number =>
  Math.round(e.monthlyAmount * 100) + e.singlePersonDibao.reduce((sum, one) => sum + Math.round(one.amount * 100), 0)

/** Money of other kinds than the household's own row: single-person allowances, expenditure support. */
export const hasOtherMoney = (e: Evaluation): boolean =>
  e.singlePersonDibao.length > 0 || e.category === 'EXPENDITURE' || (e.category === 'LOW_MARGIN' && e.monthlyAmount > 0)

const inOrder = (facts: readonly Fact[]) => [...facts].sort((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1))

/** The household with these facts, applied in the order in which they happened. */
export const withFacts = (base: Household, facts: readonly Fact[]): Household =>
  inOrder(facts).reduce((h, f) => patched(h, ofThePresent(h, f.patch)), base)

/** What is said of somebody who is gone by then says nothing; a new person comes whole, with a birthday. */
function ofThePresent(h: Household, patch: object): object {
  const { members, ...rest } = patch as { members?: Record<string, { birthDate?: string } | null> }
  if (!members) return patch
  const here = new Set(h.members.map((m) => m.ref))
  return { ...rest, members: Object.fromEntries(Object.entries(members).filter(([ref, m]) => here.has(ref) || m?.birthDate)) }
}

/**
 * The first month in which a fact works, §5.1: the month after the event; an increase that was not reported in time, the
 * month after the report. Judged on the whole monthly money with and without the fact, all others as they were on the day
 * of the event, so the order in which the office hears of several does not matter.
 */
export function worksFrom(base: Household, facts: readonly Fact[], fact: Fact, parameters: ParameterSet): Month {
  const others = facts.filter((f) => f.id !== fact.id && f.on <= fact.on)
  const without = moneyOf(decide(withFacts(base, others), fact.on, parameters, false))
  const withIt = moneyOf(decide(withFacts(base, [...others, fact]), fact.on, parameters, false))
  const law = lawOn(parameters, fact.on)
  const inTime = 'missing' in law || daysBetween(fact.on, fact.reportedOn) <= law.reportDays
  return addMonthsToMonth(monthOf(withIt > without && !inTime ? fact.reportedOn : fact.on), 1)
}

/** The facts that work in a month. */
export function factsIn(month: Month, facts: readonly { fact: Fact; from: Month }[]): Fact[] {
  return facts.filter((f) => f.from <= month).map((f) => f.fact)
}
