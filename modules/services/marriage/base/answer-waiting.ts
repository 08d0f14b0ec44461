import { randomUUID } from 'node:crypto'
import { systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { openJson } from '#platform/db/seal.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { advance } from '#platform/cases/advance.ts'
import type { Asked, MarriageBase, Upload } from './gateway.ts'
import { keepAnswer } from './question.ts'

const mostAtOnce = 20

interface Waiting {
  id: string
  case_id: string
  place: string
  purpose: string
  registration_id: string | null
  asked_sealed: string
}

/**
 * Puts the waiting questions to the national register, outside every transaction. An answer and the move that follows from it
 * commit together; where nobody answers the question waits longer each time, up to a minute. Returns how many were answered.
 */
export async function answerWaiting(db: Db, base: MarriageBase, now: Date): Promise<number> {
  const actor = systemActor('marriage-base', db.county.code)
  const waiting = await inTransaction(db, actor, now, (tx) =>
    tx
      .selectFrom('marriage_question')
      .select(['id', 'case_id', 'place', 'purpose', 'registration_id', 'asked_sealed'])
      .where('answered_at', 'is', null)
      .where('dropped_at', 'is', null)
      .where('next_try', '<=', now)
      .orderBy('next_try')
      .limit(mostAtOnce)
      .execute(),
  )
  let answered = 0
  for (const q of waiting) if (await answerOne(db, base, now, q)) answered++
  return answered
}

async function answerOne(db: Db, base: MarriageBase, now: Date, q: Waiting): Promise<boolean> {
  const actor = systemActor('marriage-base', q.place)
  try {
    if (q.purpose === 'UPLOAD') {
      await base.upload(openJson(db.keys, q.asked_sealed) as Upload)
      await inTransaction(db, actor, now, async (tx) => {
        await keepAnswer(tx, q.id, 'GATEWAY', [])
        await tx
          .updateTable('marriage_registration')
          .set({ uploaded_at: now })
          .where('id', '=', q.registration_id as string)
          .where('uploaded_at', 'is', null)
          .execute()
      })
      return true
    }
    const records = await base.ask(openJson(db.keys, q.asked_sealed) as Asked)
    await inTransaction(db, actor, now, async (tx) => {
      if (await keepAnswer(tx, q.id, 'GATEWAY', records))
        await advance(tx, actor, { caseId: q.case_id, move: 'base_answered', requestId: randomUUID(), input: {} })
    })
    return true
  } catch {
    await inTransaction(db, actor, now, async (tx) => {
      const { attempts } = await tx.selectFrom('marriage_question').select('attempts').where('id', '=', q.id).executeTakeFirstOrThrow()
      await tx
        .updateTable('marriage_question')
        .set({ attempts: attempts + 1, next_try: new Date(now.getTime() + Math.min(60, 2 ** attempts) * 1000) })
        .where('id', '=', q.id)
        .where('answered_at', 'is', null)
        .execute()
    })
    return false
  }
}
