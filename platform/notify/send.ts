import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
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

/** Many at once, in one statement. */
export async function enqueueMessages(tx: Tx, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return
  const { keys } = tx.db
  const list = <T>(f: (m: NewMessage) => T) => messages.map(f)
  await sql`
    insert into message (id, kind, to_sealed, text_sealed, created_at)
    select i, k, t, x, ${tx.now} from unnest(${list(() => randomUUID())}::uuid[], ${list((m) => m.kind)}::text[],
      ${list((m) => seal(keys, m.to))}::text[], ${list((m) => seal(keys, m.text))}::text[]) as n(i, k, t, x)`.execute(tx)
}
