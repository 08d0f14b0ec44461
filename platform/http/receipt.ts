import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import { openJson, sealJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'

/**
 * Claims a request id for this transaction. A second claim waits for the first to end; if that one committed, its reply
 * comes back and the work is not done again. Throws `request.not_yours` when another actor or path used the id.
 */
export async function takeReceipt(tx: Tx, actor: Actor, requestId: string, path: string): Promise<{ reply: unknown } | undefined> {
  const claimed = await tx
    .insertInto('request_receipt')
    .values({ request_id: requestId, actor_id: actor.id, path, at: tx.now })
    .onConflict((same) => same.column('request_id').doNothing())
    .executeTakeFirst()
  if (claimed.numInsertedOrUpdatedRows) return undefined
  const before = await tx
    .selectFrom('request_receipt')
    .select(['path', 'reply_sealed'])
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  if (!before?.reply_sealed || before.path !== path) throw new Problem('request.not_yours')
  return { reply: openJson(tx.db.keys, before.reply_sealed) }
}

/** Leaves the reply for whoever asks again with the same id. */
export function giveReceipt(tx: Tx, requestId: string, reply: unknown): void {
  tx.line.later('update request_receipt set reply_sealed = $2 where request_id = $1', [requestId, sealJson(tx.db.keys, reply)])
}
