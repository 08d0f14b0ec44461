import { sql } from 'kysely'
import { systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { releaseHold } from '#platform/entitlements/hold.ts'

/**
 * Daily: what was confirmed and held back is paid again, at what it is due now, once its changes are decided. Returns how
 * many households were lifted.
 */
export async function releaseConfirmed(db: Db, now: Date): Promise<number> {
  const actor = systemActor('daily', db.county.code)
  return inTransaction(db, actor, now, async (tx) => {
    const { rows } = await sql<{ case_id: string }>`
      select a.case_id from anomaly a
      join entitlement_hold h on h.source_kind = 'anomaly' and h.source_ref = a.case_id::text and h.released_at is null
      where not a.open and not exists (select from household_case c where c.root_id = a.root_id and c.open)`.execute(tx)
    let lifted = 0
    for (const r of rows) lifted += await releaseHold(tx, actor, { sourceKind: 'anomaly', sourceRef: r.case_id })
    return lifted
  })
}
