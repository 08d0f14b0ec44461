import { dirname, join } from 'node:path'
import { restore } from '#platform/backup/restore.ts'
import type { DatabaseCommand } from './command.ts'
import { wrongUse } from './usage.ts'

/** Into an empty county; the key file lies beside the file store. */
export const restoreCommand: DatabaseCommand = async (db, { args: [path, ...more], secret, say, clock }) => {
  if (!path || !secret || more.length > 0) throw wrongUse('restore')
  const told = await restore(db, path, secret, join(dirname(db.filesDir), 'keys.json'), clock())
  say(`恢复完成：${told.rows} 行，${told.files} 个材料文件；行数、账目和操作记录链（${told.auditSealed} 条）核对相符。`)
  return 0
}
