import type { Actor } from '#platform/db/actor.ts'
import { openJson, sealJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Something that was added to a case: dated, signed, never changed. */
export interface CaseRecord<T = unknown> {
  id: string
  kind: string
  content: T
  madeBy: string
  madeRole: string
  madeAt: Date
}

/** All records of a case of the given kinds, oldest first. The case must be visible to the actor of the transaction. */
export async function recordsOf<T = unknown>(tx: Tx, caseId: string, kinds?: readonly string[]): Promise<CaseRecord<T>[]> {
  let query = tx.selectFrom('case_record').selectAll().where('case_id', '=', caseId)
  if (kinds) query = query.where('kind', 'in', [...kinds])
  const rows = await query.orderBy('made_at').orderBy('id').execute()
  return rows.map((r) => ({
    id: r.id,
    kind: r.kind,
    content: openJson(tx.db.keys, r.content_sealed) as T,
    madeBy: r.made_by,
    madeRole: r.made_role,
    madeAt: r.made_at,
  }))
}

/** Adds a record that is not the input of a move: a determination, one source's answer. Returns its id. */
export async function addRecord(tx: Tx, actor: Actor, caseId: string, kind: string, content: unknown): Promise<string> {
  const { id } = await tx
    .insertInto('case_record')
    .values({
      case_id: caseId,
      kind,
      content_sealed: sealJson(tx.db.keys, content),
      made_by: actor.id,
      made_role: actor.role,
      made_at: tx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
