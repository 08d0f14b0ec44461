import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'

export interface Act {
  act: string
  subjectKind: string
  subjectId: string
  /** Where the subject belongs; without it, the place of the actor. */
  place?: string
  reason?: string | undefined
  /** References, codes and counts only: no name, number or phone. */
  detail?: Record<string, unknown>
}

/** Adds one row to the record of acts, in the transaction of the act itself; it travels with the next statement. */
export async function record(tx: Tx, actor: Actor, what: Act): Promise<void> {
  const { sql, parameters } = tx
    .insertInto('audit_event')
    .values({
      at: tx.now,
      actor_kind: actor.kind,
      actor_id: actor.id,
      role: actor.role,
      place: what.place ?? actor.place,
      act: what.act,
      subject_kind: what.subjectKind,
      subject_id: what.subjectId,
      reason: what.reason ?? null,
      detail: what.detail ? JSON.stringify(what.detail) : 'null',
    })
    .compile()
  tx.line.later(sql, parameters)
}
