import { sql } from 'kysely'
import type { Month } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tx.ts'

/**
 * What a household has had for each month, in fen: every line that was written for it, in whatever run, less what was given
 * back. A line that the bank returned is still on its way and counts.
 */
export async function settledByMonth(tx: Tx, rootIds: readonly string[]): Promise<Map<string, Map<Month, number>>> {
  const { rows } = await sql<{ root: string; month: string; fen: number }>`
    select e.root_id as root, l.covered_month as month, sum(l.fen)::bigint as fen
    from entitlement e join payment_line l on l.payable_id = e.id
    where e.root_id = any(${[...rootIds]}::uuid[]) and l.kind <> 'repay' group by 1, 2`.execute(tx)
  const found = new Map<string, Map<Month, number>>()
  for (const r of rows) {
    const months = found.get(r.root) ?? new Map<Month, number>()
    months.set(r.month.slice(0, 7), Number(r.fen))
    found.set(r.root, months)
  }
  return found
}
