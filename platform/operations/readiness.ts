import type { Db } from '#platform/db/database.ts'
import { keysFit } from '#platform/db/own-keys.ts'
import { type Ask, askPool } from './ask.ts'
import { migrationsRun } from './engine.ts'

/** What must be there before people are let in. */
export interface Readiness {
  ready: boolean
  parts: { database: boolean; migrations: boolean; keys: boolean; running: boolean }
}

const patienceMs = 3000
const fresh = new WeakMap<Db, { until: number; answer: Promise<Readiness['parts']> }>()
const stopping = new WeakSet<Db>()

/** From now on this process takes nobody new: it is finishing what it has. */
export const beginStop = (db: Db) => void stopping.add(db)

/** Whether the database answers in time, its schema is this program's and the keys are its own. Asked once a second at most. */
export async function readiness(db: Db): Promise<Readiness> {
  let known = fresh.get(db)
  if (!known || known.until < Date.now()) fresh.set(db, (known = { until: Date.now() + 1000, answer: askParts(db) }))
  const parts = { ...(await known.answer), running: !stopping.has(db) }
  return { ready: Object.values(parts).every(Boolean), parts }
}

async function askParts(db: Db): Promise<Readiness['parts']> {
  const parts = { database: false, migrations: false, keys: false, running: true }
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((done) => (timer = setTimeout(done, patienceMs)))
  await Promise.race([late, fill(parts, db, askPool(db.pool))])
  clearTimeout(timer)
  return { ...parts }
}

async function fill(parts: Readiness['parts'], db: Db, ask: Ask): Promise<void> {
  try {
    parts.migrations = (await migrationsRun(ask)).ok
    parts.database = true
    parts.keys = (await keysFit(db.pool, db.keys)) !== false
  } catch {
    // What does not answer is not ready; why is for the log of the database.
  }
}
