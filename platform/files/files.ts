import { randomUUID } from 'node:crypto'
import type { Download } from '#kernel/contract.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { open, seal } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import { typeOf } from './content.ts'
import { bytesOf, keepBytes } from './store.ts'

export interface Upload {
  kind: string
  name: string
  caseId?: string | undefined
}

/** Takes an upload: type by content, bytes sealed in the store, a row that only the uploader sees until a case takes it. */
export async function takeUpload(tx: Tx, actor: Actor, what: Upload, bytes: Buffer) {
  const type = typeOf(bytes)
  const sha256 = await keepBytes(tx.db, bytes)
  const fileId = randomUUID()
  await tx
    .insertInto('file_object')
    .values({
      id: fileId,
      sha256,
      kind: what.kind,
      name_sealed: seal(tx.db.keys, what.name),
      type,
      size: bytes.length,
      place: actor.place,
      case_id: what.caseId ?? null,
      uploaded_by: actor.id,
      uploaded_at: tx.now,
    })
    .execute()
  await record(tx, actor, { act: 'file.upload', subjectKind: 'file', subjectId: fileId })
  return { fileId, type, size: bytes.length, sha256 }
}

/** Gives the uploads of this actor to a case. Throws `file.not_found` when one is not theirs. */
export async function giveToCase(tx: Tx, actor: Actor, caseId: string, place: string, fileIds: readonly string[]): Promise<void> {
  const ids = [...new Set(fileIds)]
  if (ids.length === 0) return
  const own = await tx
    .selectFrom('file_object')
    .select('id')
    .where('id', 'in', ids)
    .where((eb) => eb.or([eb('uploaded_by', '=', actor.id), eb('case_id', '=', caseId)]))
    .execute()
  if (own.length !== ids.length) throw new Problem('file.not_found')
  await tx.updateTable('file_object').set({ case_id: caseId, place }).where('id', 'in', ids).execute()
}

/** The papers and photographs of a case. */
export async function filesOfCase(tx: Tx, caseId: string) {
  const rows = await tx.selectFrom('file_object').selectAll().where('case_id', '=', caseId).orderBy('uploaded_at').execute()
  const names = await actorNames(
    tx,
    rows.map((r) => r.uploaded_by),
  )
  return rows.map((r) => ({
    fileId: r.id,
    kind: r.kind,
    name: open(tx.db.keys, r.name_sealed),
    type: r.type,
    size: r.size,
    at: r.uploaded_at.toISOString(),
    by: names.get(r.uploaded_by) ?? '',
  }))
}

/** One file, as an attachment and never as a page. Throws `file.not_found`. */
export async function fileDownload(tx: Tx, actor: Actor, fileId: string): Promise<Download> {
  const row = await tx.selectFrom('file_object').selectAll().where('id', '=', fileId).executeTakeFirst()
  if (!row) throw new Problem('file.not_found')
  await record(tx, actor, {
    act: 'file.read',
    subjectKind: row.case_id ? 'case' : 'file',
    subjectId: row.case_id ?? fileId,
    place: row.place,
  })
  return { name: open(tx.db.keys, row.name_sealed), type: row.type, bytes: await bytesOf(tx.db, row.sha256) }
}
