/** A calendar date in China, 'YYYY-MM-DD'; text order is date order. */
export type Day = string
/** A month, 'YYYY-MM'. */
export type Month = string

// China has kept one time without summer time since 1992; every act that is recorded here is later.
const ahead = 8 * 3_600_000
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false })

/** The date in Asia/Shanghai at an instant, whatever the machine's zone. */
export const dayInShanghai = (instant: Date): Day => new Date(instant.getTime() + ahead).toISOString().slice(0, 10)

/** 14:30 in Asia/Shanghai. */
export const timeInShanghai = (instant: Date): string => clock.format(instant)

const utc = (day: Day) => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))
const fromUtc = (ms: number): Day => new Date(ms).toISOString().slice(0, 10)

/** Whether the text is a date that exists. */
export const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(utc(text)) && fromUtc(utc(text)) === text

export const addDays = (day: Day, n: number): Day => fromUtc(utc(day) + n * 86_400_000)
export const daysBetween = (from: Day, to: Day): number => Math.round((utc(to) - utc(from)) / 86_400_000)
/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (day: Day): number => new Date(utc(day)).getUTCDay()

export const monthOf = (day: Day): Month => day.slice(0, 7)
export const firstOf = (month: Month): Day => `${month}-01`

export function addMonthsToMonth(month: Month, n: number): Month {
  const total = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + n
  return `${String(Math.floor(total / 12)).padStart(4, '0')}-${String((((total % 12) + 12) % 12) + 1).padStart(2, '0')}`
}

/** The same day number n months away, or the last day of a shorter month. */
export function addMonths(day: Day, n: number): Day {
  const month = addMonthsToMonth(monthOf(day), n)
  const last = Number(addDays(firstOf(addMonthsToMonth(month, 1)), -1).slice(8))
  return `${month}-${String(Math.min(Number(day.slice(8)), last)).padStart(2, '0')}`
}

/** Full years on a date: a year is complete on the birthday itself; born 29 February, on 1 March of a common year. */
export function ageOn(birth: Day, on: Day): number {
  const years = yearIn(on) - yearIn(birth)
  return monthDayIn(on) < monthDayIn(birth) ? years - 1 : years
}

// Read sign by sign: a run over a million households asks for ages ten million times, and slices would be its garbage.
const digit = (day: Day, at: number) => day.charCodeAt(at) - 48
const yearIn = (day: Day) => digit(day, 0) * 1000 + digit(day, 1) * 100 + digit(day, 2) * 10 + digit(day, 3)
const monthDayIn = (day: Day) => digit(day, 5) * 1000 + digit(day, 6) * 100 + digit(day, 8) * 10 + digit(day, 9)

/** 2021年1月28日 */
export const chineseDay = (day: Day): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
/** 1月28日 */
export const shortDay = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
/** 2021年2月 */
export const chineseMonth = (month: Month): string => `${Number(month.slice(0, 4))}年${Number(month.slice(5, 7))}月`
/** 星期四 */
export const chineseWeekday = (day: Day): string => `星期${'日一二三四五六'[weekdayOf(day)]}`
