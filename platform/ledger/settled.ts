import { sql } from 'kysely'
import type { Month } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tx.ts'
import { cancelReturned } from './cancel.ts'
import { bookClaims } from './claims.ts'

/**
 * What a household has had for each month, in fen: every line that was written for it, in whatever roll, less what was
 * cancelled and what came back. A line that the bank returned and that is still owed is on its way and counts.
 */
export async function settledByMonth(tx: Tx, rootIds: readonly string[]): Promise<Map<string, Map<Month, number>>> {
  const { rows } = await sql<{ root: string; month: string; fen: number }>`
    select root, month, sum(fen)::bigint as fen from (
      select l.group_id as root, l.covered_month as month, l.fen from payment_line l
      where l.group_id = any(${[...rootIds]}::uuid[]) and l.kind <> 'repay'
        and not exists (select from bank_attempt a where a.line_id = l.id and a.result = 'cancelled')
      union all
      select root_id, month, -fen from recovery_entry where kind = 'return' and root_id = any(${[...rootIds]}::uuid[])) as had
    group by 1, 2`.execute(tx)
  const found = new Map<string, Map<Month, number>>()
  for (const r of rows) {
    const months = found.get(r.root) ?? new Map<Month, number>()
    months.set(r.month.slice(0, 7), Number(r.fen))
    found.set(r.root, months)
  }
  return found
}

/** After the rows of households were written anew: returned payments that are not owed are cancelled, claims are booked. */
export async function settleMoney(tx: Tx, rootIds: readonly string[]): Promise<void> {
  await cancelReturned(tx, rootIds)
  await bookClaims(tx, rootIds)
}
