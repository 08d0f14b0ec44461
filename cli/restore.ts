import { dirname, join } from 'node:path'

import { restore } from '#platform/backup/restore.ts'
import type { DatabaseCommand } from './command.ts'
import { proofLines } from './proof.ts'
import { wrongUse } from './usage.ts'

/** Into an empty county; the key file lies beside the file store. Prints what was held against the backup. */
export const restoreCommand: DatabaseCommand = async (db, { args: [path, ...more], secret, say, clock }) => {
  if (!path || !secret || more.length > 0) throw wrongUse('restore')
  const proof = await restore(db, path, secret, join(dirname(db.filesDir), 'keys.json'), clock())
  for (const line of proofLines(proof)) say(line)
  say('恢复完成：以上各项和备份核对相符。')
  return 0
}
