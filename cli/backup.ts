import { backup } from '#platform/backup/backup.ts'
import type { DatabaseCommand } from './command.ts'
import { wrongUse } from './usage.ts'

/** An encrypted backup. The passphrase is not kept anywhere: without it the file cannot be opened. */
export const backupCommand: DatabaseCommand = async (db, { args: [path, ...more], secret, say, clock }) => {
  if (!path || !secret || more.length > 0) throw wrongUse('backup')
  const told = await backup(db, path, secret, clock)
  say(`备份完成：${path}，${told.rows} 行，${told.files} 个材料文件。口令请另行妥善保管，没有口令不能恢复。`)
  return 0
}
