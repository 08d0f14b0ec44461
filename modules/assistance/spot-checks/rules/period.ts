import { addDays, addMonthsToMonth, type Day, firstOf } from '#kernel/day.ts'

export const drawKinds = ['NEW_CASES', 'STOCK', 'STOPPED'] as const
export type DrawKind = (typeof drawKinds)[number]

/** 2020-09 for new cases, 2020-Q3 for the stock. */
export const periodPattern = /^\d{4}-(0[1-9]|1[0-2]|Q[1-4])$/

/** The first day of a period and the first day after it; undefined where the kind has other periods. */
export function boundsOf(kind: DrawKind, period: string): { from: Day; until: Day } | undefined {
  const [year = '', part = ''] = period.split('-')
  const quarter = part.startsWith('Q')
  if (quarter === (kind === 'NEW_CASES')) return undefined
  const first = quarter ? `${year}-${String((Number(part[1]) - 1) * 3 + 1).padStart(2, '0')}` : period
  return { from: firstOf(first), until: firstOf(addMonthsToMonth(first, quarter ? 3 : 1)) }
}

/** The period that a day lies in. */
export const periodOf = (kind: DrawKind, day: Day): string =>
  kind === 'NEW_CASES' ? day.slice(0, 7) : `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

/** 2020年9月, 2020年第3季度. */
export function periodWords(period: string): string {
  const [year = '', part = ''] = period.split('-')
  return part.startsWith('Q') ? `${year}年第${part[1]}季度` : `${year}年${Number(part)}月`
}

export const lastDay = ({ until }: { until: Day }): Day => addDays(until, -1)
