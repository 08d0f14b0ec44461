import { addMonths, type Day } from '#kernel/day.ts'
import type { ParameterSet } from '#kernel/parameter.ts'
import { countedMembers } from './household.ts'
import type { Law } from './law.ts'
import { capacityOf, fenOf, isOfLabourAge, isSeriouslyIll, isStudent } from './person.ts'
import type { Category, Household, Member } from './types.ts'

/** How often a household is looked at; C most often, and the letters order themselves. */
export const reviewClasses = ['A', 'B', 'C'] as const
export type ReviewClass = (typeof reviewClasses)[number]

const stable = new Set(['PENSION', 'RESIDENT_PENSION', 'SUPPORT'])

/**
 * The class by rule, §8.1. A: nobody who could work, with pensions, support or nothing. C: somebody who could work without
 * a verified wage, or income that comes and goes (own trade, a wage nobody has verified, a new job). B: everything between.
 */
export function reviewClassOf(h: Household, law: Law): ReviewClass {
  const { members } = countedMembers(h, law)
  const workers = members.filter((m) => couldWork(m, law))
  if (workers.some((m) => !hasVerifiedWage(m)) || members.some(isUnsteady)) return 'C'
  if (workers.length > 0) return 'B'
  return members.every((m) => incomesOf(m).every((i) => stable.has(i.kind))) ? 'A' : 'B'
}

const couldWork = (m: Member, law: Law): boolean =>
  isOfLabourAge(m, law) && capacityOf(m, law) !== 'NONE' && !isStudent(m) && !isSeriouslyIll(m)

const incomesOf = (m: Member) => (m.incomes ?? []).filter((i) => fenOf(i.monthly) > 0 && !i.kind.startsWith('EX_'))

const hasVerifiedWage = (m: Member): boolean => incomesOf(m).some((i) => i.kind === 'WAGE' && i.verified !== false)

const isUnsteady = (m: Member): boolean =>
  m.newJob !== undefined || incomesOf(m).some((i) => i.kind === 'OPERATING' || (i.kind === 'WAGE' && i.verified === false))

/** Months between two re-checks, by the law of a day: a low-margin or expenditure family has its own interval, §8.1. */
export function reviewMonths(category: Category, cls: ReviewClass, on: Day, parameters: ParameterSet): number | undefined {
  const months = parameters.find('review.months', on)?.value as Record<string, number> | undefined
  return months?.[category === 'DIBAO' ? cls : category]
}

/** The day by which the next re-check is due: the last completed one and the interval. */
export const reviewDue = (lastOn: Day, months: number): Day => addMonths(lastOn, months)

/** The stricter of two classes. */
export const stricter = (a: ReviewClass, b: ReviewClass): ReviewClass => (a > b ? a : b)
