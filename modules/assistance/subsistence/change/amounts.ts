import type { Month } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { DueMonth } from '../rules/history/months.ts'
import { differences } from '../rules/history/months.ts'

/** Months of the same class, money and people in one stretch; the last goes on until further notice. */
export interface Stretch {
  from: Month
  until: Month | null
  category: string
  fen: number
  counted: string[]
  payable: string[]
}

const sign = (d: DueMonth) =>
  [d.evaluation.category, d.fen, d.evaluation.countedMembers.join(), d.evaluation.payableMembers.join()].join('|')

export function stretchesOf(due: readonly DueMonth[]): Stretch[] {
  const found: Stretch[] = []
  let last = ''
  for (const d of due) {
    const open = found.at(-1)
    if (open && sign(d) === last) continue
    if (open) open.until = d.month
    last = sign(d)
    const { category, countedMembers, payableMembers } = d.evaluation
    found.push({ from: d.month, until: null, category, fen: d.fen, counted: countedMembers, payable: payableMembers })
  }
  return found
}

/** What was written into rolls for an entitlement, by month, in fen. */
export async function writtenFor(tx: Tx, entitlementId: string): Promise<Map<Month, number>> {
  const rows = await tx
    .selectFrom('payment_line')
    .select(['covered_month', (eb) => eb.fn.sum<number>('fen').as('fen')])
    .where('payable_id', '=', entitlementId)
    .where('kind', 'in', ['due', 'arrears', 'correction'])
    .groupBy('covered_month')
    .execute()
  return new Map(rows.map((r) => [r.covered_month.slice(0, 7), Number(r.fen)]))
}

/** Back pay and what was paid too much, for the months that a roll was written for. */
export async function owed(tx: Tx, entitlementId: string, due: readonly DueMonth[]) {
  const written = await writtenFor(tx, entitlementId)
  const through = [...written.keys()].sort().at(-1)
  const months = through ? differences(due, written, through) : []
  const sum = (take: (fen: number) => boolean) => months.filter((m) => take(m.fen)).reduce((total, m) => total + m.fen, 0)
  return { months, backPayFen: sum((fen) => fen > 0), overpaidFen: -sum((fen) => fen < 0) }
}
