import { addDays, type Day, dayInShanghai } from '#kernel/day.ts'

/** A moment in Asia/Shanghai: the day and the time of day as HH:MM:SS.mmm. */
export interface Moment {
  day: Day
  time: string
}

/**
 * Reads a day (then it lies within office hours), a local time, or an instant with Z or an offset. Text order of the time is time
 * order.
 */
export function momentOf(text: string): Moment {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return { day: text, time: '12:00:00.000' }
  if (/(Z|[+-]\d\d:?\d\d)$/.test(text)) {
    const instant = new Date(text)
    return { day: dayInShanghai(instant), time: new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 23) }
  }
  const [day = '', clock = '00:00'] = text.split('T')
  if (clock.startsWith('24')) return { day: addDays(day, 1), time: '00:00:00.000' }
  return { day, time: `${clock}${'00:00:00.000'.slice(clock.length)}` }
}
