import { createHash, randomUUID } from 'node:crypto'
import type { Actor } from '#platform/db/actor.ts'
import { open, openJson, sealJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Party } from '../registration/people.ts'
import type { Asked, BaseRecord, Upload } from './gateway.ts'

type Named = Pick<Party, 'name' | 'idSealed'>

const asked = (tx: Tx, { man, woman }: { man: Named; woman: Named }): Asked => {
  const of = (p: Named) => ({ name: p.name, idType: 'ID_CARD', idNumber: open(tx.db.keys, p.idSealed) })
  return { man: of(man), woman: of(woman) }
}

/** Asks the national register about both, in the transaction of the act that needs it; the answer comes as a move of the case. */
export async function askBase(tx: Tx, actor: Actor, caseId: string, people: { man: Party; woman: Party }): Promise<void> {
  await tx
    .insertInto('marriage_question')
    .values({
      id: randomUUID(),
      place: actor.place,
      case_id: caseId,
      purpose: 'STATUS',
      asked_sealed: sealJson(tx.db.keys, asked(tx, people)),
      asked_by: actor.id,
      asked_at: tx.now,
      next_try: tx.now,
    })
    .execute()
}

/** Tells the national register what was registered, or entered on an older file (then without a registration), as soon as it answers. */
export async function uploadLater(
  tx: Tx,
  actor: Actor,
  caseId: string,
  registrationId: string | null,
  people: { man: Named; woman: Named },
  what: Omit<Upload, keyof Asked>,
): Promise<void> {
  await tx
    .insertInto('marriage_question')
    .values({
      id: randomUUID(),
      place: actor.place,
      case_id: caseId,
      purpose: 'UPLOAD',
      registration_id: registrationId,
      asked_sealed: sealJson(tx.db.keys, { ...asked(tx, people), ...what }),
      asked_by: actor.id,
      asked_at: tx.now,
      next_try: tx.now,
    })
    .execute()
}

/** The last answer about a case, with when and how it came. */
export async function lastAnswer(tx: Tx, caseId: string) {
  const row = await tx
    .selectFrom('marriage_question')
    .select(['answered_at', 'how', 'answer_sealed', 'digest', 'attempts', 'asked_at'])
    .where('case_id', '=', caseId)
    .where('purpose', '=', 'STATUS')
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return {
    at: row.answered_at,
    how: row.how as 'GATEWAY' | 'BY_HAND' | null,
    records: row.answer_sealed ? (openJson(tx.db.keys, row.answer_sealed) as BaseRecord[]) : [],
    digest: row.digest,
    attempts: row.attempts,
  }
}

/** Keeps an answer; false when the question was answered before. */
export async function keepAnswer(tx: Tx, questionId: string, how: 'GATEWAY' | 'BY_HAND', records: readonly BaseRecord[]): Promise<boolean> {
  const text = JSON.stringify(records)
  const kept = await tx
    .updateTable('marriage_question')
    .set({
      answered_at: tx.now,
      how,
      answer_sealed: sealJson(tx.db.keys, records),
      digest: createHash('sha256').update(text).digest('hex'),
    })
    .where('id', '=', questionId)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  return kept.numUpdatedRows > 0n
}

/** The question of a case that nobody has answered. */
export function openQuestion(tx: Tx, caseId: string) {
  return tx
    .selectFrom('marriage_question')
    .select('id')
    .where('case_id', '=', caseId)
    .where('purpose', '=', 'STATUS')
    .where('answered_at', 'is', null)
    .executeTakeFirst()
}
