import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'

/** Where the running server of a data folder listens for commands. */
export function socketPath(dataDir: string): string {
  if (process.platform !== 'win32') return join(dataDir, 'minxin.sock')
  return `\\\\.\\pipe\\minxin-${createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16)}`
}

/** A command on its way to the server: one line of JSON. */
export interface Request {
  command: string
  args: string[]
  secret: string | null
}

/** What comes back: lines for the terminal, then the exit code. One line of JSON each. */
export type Reply = { say: string } | { warn: string } | { exit: number }
