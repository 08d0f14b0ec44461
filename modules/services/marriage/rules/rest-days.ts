import { isWorkingDay } from '#kernel/calendar.ts'
import { type Day, weekdayOf } from '#kernel/day.ts'

export type RestDays = (day: Day) => boolean

const isWeekend = (day: Day) => weekdayOf(day) === 0 || weekdayOf(day) === 6

/**
 * The county's days of rest. Of a year whose holidays the State Council has not published only the weekends are known: dates
 * that reach into it are provisional and are counted again when it is.
 */
export const countyRestDays: RestDays = (day) => (isPublished(day) ? !isWorkingDay(day) : isWeekend(day))

/** Whether the calendar of a day's year is published. */
export function isPublished(day: Day): boolean {
  try {
    isWorkingDay(day)
    return true
  } catch {
    return false
  }
}

/** Days of rest by a calendar that a case brings along. */
export function restDaysOf({ holidays, makeupWorkdays }: { holidays: readonly Day[]; makeupWorkdays: readonly Day[] }): RestDays {
  const off = new Set(holidays)
  const work = new Set(makeupWorkdays)
  return (day) => off.has(day) || (isWeekend(day) && !work.has(day))
}
