import { addDays, type Day, daysBetween, shortDay, weekdayOf } from './day.ts'
import { publishedHolidays } from './holidays.ts'
import { defineProblems, Problem } from './problem.ts'

defineProblems({
  'calendar.year_not_published': {
    status: 422,
    zh: '{year} 年的放假和调休安排还没有公布，不能计算到期日。请在国务院公布后由管理员录入日历。',
  },
})

const years = new Map<number, { off: Set<string>; work: Set<string> }>()

function yearOf(day: Day) {
  const year = Number(day.slice(0, 4))
  const known = years.get(year)
  if (known) return known
  const published = publishedHolidays[year]
  if (!published) throw new Problem('calendar.year_not_published', { year })
  const made = { off: new Set(published.off.split(' ')), work: new Set(published.work.split(' ')) }
  years.set(year, made)
  return made
}

/** Whether offices work on this day. Throws `calendar.year_not_published`. */
export function isWorkingDay(day: Day): boolean {
  const { off, work } = yearOf(day)
  const weekday = weekdayOf(day)
  return weekday === 0 || weekday === 6 ? work.has(day.slice(5)) : !off.has(day.slice(5))
}

/** The n-th working day after a day; the day of receipt is day 0 and never counts. Throws `calendar.year_not_published`. */
export function addWorkingDays(start: Day, n: number): Day {
  let day = start
  for (let left = n; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day)) left--
  }
  return day
}

/**
 * The last day of a period in which somebody must act: where it falls on a day off, the next working day. A year whose
 * holidays are not published keeps the plain date.
 */
export function endOfPeriod(day: Day): Day {
  try {
    let last = day
    while (!isWorkingDay(last)) last = addDays(last, 1)
    return last
  } catch {
    return day
  }
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: Day, to: Day): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count++
  return count
}

export interface Deadline {
  due: Day
  today: Day
  used: number
  limit: number
  unit: 'working_days' | 'calendar_days'
}

/** A deadline in words; amber from 80 % of the limit or two days left, red only when late. */
export function deadlineText({ due, today, used, limit, unit }: Deadline): { text: string; level: 'calm' | 'soon' | 'late' } {
  const word = unit === 'working_days' ? '个工作日' : '天'
  const between = unit === 'working_days' ? safeBetween : daysBetween
  if (today > due) return { text: `已超期 ${between(due, today)} ${word}`, level: 'late' }
  if (today === due) return { text: '今天 17:00 前', level: 'soon' }
  const left = between(today, due)
  const level = left <= 2 || used >= limit * 0.8 ? 'soon' : 'calm'
  return { text: `还剩 ${left} ${word}（${shortDay(due)}止）`, level }
}

function safeBetween(from: Day, to: Day): number {
  try {
    return workingDaysBetween(from, to)
  } catch {
    return daysBetween(from, to)
  }
}
