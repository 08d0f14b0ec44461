import { systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction, type Tx } from '#platform/db/tx.ts'

export interface Job {
  id: number
  kind: string
  place: string
  payload: Record<string, unknown>
}

export type JobKinds = Record<string, (tx: Tx, job: Job) => Promise<void>>

const mostAttempts = 8
const leaseMs = 5 * 60_000

/** Takes the next due job under a lease, so that a killed worker's job is taken again when the lease ends. */
async function takeJob(db: Db, kinds: string[], now: Date): Promise<(Job & { attempts: number }) | undefined> {
  const { rows } = await db.pool.query<Job & { attempts: number }>(
    `update job set locked_until = $2, attempts = attempts + 1 where id = (
       select id from job where done_at is null and failed is null and run_at <= $1 and (locked_until is null or locked_until < $1)
         and kind = any($3) order by run_at, id limit 1 for update skip locked)
     returning id, kind, place, payload, attempts`,
    [now, new Date(now.getTime() + leaseMs), kinds],
  )
  return rows[0]
}

/**
 * Runs one job as the named system actor at its place. The effect and the mark that it is done commit together: a crash
 * in between runs it again with no effect left behind. Returns false when nothing was due.
 */
export async function runOneJob(db: Db, kinds: JobKinds, now: Date): Promise<boolean> {
  const job = await takeJob(db, Object.keys(kinds), now)
  if (!job) return false
  try {
    await inTransaction(db, systemActor(job.kind, job.place), now, async (tx) => {
      // Marked first: a second worker whose lease began late waits here for the row and then finds it done.
      const mark = tx.updateTable('job').set({ done_at: now, locked_until: null }).where('id', '=', job.id).where('done_at', 'is', null)
      if ((await mark.executeTakeFirst()).numUpdatedRows > 0n) await kinds[job.kind]?.(tx, job)
    })
  } catch (error) {
    const code = (error as { code?: string }).code ?? (error as Error).name
    const again = new Date(now.getTime() + 2 ** job.attempts * 1000)
    const gaveUp = job.attempts >= mostAttempts
    await db.pool.query('update job set locked_until = null, run_at = $2, failed = $3 where id = $1', [job.id, again, gaveUp ? code : null])
  }
  return true
}

/** Work that comes back every so many seconds, one round at a time. */
export interface Recurring {
  name: string
  everySeconds: number
  run: (now: Date) => Promise<unknown>
}

/** The worker: due jobs and recurring work until it is stopped. Failures of a round are told to `onError` by name only. */
export function startWorker(
  db: Db,
  kinds: JobKinds,
  recurring: Recurring[],
  clock: () => Date,
  onError: (name: string, error: Error) => void,
) {
  let stopped = false
  const rounds = [
    {
      name: 'jobs',
      everySeconds: 1,
      run: async (now: Date) => {
        while (!stopped && (await runOneJob(db, kinds, now)));
      },
    },
    ...recurring,
  ]
  const timers = rounds.map((round) => {
    let running = Promise.resolve()
    let busy = false
    const timer = setInterval(() => {
      if (busy || stopped) return
      busy = true
      running = Promise.resolve(round.run(clock()))
        .catch((error: Error) => onError(round.name, error))
        .then(() => void (busy = false))
    }, round.everySeconds * 1000)
    timer.unref()
    return {
      stop: async () => {
        clearInterval(timer)
        await running
      },
    }
  })
  return {
    stop: async () => {
      stopped = true
      await Promise.all(timers.map((t) => t.stop()))
    },
  }
}
