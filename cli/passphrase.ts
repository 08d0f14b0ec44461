import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from './command.ts'
import { wrongUse } from './usage.ts'

const shortest = 12

/**
 * Takes the passphrase from `--passphrase-file` or the environment, never from the command line itself, where every user
 * of the machine could read it. Returns the remaining words.
 */
export function takePassphrase(name: string, args: string[], folder: string): { secret: string; rest: string[] } {
  const at = args.indexOf('--passphrase-file')
  const file = at >= 0 ? args[at + 1] : undefined
  if (at >= 0 && !file) throw wrongUse(name)
  const secret = file ? contentOf(resolve(folder, file)) : process.env.MINXIN_BACKUP_PASSPHRASE
  if (!secret) throw new UsageError('没有口令。请设置 MINXIN_BACKUP_PASSPHRASE，或用 --passphrase-file 指定口令文件。')
  if ([...secret].length < shortest) throw new UsageError(`口令太短。请至少用 ${shortest} 个字符。`)
  return { secret, rest: at >= 0 ? args.filter((_, i) => i !== at && i !== at + 1) : args }
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(/\r?\n$/, '')
  } catch {
    throw new UsageError(`打不开口令文件 ${path}。请核对路径。`)
  }
}
