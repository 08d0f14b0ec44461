import { randomUUID } from 'node:crypto'
import { systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { advance } from '#platform/cases/advance.ts'
import { claimsOf } from '#platform/ledger/claims.ts'
import { recovery } from '../service.ts'

/** Once a day: recoveries of which nothing is left, by deductions or because a later fact said so, are closed. */
export async function closeSettled(db: Db, now: Date): Promise<number> {
  const actor = systemActor('recovery', db.county.code)
  const settled = await inTransaction(db, actor, now, async (tx) => {
    const rows = await tx
      .selectFrom('case_file')
      .select(['id', 'facts'])
      .where('service', '=', recovery.name)
      .where('step', 'in', ['open', 'running'])
      .execute()
    const rootOf = (r: (typeof rows)[number]) => String((r.facts as { rootId?: string }).rootId)
    const claims = await claimsOf(tx, rows.map(rootOf))
    return rows.filter((r) => !claims.has(rootOf(r))).map((r) => r.id)
  })
  for (const caseId of settled)
    await inTransaction(db, actor, now, (tx) => advance(tx, actor, { caseId, move: 'close', requestId: randomUUID(), input: {} }))
  return settled.length
}
