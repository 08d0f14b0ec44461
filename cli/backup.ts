import { resolve } from 'node:path'
import { scheduledBackup, verifiedBackup } from '#platform/backup/scheduled.ts'
import type { DatabaseCommand } from './command.ts'
import { proofLines } from './proof.ts'
import { wrongUse } from './usage.ts'

const defaultDays = 14
const defaultMonths = 12

/**
 * An encrypted backup, read back before it is called good; with `--into` under the moment's name, removing what is too old.
 * The passphrase is not kept anywhere: without it the file cannot be opened.
 */
export const backupCommand: DatabaseCommand = async (db, { args, secret, say, clock }) => {
  if (!secret) throw wrongUse('backup')
  const [first = '', folder, ...more] = args
  if (first !== '--into') {
    if (!first || args.length > 1) throw wrongUse('backup')
    for (const line of proofLines(await verifiedBackup(db, first, secret, clock))) say(line)
    say(`备份完成：${first}，已复读核对。口令请另行妥善保管，没有口令不能恢复。`)
    return 0
  }
  if (!folder) throw wrongUse('backup')
  const kept = await scheduledBackup(db, resolve(folder), secret, keepOf(more), clock)
  for (const line of proofLines(kept.proof)) say(line)
  if (kept.removed.length > 0) say(`按保留规则删除了 ${kept.removed.length} 份旧备份。`)
  say(`备份完成：${kept.path}，已复读核对。`)
  return 0
}

function keepOf(words: string[]): { days: number; months: number } {
  const keep = { days: defaultDays, months: defaultMonths }
  for (let at = 0; at < words.length; at += 2) {
    const n = Number(words[at + 1])
    if (!Number.isInteger(n) || n < 0) throw wrongUse('backup')
    if (words[at] === '--keep') keep.days = Math.max(1, n)
    else if (words[at] === '--keep-months') keep.months = n
    else throw wrongUse('backup')
  }
  return keep
}
