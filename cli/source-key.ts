import { knownSource, setSourceKey, sourceOf } from '#modules/assistance/verification/public.ts'
import { systemActor } from '#platform/db/actor.ts'
import { inTransaction } from '#platform/db/tx.ts'
import type { DatabaseCommand } from './command.ts'
import { wrongUse } from './usage.ts'

/** A new key for the machine of another department; it is shown this once. */
export const sourceKeyCommand: DatabaseCommand = async (db, { args: [source, ...more], say, clock }) => {
  if (!source || more.length > 0) throw wrongUse('source-key')
  const key = knownSource(source)
  const actor = systemActor('operator', db.county.code)
  const made = await inTransaction(db, actor, clock(), (tx) => setSourceKey(tx, actor, key))
  say(`${sourceOf(key).name}的新密钥（只显示这一次，旧密钥已停用）：${made}`)
  return 0
}
