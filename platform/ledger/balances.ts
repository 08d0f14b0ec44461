import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'

export interface Balance {
  account: string
  /** Code of the town; '' for the county as a whole. */
  place: string
  fen: number
}

/** What every account holds for every town at the end of a day, in fen; accounts that hold nothing are left out. */
export async function balancesOn(tx: Tx, day: string): Promise<Balance[]> {
  const { rows } = await sql<Balance>`
    select account, place, sum(fen)::bigint as fen from (
      select debit as account, place, sum(fen) as fen from ledger_transfer where booked_on <= ${day}::date group by 1, 2
      union all select credit, place, -sum(fen) from ledger_transfer where booked_on <= ${day}::date group by 1, 2) as t
    group by 1, 2 having sum(fen) <> 0 order by account collate "C", place`.execute(tx)
  return rows.map((r) => ({ ...r, fen: Number(r.fen) }))
}
