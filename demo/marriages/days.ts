import { isWorkingDay } from '#kernel/calendar.ts'
import { addDays, type Day } from '#kernel/day.ts'
import type { Random } from '../random.ts'

// Days on which couples come in crowds, by how many ordinary days they are worth.
const crowded: Record<string, number> = {
  '2020-05-20': 14,
  '2020-08-25': 7,
  '2020-10-10': 5,
  '2020-05-21': 4,
  '2020-09-09': 3,
  '2020-12-12': 3,
}
// The registry was shut by the epidemic.
const shut: { from: Day; until: Day }[] = [{ from: '2020-01-31', until: '2020-02-17' }]

/** The days of a year on which the registry was open, up to a last one. */
export function openDays(year: number, until: Day): Day[] {
  const days: Day[] = []
  for (let day = `${year}-01-01`; day <= until; day = addDays(day, 1))
    if (isWorkingDay(day) && !shut.some((s) => day >= s.from && day < s.until)) days.push(day)
  return days
}

/** Draws an open day; marriages crowd on the days that couples like. */
export function dayDrawer(days: readonly Day[], random: Random, liked: boolean): () => Day {
  const weights = days.map((d) => (liked ? (crowded[d] ?? 1) : 1))
  const total = weights.reduce((sum, w) => sum + w, 0)
  return () => {
    let at = random.next() * total
    for (const [i, w] of weights.entries()) {
      at -= w
      if (at < 0) return days[i] as Day
    }
    return days.at(-1) as Day
  }
}

// 08:30 to 11:30 and 13:30 to 17:00; the middle of the morning is fullest.
const hours: [hour: number, from: number, to: number, weight: number][] = [
  [8, 30, 59, 2],
  [9, 0, 59, 6],
  [10, 0, 59, 6],
  [11, 0, 25, 2],
  [13, 30, 59, 2],
  [14, 0, 59, 5],
  [15, 0, 59, 4],
  [16, 0, 50, 2],
]
const slots = hours.flatMap(([hour, from, to, weight]) => Array.from({ length: weight }, () => ({ hour, from, to })))

/** A time of day when the registry is open: 09:20. */
export function officeTime(random: Random): string {
  const { hour, from, to } = random.pick(slots)
  return `${String(hour).padStart(2, '0')}:${String(random.between(from, to)).padStart(2, '0')}`
}
