import type { Db } from '#platform/db/database.ts'

/** One call of a command: what was asked, and the way back to the terminal, which may be another process. */
export interface Call {
  args: string[]
  say: (line: string) => void
  warn: (line: string) => void
  clock: () => Date
  /** The passphrase of a backup; null for every other command. */
  secret: string | null
}

/** A command that needs the county's database. It runs where that is open: in the server, or here. Returns the exit code. */
export type DatabaseCommand = (db: Db, call: Call) => Promise<number>

/** By name; loaded when called, so that a command starts without the others. */
export type DatabaseCommands = Record<string, () => Promise<DatabaseCommand>>

/** The words after the command are not what it takes. */
export class UsageError extends Error {}
