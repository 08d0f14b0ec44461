import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type pg from 'pg'
import { dayInShanghai } from '#kernel/day.ts'
import { afterPlace } from '#kernel/place.ts'
import { type Actor, systemActor } from './actor.ts'
import type { Db } from './database.ts'
import { ClientDriver } from './driver.ts'
import type { Tables } from './tables.ts'

/** An open transaction: always the first argument, so that no write happens outside one. */
export type Tx = Kysely<Tables> & {
  readonly now: Date
  /** The date in Asia/Shanghai. */
  readonly today: string
  readonly db: Db
  readonly client: pg.PoolClient
  /** Runs after the commit, never inside: the outside world is not part of a transaction. */
  afterCommit(work: () => void): void
  /** Runs after a rollback: a failed attempt that must be counted although nothing else of it stays. */
  afterFailure(work: () => Promise<unknown>): void
}

const literal = (text: string) => `'${text.replaceAll("'", "''").replaceAll('\0', '')}'`

/** The row-level context as literal settings: a function call would not reach the shards of a distributed cluster. */
function context(actor: Actor): string {
  return [
    `set local app.kind = ${literal(actor.kind)}`,
    `set local app.actor = ${literal(actor.id)}`,
    `set local app.place_from = ${literal(actor.place)}`,
    `set local app.place_until = ${literal(actor.place ? afterPlace(actor.place) : '')}`,
    `set local app.person = ${literal(actor.person ?? '')}`,
  ].join(';')
}

const retryable = new Set(['40001', '40P01'])

/**
 * One transaction for one act of one actor. BEGIN, the role and the row-level context travel in one round trip.
 * A serialisation failure or deadlock is tried again (three times): the work must not touch the outside world.
 */
export async function inTransaction<R>(db: Db, actor: Actor, now: Date, work: (tx: Tx) => Promise<R>): Promise<R> {
  try {
    return await attempt(db, actor, now, work)
  } catch (error) {
    if (!(error instanceof Failed)) throw error
    for (const call of error.after) await call()
    throw error.error
  }
}

async function attempt<R>(db: Db, actor: Actor, now: Date, work: (tx: Tx) => Promise<R>): Promise<R> {
  for (let round = 1; ; round++) {
    const after: (() => void)[] = []
    const failed: (() => Promise<unknown>)[] = []
    const client = await db.pool.connect()
    let broken = false
    try {
      await client.query(`begin; set local role minxin_app; ${context(actor)}`)
      const result = await work(txOn(db, client, now, after, failed))
      await client.query('commit')
      for (const call of after) call()
      return result
    } catch (error) {
      await client.query('rollback').catch(() => {
        broken = true
      })
      if (round < 3 && retryable.has((error as { code?: string }).code ?? '')) continue
      throw new Failed(error, failed)
    } finally {
      client.release(broken)
    }
  }
}

/** Carries the counting of a failed attempt past the release of the connection: the embedded engine has only one. */
class Failed extends Error {
  readonly error: unknown
  readonly after: (() => Promise<unknown>)[]
  constructor(error: unknown, after: (() => Promise<unknown>)[]) {
    super('failed')
    this.error = error
    this.after = after
  }
}

function txOn(db: Db, client: pg.PoolClient, now: Date, after: (() => void)[], failed: (() => Promise<unknown>)[]): Tx {
  const kysely = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new ClientDriver(client),
      createIntrospector: (inner) => new PostgresIntrospector(inner),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  return Object.assign(kysely, {
    now,
    today: dayInShanghai(now),
    db,
    client,
    afterCommit: (call: () => void) => void after.push(call),
    afterFailure: (call: () => Promise<unknown>) => void failed.push(call),
  })
}

/**
 * A narrow step outside the actor's own place, inside the same transaction: "is this person helped elsewhere?".
 * The caller must answer only what the actor may know, and record the act.
 */
export async function asOffice<R>(tx: Tx, actor: Actor, work: () => Promise<R>): Promise<R> {
  await tx.client.query(context({ ...systemActor('office', tx.db.county.code), id: actor.id }))
  const result = await work()
  await tx.client.query(context(actor))
  return result
}
