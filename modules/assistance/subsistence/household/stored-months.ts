import { addMonthsToMonth, firstOf, type Month } from '#kernel/day.ts'
import type { StoredRow } from '#platform/entitlements/rows.ts'
import type { Category } from '../rules/types.ts'

/** What the books hold for a month of a household, all its parts together. */
export interface StoredMonth {
  month: Month
  fen: number
  category: Category
}

/** The months of a household as its rows say them now, from one month through another. */
export function storedMonths(rows: readonly StoredRow[], from: Month, through: Month): StoredMonth[] {
  const months: StoredMonth[] = []
  for (let month = from; month <= through; month = addMonthsToMonth(month, 1)) {
    const first = firstOf(month)
    const inForce = rows.filter((r) => r.validFrom <= first && (r.validTo === null || r.validTo > first))
    const own = inForce.find((r) => r.part === 'household')
    months.push({
      month,
      fen: inForce.reduce((sum, r) => sum + r.monthlyFen, 0),
      category: (own?.category ?? 'REJECTED') as Category,
    })
  }
  return months
}
