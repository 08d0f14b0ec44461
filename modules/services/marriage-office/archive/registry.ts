import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'

/** The registry an actor looks into: their own, or for the bureau the county's. */
export const registryOf = (tx: Pick<Tx, 'db'>, actor: Pick<Actor, 'place'>): string =>
  actor.place.includes('-') ? actor.place : `${tx.db.county.code}-M01`
