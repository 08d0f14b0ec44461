import { randomUUID } from 'node:crypto'
import { seal } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'

export interface NewMessage {
  kind: string
  to: string
  text: string
  caseId?: string
}

/** Puts a message into the transaction of its cause; the gateway sends it after the commit. Number and text are sealed. */
export async function enqueueMessage(tx: Tx, message: NewMessage): Promise<void> {
  await tx
    .insertInto('message')
    .values({
      id: randomUUID(),
      kind: message.kind,
      to_sealed: seal(tx.db.keys, message.to),
      text_sealed: seal(tx.db.keys, message.text),
      case_id: message.caseId ?? null,
      created_at: tx.now,
    })
    .execute()
}
