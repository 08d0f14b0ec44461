import { addMonthsToMonth, type Month } from '#kernel/day.ts'
import type { Evaluation } from '../types.ts'

/** One stream of a household's money in a month: its own row, expenditure support beside it, one member's allowance. */
export interface Part {
  /** household, expenditure, or single:<ref>. */
  part: string
  kind: string
  category: string
  fen: number
  counted: string[]
  payable: string[]
}

/**
 * The windows of expenditure help, §5.7: so many months of money from when it first fits, once more with new receipts, and
 * a status that holds a year from the last receipts.
 */
export interface Windows {
  /** First month of the present window; null before any. */
  moneyFrom: Month | null
  opened: number
}

export const noWindow: Windows = { moneyFrom: null, opened: 0 }

export interface WindowRule {
  months: number
  validity: number
  renewals: number
}

/** Opens a window where help fits: the first, and when it is over the next that new receipts allow. */
export function windowsIn(month: Month, e: Evaluation, before: Windows, receipts: number, rule: WindowRule): Windows {
  if (e.months === null || isPaid(month, before, rule)) return before
  const allowed = 1 + Math.min(receipts, rule.renewals)
  return before.opened < allowed ? { moneyFrom: month, opened: before.opened + 1 } : before
}

const fenOf = (yuan: number) => Math.round(yuan * 100)

/** Whether money of a window is paid in a month. */
export const isPaid = (month: Month, w: Windows, rule: WindowRule): boolean =>
  w.moneyFrom !== null && month < addMonthsToMonth(w.moneyFrom, rule.months)

/** Whether the status of an expenditure family still holds. */
export const isValid = (month: Month, w: Windows, rule: WindowRule): boolean =>
  w.moneyFrom === null || month < addMonthsToMonth(w.moneyFrom, rule.validity)

/** What a month's evaluation pays, part by part. `paid` says whether expenditure money is inside its window. */
export function partsOf(e: Evaluation, paid: boolean): Part[] {
  const { category, countedMembers: counted, payableMembers: payable } = e
  if (category === 'REJECTED' || category === 'UNDECIDED') return []
  const support = e.months !== null && paid ? fenOf(e.monthlyAmount) : 0
  const own = category === 'DIBAO' ? fenOf(e.monthlyAmount) : category === 'EXPENDITURE' ? support : 0
  const parts: Part[] = [{ part: 'household', kind: category, category, fen: own, counted, payable }]
  if (category === 'LOW_MARGIN' && support > 0)
    parts.push({ part: 'expenditure', kind: 'EXPENDITURE', category, fen: support, counted, payable })
  for (const one of e.singlePersonDibao)
    parts.push({
      part: `single:${one.member}`,
      kind: 'DIBAO_SINGLE',
      category,
      fen: fenOf(one.amount),
      counted: [one.member],
      payable: [one.member],
    })
  return parts
}
