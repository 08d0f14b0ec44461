import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import { systemActor, type Actor } from '#platform/db/actor.ts'
import { open, seal } from '#platform/db/seal.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import '../problems.ts'

/** What a machine signs: HMAC-SHA256, hex, over these lines. `time` is ISO 8601, `nonce` 16 to 64 signs, once ever. */
export interface Signed {
  source: string
  time: string
  nonce: string
  signature: string
}

/** purpose, source, data date, time, nonce, SHA-256 of the body: a message is good for one purpose only. */
export const signedText = (purpose: string, s: Omit<Signed, 'signature'>, dataDate: string, body: Uint8Array): string =>
  [purpose, s.source, dataDate, s.time, s.nonce, createHash('sha256').update(body).digest('hex')].join('\n')

export const signatureOf = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('hex')

/** A new key for a source, told once to who asked for it; the old one stops at once. */
export async function setSourceKey(tx: Tx, actor: Actor, source: string): Promise<string> {
  const key = randomBytes(32).toString('base64url')
  const row = { key_sealed: seal(tx.db.keys, key), set_by: actor.id, set_at: tx.now }
  await tx
    .insertInto('source_key')
    .values({ source, ...row })
    .onConflict((same) => same.column('source').doUpdateSet(row))
    .execute()
  await record(tx, actor, { act: 'verification.key', subjectKind: 'source', subjectId: source })
  return key
}

/**
 * Does something in the name of a source whose message is genuine, fresh and new. Throws `verification.bad_signature`,
 * `verification.replayed`.
 */
export async function asSource<R>(
  tx: Tx,
  actor: Actor,
  message: { purpose: string; signed: Signed; dataDate: string; body: Buffer },
  work: (source: Actor) => Promise<R>,
): Promise<R> {
  const { signed } = message
  const machine = systemActor(`source:${signed.source}`, tx.db.county.code)
  return asOffice(tx, actor, async () => {
    await requireGenuine(tx, message)
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('source_message')
      .values({ source: signed.source, nonce: signed.nonce, at: tx.now })
      .onConflict((same) => same.doNothing())
      .executeTakeFirst()
    if (!numInsertedOrUpdatedRows) throw new Problem('verification.replayed')
    return work(machine)
  })
}

async function requireGenuine(
  tx: Tx,
  { purpose, signed, dataDate, body }: { purpose: string; signed: Signed; dataDate: string; body: Buffer },
) {
  const minutes = Number((await parametersOf(tx)).find('verification.machineMinutes', tx.today)?.value ?? 0)
  const row = await tx.selectFrom('source_key').select('key_sealed').where('source', '=', signed.source).executeTakeFirst()
  // An unknown source costs what a known one costs, and is told the same.
  const key = row ? open(tx.db.keys, row.key_sealed) : 'nobody'
  const wanted = Buffer.from(signatureOf(key, signedText(purpose, signed, dataDate, body)), 'hex')
  const given = Buffer.from(signed.signature, 'hex')
  const late = Math.abs(tx.now.getTime() - Date.parse(signed.time)) > minutes * 60_000
  const genuine = given.length === wanted.length && timingSafeEqual(given, wanted)
  if (!row || !genuine || late || Number.isNaN(Date.parse(signed.time))) throw new Problem('verification.bad_signature')
}
