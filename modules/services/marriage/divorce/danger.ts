import type { z } from 'zod'
import { record } from '#platform/audit/record.ts'
import { addRecord } from '#platform/cases/records.ts'
import { findCase } from '#platform/cases/view.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { noteDanger } from '../contract.ts'

/**
 * Violence or a real danger that the registrar learns of. It shortens nothing and refuses nothing; only registrars and the head
 * read it. What was told about protection orders, and to whom it was reported, is kept with it.
 */
export async function keepDanger(tx: Tx, actor: Actor, { caseId, said, reported }: z.output<(typeof noteDanger)['input']>) {
  const file = await findCase(tx, actor, caseId)
  await addRecord(tx, actor, caseId, 'danger', { said, reported })
  await record(tx, actor, { act: 'divorce.danger', subjectKind: 'case', subjectId: caseId, place: file.place })
  return { ok: true as const }
}
