import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import { dayInShanghai } from '#kernel/day.ts'
import { afterPlace } from '#kernel/place.ts'
import { type Actor, systemActor } from './actor.ts'
import type { Db } from './database.ts'
import { LineDriver } from './driver.ts'
import { Line } from './line.ts'
import type { Tables } from './tables.ts'

/** An open transaction: always the first argument, so that no write happens outside one. */
export type Tx = Kysely<Tables> & {
  readonly now: Date
  /** The date in Asia/Shanghai. */
  readonly today: string
  readonly db: Db
  /** The line to the database, for statements that are written by hand. */
  readonly line: Line
  /** Runs after the commit, never inside: the outside world is not part of a transaction. */
  afterCommit(work: () => void): void
  /** Runs after a rollback: a failed attempt that must be counted although nothing else of it stays. */
  afterFailure(work: () => Promise<unknown>): void
}

const literal = (text: string) => `'${text.replaceAll("'", "''").replaceAll('\0', '')}'`

/**
 * The row-level context as literal settings: a function call would not reach the shards of a distributed cluster. A new transaction
 * has none, so what is empty is left out; inside one (`over`) it must be said.
 */
function context(actor: Actor, over = false): string {
  const settings = {
    kind: actor.kind,
    actor: actor.id,
    role: actor.role,
    place_from: actor.place,
    place_until: actor.place ? afterPlace(actor.place) : '',
    person: actor.person ?? '',
  }
  return Object.entries(settings)
    .filter(([, value]) => over || value !== '')
    .map(([name, value]) => `set local app.${name} = ${literal(value)}`)
    .join(';')
}

const retryable = new Set(['40001', '40P01'])

/** Who acts, or how to find out: the question travels with BEGIN. */
export type Who = Actor | ((line: Line) => Promise<Actor>)

/**
 * One transaction for one act of one actor. BEGIN, role and row-level context travel with the first statement.
 * A serialisation failure or deadlock is tried again (three times): the work must not touch the outside world.
 */
export async function inTransaction<R>(db: Db, who: Who, now: Date, work: (tx: Tx) => Promise<R>): Promise<R> {
  try {
    return await attempt(db, who, now, work)
  } catch (error) {
    if (!(error instanceof Failed)) throw error
    for (const call of error.after) await call()
    throw error.error
  }
}

async function attempt<R>(db: Db, who: Who, now: Date, work: (tx: Tx) => Promise<R>): Promise<R> {
  for (let round = 1; ; round++) {
    const after: (() => void)[] = []
    const failed: (() => Promise<unknown>)[] = []
    const client = await db.pool.connect()
    const line = new Line(client, db.kind === 'postgres')
    let broken = false
    try {
      line.later('begin; set local role minxin_app')
      line.open(context(typeof who === 'function' ? await who(line) : who))
      const result = await work(txOn(db, line, now, after, failed))
      if (!(await line.holds())) throw new Supposed()
      await line.query('commit')
      if (line.failure) throw line.failure
      for (const call of after) call()
      return result
    } catch (thrown) {
      const error = line.failure ?? thrown
      const stale = error instanceof Supposed || !(await line.holds())
      await client.query('rollback').catch(() => {
        broken = true
      })
      if (round < 3 && (stale || retryable.has((error as { code?: string }).code ?? ''))) continue
      throw new Failed(error, failed)
    } finally {
      client.release(broken)
    }
  }
}

/** Something that was supposed is not so any more. */
class Supposed extends Error {}

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

function txOn(db: Db, line: Line, now: Date, after: (() => void)[], failed: (() => Promise<unknown>)[]): Tx {
  const kysely = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new LineDriver(line),
      createIntrospector: (inner) => new PostgresIntrospector(inner),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
  return Object.assign(kysely, {
    now,
    today: dayInShanghai(now),
    db,
    line,
    afterCommit: (call: () => void) => void after.push(call),
    afterFailure: (call: () => Promise<unknown>) => void failed.push(call),
  })
}

// A narrow step inside another goes back to that one, not to the actor.
const acting = new WeakMap<Tx, string>()

/**
 * A narrow step outside the actor's own place, inside the same transaction: "is this person helped elsewhere?".
 * The caller must answer only what the actor may know, and record the act. `as` stands in the rows for somebody who came
 * without a name.
 */
export async function asOffice<R>(tx: Tx, actor: Actor, work: () => Promise<R>, as = actor.id): Promise<R> {
  const before = acting.get(tx) ?? context(actor, true)
  const office = context({ ...systemActor('office', tx.db.county.code), id: as }, true)
  acting.set(tx, office)
  tx.line.later(office)
  const result = await work()
  acting.set(tx, before)
  tx.line.later(before)
  return result
}
