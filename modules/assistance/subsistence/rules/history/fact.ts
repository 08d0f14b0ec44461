import type { ParameterSet } from '#kernel/parameter.ts'
import { addMonthsToMonth, daysBetween, type Month, monthOf } from '#kernel/day.ts'
import type { ChangeAnswers } from '../../change/form.ts'
import { decide } from '../decide.ts'
import { lawOn } from '../law.ts'
import { patched } from '../merge-patch.ts'
import type { Evaluation, Household } from '../types.ts'
import { patchOf } from './patch.ts'

/** Something that became true of a household on a day, and the day on which the office first had it; kept as it was told. */
export interface Fact {
  id: string
  /** The event. */
  on: string
  reportedOn: string
  told: ChangeAnswers
}

/** All monthly money of a household in fen: its own amount and the single-person allowances. */
export const moneyOf = (e: Evaluation): number =>
  Math.round(e.monthlyAmount * 100) + e.singlePersonDibao.reduce((sum, one) => sum + Math.round(one.amount * 100), 0)

const inOrder = (facts: readonly Fact[]) => [...facts].sort((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1))

/** The household with these facts, each applied to what the earlier ones had made of it: the order of hearing plays no part. */
export const withFacts = (base: Household, facts: readonly Fact[], parameters: ParameterSet): Household =>
  inOrder(facts).reduce((h, f) => patched(h, ofThePresent(h, patchOf(f.told, h, parameters))), base)

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
  const afterEvent = addMonthsToMonth(monthOf(fact.on), 1)
  if (fact.told.kind === 'STOP') return afterEvent
  const law = lawOn(parameters, fact.on)
  if ('missing' in law || daysBetween(fact.on, fact.reportedOn) <= law.reportDays) return afterEvent
  const others = facts.filter((f) => f.id !== fact.id && f.on <= fact.on)
  const without = moneyOf(decide(withFacts(base, others, parameters), fact.on, parameters, false))
  const withIt = moneyOf(decide(withFacts(base, [...others, fact], parameters), fact.on, parameters, false))
  return withIt > without ? addMonthsToMonth(monthOf(fact.reportedOn), 1) : afterEvent
}

/** The facts that work in a month. */
export function factsIn(month: Month, facts: readonly { fact: Fact; from: Month }[]): Fact[] {
  return facts.filter((f) => f.from <= month).map((f) => f.fact)
}
