import { addDays, type Day, daysBetween } from '#kernel/day.ts'

export interface NoShowRule {
  /** Two no-shows at most this many days apart block. */
  withinDays: number
  /** For this many days, the first being the day after the second. */
  blockDays: number
}

export interface Block {
  from: Day
  to: Day
}

/** The stretches in which online booking is closed to somebody who did not come on these days. */
export function blocksOf(noShows: readonly Day[], rule: NoShowRule): Block[] {
  const days = [...noShows].sort()
  return days.flatMap((second, i) => {
    const first = days[i - 1]
    if (first === undefined || daysBetween(first, second) > rule.withinDays) return []
    return [{ from: addDays(second, 1), to: addDays(second, rule.blockDays) }]
  })
}

/** The stretch that a day lies in. */
export const blockOn = (noShows: readonly Day[], rule: NoShowRule, on: Day): Block | undefined =>
  blocksOf(noShows, rule).find((b) => b.from <= on && on <= b.to)
