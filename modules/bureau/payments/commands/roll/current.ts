import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/db/tx.ts'

/**
 * Nothing was learned after the roll was made that could change it: rows, holds, accounts, plans. Throws
 * `payment.roll_outdated`: the roll is made again and looked at again.
 */
export async function requireCurrent(tx: Tx, run: { programme: string; built_at: Date }): Promise<void> {
  const since = run.built_at
  const { rows } = await sql<{ n: number }>`
    select (
      (select count(*) from entitlement_row r join entitlement e on e.id = r.entitlement_id where r.recorded_at > ${since} and e.programme = ${run.programme})
      + (select count(*) from entitlement_row r join entitlement e on e.id = r.entitlement_id where r.superseded_at > ${since} and e.programme = ${run.programme})
      + (select count(*) from entitlement_hold where made_at > ${since} or released_at > ${since})
      + (select count(*) from recovery_entry where recorded_at > ${since}))::int as n`.execute(tx)
  if ((rows[0]?.n ?? 0) > 0) throw new Problem('payment.roll_outdated', { count: rows[0]?.n ?? 0 })
}
