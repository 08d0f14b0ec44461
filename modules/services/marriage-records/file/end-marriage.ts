import type { Day } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import '../problems.ts'
import type { RelationStatus } from '../rules/status.ts'
import { addNotes, type NewNote } from './notes.ts'

export interface Ending {
  relationId: string
  status: Exclude<RelationStatus, 'EFFECTIVE'>
  on: Day
  basis: string
  note: Omit<NewNote, 'on' | 'basis'>
}

/** Locks a marriage and says how it stands. Throws `marriage_records.no_marriage`. */
export async function lockMarriage(tx: Tx, relationId: string): Promise<RelationStatus> {
  const row = await tx.selectFrom('marriage_relation').select('status').where('id', '=', relationId).forUpdate().executeTakeFirst()
  if (!row) throw new Problem('marriage_records.no_marriage')
  return row.status as RelationStatus
}

/** What a certificate is worth when the marriage stands so. The number stays what it was. */
const certificateOf = { VOID: 'VOID', REVOKED: 'REVOKED', DISSOLVED_BY_COURT: 'DISSOLVED', DISSOLVED_BY_REGISTRATION: 'DISSOLVED' } as const

/** Ends a marriage on its file: relation, both people free, certificates of marriage, and a note. The caller has locked and judged. */
export async function endMarriage(tx: Tx, actor: Actor, e: Ending): Promise<void> {
  await tx
    .updateTable('marriage_relation')
    .set({ status: e.status, ended_on: e.on, basis: e.basis })
    .where('id', '=', e.relationId)
    .execute()
  await tx.updateTable('marriage_spouse').set({ effective: false }).where('relation_id', '=', e.relationId).execute()
  if (e.status !== 'ENDED_BY_DEATH')
    await tx
      .updateTable('marriage_registration')
      .set({ status: certificateOf[e.status] })
      .where('relation_id', '=', e.relationId)
      .where('kind', 'in', ['M1', 'M2', 'M4'])
      .where('status', 'in', ['VALID', 'DISSOLVED'])
      .execute()
  const files = await tx
    .selectFrom('marriage_registration')
    .select(['id', 'place'])
    .where('relation_id', '=', e.relationId)
    .where('kind', 'in', ['M1', 'M2', 'M4'])
    .execute()
  await addNotes(tx, actor, files, { ...e.note, on: e.on, basis: e.basis })
}
