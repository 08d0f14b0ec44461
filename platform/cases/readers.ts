import { type Role, roleNames } from '#kernel/role.ts'
import { actLabel } from '#platform/audit/acts.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import { findCase } from './view.ts'

/** Who opened or changed this case, newest first: anyone who works on it may ask. */
export async function readersOf(tx: Tx, actor: Actor, caseId: string) {
  await findCase(tx, actor, caseId)
  const rows = await tx
    .selectFrom('audit_event')
    .select(['at', 'actor_id', 'role', 'act', 'reason'])
    .where('subject_id', '=', caseId)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  const names = await actorNames(
    tx,
    rows.map((r) => r.actor_id),
  )
  return {
    items: rows.map((r) => ({
      at: r.at.toISOString(),
      by: names.get(r.actor_id) ?? '系统',
      roleName: roleNames[r.role as Role] ?? '',
      act: actLabel(r.act),
      reason: r.reason,
    })),
  }
}
