import { addDays, type Day } from '#kernel/day.ts'
import type { DayLaw } from './law.ts'
import type { RestDays } from './rest-days.ts'

/** The dates of a divorce by agreement, as the receipt prints them. */
export interface CoolingDates {
  nominalCoolingEnd: Day
  /** The last day on which either may withdraw. */
  coolingEnd: Day
  windowOpens: Day
  /** The first day of the window on which the office works. */
  firstWorkday: Day
  nominalWindowEnd: Day
  /** The last day on which both may come for the certificate. */
  windowEnd: Day
}

/** The first day from this one on that is not a day of rest. */
export function firstWorkdayFrom(day: Day, isRestDay: RestDays): Day {
  let found = day
  while (isRestDay(found)) found = addDays(found, 1)
  return found
}

/**
 * Counts the two periods of 民法典 art. 1077 from the day of receipt, which is not counted (art. 201). A last day of rest moves on
 * (art. 203): always for the second period, for the first as the county has decided.
 */
export function coolingDates(
  received: Day,
  { coolingDays, windowDays, extendIfRestDay }: Pick<DayLaw, 'coolingDays' | 'windowDays' | 'extendIfRestDay'>,
  isRestDay: RestDays,
): CoolingDates {
  const nominalCoolingEnd = addDays(received, coolingDays)
  const coolingEnd = extendIfRestDay ? firstWorkdayFrom(nominalCoolingEnd, isRestDay) : nominalCoolingEnd
  const windowOpens = addDays(coolingEnd, 1)
  const nominalWindowEnd = addDays(coolingEnd, windowDays)
  return {
    nominalCoolingEnd,
    coolingEnd,
    windowOpens,
    firstWorkday: firstWorkdayFrom(windowOpens, isRestDay),
    nominalWindowEnd,
    windowEnd: firstWorkdayFrom(nominalWindowEnd, isRestDay),
  }
}
