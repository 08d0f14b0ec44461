import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** Where a county of a kill test lies: a data folder, and a schema of its own on PostgreSQL. */
export interface Place {
  dir: string
  schema: string | undefined
}

/** The product's own command line on a place. */
export function command(p: Place, words: readonly string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, ['--no-warnings', fileURLToPath(new URL('../../cli.ts', import.meta.url)), ...words], {
    env: { ...process.env, MINXIN_DATA: p.dir, MINXIN_SCHEMA: p.schema ?? '', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** Waits for the end of a process; null when it was killed. */
export async function done(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

/** Kills after so many milliseconds, or as soon as something is there and a little later. */
export async function killedAt(child: ChildProcess, ms: number, there?: () => boolean): Promise<void> {
  const until = performance.now() + 60_000
  while (there && !there() && child.exitCode === null && performance.now() < until) await new Promise((go) => setTimeout(go, 1))
  await new Promise((go) => setTimeout(go, ms))
  child.kill('SIGKILL')
  await done(child)
}
