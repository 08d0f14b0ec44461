import { systemActor } from '#platform/db/actor.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import type { DatabaseCommand } from './command.ts'

/** The county's parameters as one line of JSON, for `evaluate --db`. */
export const parametersCommand: DatabaseCommand = async (db, { say, clock }) => {
  const set = await inTransaction(db, systemActor('operator', db.county.code), clock(), (tx) => parametersOf(tx))
  say(JSON.stringify(set.all()))
  return 0
}
