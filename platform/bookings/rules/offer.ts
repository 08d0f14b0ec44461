import { dayInShanghai } from '#kernel/day.ts'

export interface OfferRule {
  /** How long an offer stands when the slot is still far away, and when it is near. */
  farMin: number
  nearMin: number
  /** Near: at most so many hours to go. */
  nearHours: number
}

/** Until when a freed seat waits for the one who is next. */
export function offerUntil(at: Date, slotStarts: Date, rule: OfferRule): Date {
  const far = slotStarts.getTime() - at.getTime() > rule.nearHours * 3_600_000
  return new Date(at.getTime() + (far ? rule.farMin : rule.nearMin) * 60_000)
}

/** Cancelling is free until 24:00 of the day before; on the day itself it is late, though no no-show. */
export const isLateCancel = (at: Date, slotStarts: Date): boolean => dayInShanghai(at) >= dayInShanghai(slotStarts)

/** Something that lasts until a moment is over at that moment. */
export const isOver = (until: Date, at: Date): boolean => until.getTime() <= at.getTime()
