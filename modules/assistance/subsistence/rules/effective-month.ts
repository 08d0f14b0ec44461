import { addMonthsToMonth, daysBetween, monthOf } from '#kernel/day.ts'
import type { Law } from './law.ts'
import { fenOf } from './person.ts'
import type { Category, Household } from './types.ts'

/** First month of the new amount, §5.1; `monthly` is all monthly money of the household in fen. */
export function effectiveMonth(h: Household, category: Category, monthly: number, law: Law): string | null {
  if (category === 'UNDECIDED') return null
  const request = h.request
  const purpose = request?.purpose ?? (request?.change ? 'CHANGE' : 'FIRST')
  if (purpose === 'MONTH') return monthOf(law.on)
  if (purpose === 'FIRST' || !request?.change) return category === 'REJECTED' ? null : addMonthsToMonth(monthOf(law.on), 1)
  const { eventDate, reportedOn } = request.change
  const increase = category !== 'REJECTED' && monthly > fenOf(request.current?.monthlyAmount)
  const inTime = daysBetween(eventDate, reportedOn) <= law.reportDays
  return addMonthsToMonth(monthOf(increase && !inTime ? reportedOn : eventDate), 1)
}
