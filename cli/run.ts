import { resolve } from 'node:path'
import type { Parameter } from '#kernel/parameter.ts'
import { databaseCommands } from './database-commands.ts'
import { failureOf } from './failure.ts'
import { takePassphrase } from './passphrase.ts'
import { usages, usageText, wrongUse } from './usage.ts'

export interface Terminal {
  say: (line: string) => void
  warn: (line: string) => void
  /** The folder that file names are meant from. */
  folder: string
}

/** Runs one command line and returns the exit code: 0 done, 1 not done, 2 called wrongly. Failures are one Chinese line. */
export async function runCommand([name = '', ...args]: string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(name, args, terminal)
  } catch (error) {
    const { line, code } = failureOf(error)
    terminal.warn(line)
    return code
  }
}

async function dispatch(name: string, args: string[], terminal: Terminal): Promise<number> {
  const { say, warn, folder } = terminal
  if (['help', '--help', '-h'].includes(name) || args.includes('--help')) {
    say(usageText())
    return 0
  }
  if (!Object.hasOwn(usages, name)) {
    warn(name ? `没有命令“${name}”。\n` : '请写明命令。\n')
    warn(usageText())
    return 2
  }
  if (name === 'serve' || name === 'worker') return start(name, args)
  const clock = () => new Date()
  if (name === 'evaluate') return (await import('./evaluate.ts')).evaluate(args, folder, say, () => countyParameters(clock, warn))
  const { onDatabase } = await import('./on-database.ts')
  if (name !== 'backup' && name !== 'restore') {
    if (args.length > 0 && !usages[name]?.takes) throw wrongUse(name)
    // A file is meant from the caller's folder; the server that may carry this out works in another.
    const meant =
      name === 'import' ? args.map((a, i) => (i > 0 && !a.startsWith('--') && args[i - 1] !== '--from' ? resolve(folder, a) : a)) : args
    return onDatabase(name, { args: meant, say, warn, clock, secret: null })
  }
  const { secret, rest } = takePassphrase(name, args, folder)
  if (rest.length === 0) throw wrongUse(name)
  if (name === 'backup' && rest[0] === 'verify') return verify(rest.slice(1), folder, secret, say)
  // The server that may carry this out works in a folder of its own.
  const path = rest[0] === '--into' ? 1 : 0
  return onDatabase(name, { args: rest.map((word, at) => (at === path ? resolve(folder, word) : word)), say, warn, clock, secret })
}

/** Needs no database: a file that somebody carried to another building can be looked at there. */
async function verify([path, ...more]: string[], folder: string, secret: string, say: (line: string) => void): Promise<number> {
  if (!path || more.length > 0) throw wrongUse('backup')
  const { verifyBackup } = await import('#platform/backup/verify.ts')
  const { proofLines } = await import('./proof.ts')
  for (const line of proofLines(await verifyBackup(resolve(folder, path), secret))) say(line)
  say('备份完好，可以恢复。')
  return 0
}

/** Server and worker stay: they read their own options from the command line. */
async function start(name: 'serve' | 'worker', args: string[]): Promise<number> {
  process.argv.splice(2, process.argv.length, ...args)
  if (name === 'serve') await import('../server.ts')
  else await (await import('../worker.ts')).runWorker()
  return 0
}

async function countyParameters(clock: () => Date, warn: (line: string) => void): Promise<Parameter[]> {
  const { onDatabase } = await import('./on-database.ts')
  let text = '[]'
  await onDatabase('parameters', { args: [], say: (line) => (text = line), warn, clock, secret: null })
  return JSON.parse(text) as Parameter[]
}

/** Every name that a command may have, for the test that each is explained. */
export const commandNames = [...Object.keys(databaseCommands), 'serve', 'worker', 'evaluate']
