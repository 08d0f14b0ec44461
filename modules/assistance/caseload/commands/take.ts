import { randomUUID } from 'node:crypto'
import { firstOf, type Month } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { seal } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { keepBytes } from '#platform/files/store.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import '../problems.ts'

/**
 * Takes a list in. It is read and compared by a job of its own, so that nobody waits for it. Throws `sheet.empty`,
 * `caseload.bad_month` when payment would begin in a month that is over.
 */
export async function takeList(tx: Tx, actor: Actor, { name, from }: { name: string; from: Month }, bytes: Buffer): Promise<string> {
  if (bytes.length === 0) throw new Problem('sheet.empty')
  if (from < tx.today.slice(0, 7)) throw new Problem('caseload.bad_month')
  const importId = randomUUID()
  const sha256 = await keepBytes(tx.db, bytes)
  await tx
    .insertInto('caseload_import')
    .values({
      id: importId,
      place: actor.place,
      state: 'waiting',
      from_month: firstOf(from),
      name_sealed: seal(tx.db.keys, name),
      sha256,
      made_by: actor.id,
      made_at: tx.now,
    })
    .execute()
  await enqueue(tx, { kind: 'caseload.check', place: actor.place, key: importId, payload: { importId } })
  await record(tx, actor, { act: 'caseload.take', subjectKind: 'caseload', subjectId: importId })
  return importId
}
