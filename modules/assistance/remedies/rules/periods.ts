import { endOfPeriod } from '#kernel/calendar.ts'
import { addDays, addMonths, type Day } from '#kernel/day.ts'

export const remedyKinds = ['COMPLAINT', 'RECONSIDERATION', 'LITIGATION'] as const
export type RemedyKind = (typeof remedyKinds)[number]

/** How long one may apply after the delivery: dated parameters. */
export interface ApplyLimits {
  reconsiderationDays: number
  courtMonths: number
}

export interface Period {
  /** A period begins with the delivery of the letter; before it nothing can be late. */
  begun: boolean
  /** The last day; null where it has not begun, and for a complaint, which has none. */
  until: Day | null
  late: boolean
}

/**
 * The period in which a decision may be contested, as of a day. It runs from the recorded delivery, not from the date on
 * the letter; the day of delivery does not count, and a last day that is a day off moves to the next working day.
 */
export function periodOf(kind: RemedyKind, deliveredOn: Day | null, on: Day, limits: ApplyLimits): Period {
  if (kind === 'COMPLAINT') return { begun: true, until: null, late: false }
  if (deliveredOn === null || deliveredOn > on) return { begun: false, until: null, late: false }
  const last = kind === 'RECONSIDERATION' ? addDays(deliveredOn, limits.reconsiderationDays) : addMonths(deliveredOn, limits.courtMonths)
  const until = endOfPeriod(last)
  return { begun: true, until, late: on > until }
}

/** Whether something that was received on a day is inside the period of a notice: its last day counts to the end. */
export const isDuringNotice = (notice: { postedOn: Day; endsOn: Day }, receivedOn: Day): boolean =>
  receivedOn >= notice.postedOn && receivedOn <= notice.endsOn
