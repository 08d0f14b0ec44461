import { addDays, addMonthsToMonth, type Day, firstOf, type Month, monthOf } from '#kernel/day.ts'

/** The month after the last one for which a suspension may stand: from then on it is resumed or stopped. */
export const runsOutIn = (from: Month, mostMonths: number): Month => addMonthsToMonth(from, mostMonths)

/** Whether a suspension that began with a month has lasted as long as it may, on a day. */
export const hasRunOut = (from: Month, mostMonths: number, today: Day): boolean => monthOf(today) >= runsOutIn(from, mostMonths)

/** The day of the stop, so that it works from the first month that was not paid: the day before that month. */
export const stoppedOn = (from: Month): Day => addDays(firstOf(from), -1)

/** Why a household is stopped that was suspended: whoever could not be found, and whoever would not or could not prove it. */
export const stopAfter = (suspended: string): 'CONTACT_LOST' | 'REFUSED_VERIFICATION' =>
  suspended === 'CONTACT_LOST' ? 'CONTACT_LOST' : 'REFUSED_VERIFICATION'
