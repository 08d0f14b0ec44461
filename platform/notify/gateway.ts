import { sql } from 'kysely'
import { systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { open } from '#platform/db/seal.ts'
import { inTransaction } from '#platform/db/tx.ts'

/** The way out for messages: a county plugs in its operator; the demonstration keeps them in the outbox. */
export interface MessageGateway {
  send(to: string, text: string): Promise<void>
}

/** No message leaves the house: `minxin outbox` shows what would have been sent. */
export const demonstrationOutbox: MessageGateway = { send: async () => {} }

const mostAttempts = 8

/** Sends what waits, one message a transaction, so that a crash repeats at most the one under way. Returns how many went. */
export async function sendWaiting(db: Db, gateway: MessageGateway, now: Date, most = 100): Promise<number> {
  let sent = 0
  for (let round = 0; round < most; round++) {
    const outcome = await sendNext(db, gateway, now)
    if (outcome === 'none') break
    if (outcome === 'sent') sent++
  }
  return sent
}

async function sendNext(db: Db, gateway: MessageGateway, now: Date): Promise<'none' | 'sent' | 'kept'> {
  return inTransaction(db, systemActor('messages', db.county.code), now, async (tx) => {
    const message = await tx
      .selectFrom('message')
      .selectAll()
      .where('state', '=', 'waiting')
      // A failed one comes again after half a minute, then twice as long each time: two hours in all.
      .where(sql<boolean>`coalesce(tried_from, created_at) + (power(2, attempts) - 1) * interval '30 seconds' <= ${now}`)
      .orderBy('created_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!message) return 'none'
    const went = await gateway.send(open(db.keys, message.to_sealed), open(db.keys, message.text_sealed)).then(
      () => true,
      () => false,
    )
    const attempts = message.attempts + 1
    const state = went ? 'sent' : attempts >= mostAttempts ? 'failed' : 'waiting'
    await tx
      .updateTable('message')
      .set({ state, attempts, sent_at: went ? now : null })
      .where('id', '=', message.id)
      .execute()
    return went ? 'sent' : 'kept'
  })
}
