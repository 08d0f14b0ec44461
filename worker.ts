// Background work beside the server, on PostgreSQL: `npm run -s minxin -- worker`. Several may run: jobs are taken under a
// lease, the chain is sealed by one at a time.
import { county } from '#counties/ruian/county.ts'
import { sealAudit } from '#platform/audit/seal.ts'
import type { Db } from '#platform/db/database.ts'
import { configFromEnv, openDatabase } from '#platform/db/open.ts'
import { startWorker } from '#platform/jobs/worker.ts'
import { demonstrationOutbox, sendWaiting } from '#platform/notify/gateway.ts'
import { UsageError } from './cli/command.ts'
import { modules } from '#modules/registry.ts'
import { dailyJobs, jobKinds, loadAllParameters, registerServices } from './wire.ts'

/** Everything that goes on beside requests; the server starts it too. */
export function startWork(db: Db, clock: () => Date, onError: (name: string, error: Error) => void) {
  return startWorker(
    db,
    jobKinds,
    [
      { name: 'audit', everySeconds: 1, run: (now) => sealAudit(db, now) },
      // Without a county's own gateway messages wait, rather than being marked as sent.
      ...(db.demo ? [{ name: 'messages', everySeconds: 2, run: (now: Date) => sendWaiting(db, demonstrationOutbox, now) }] : []),
      ...modules.flatMap((m) => m.rounds?.(db, clock) ?? []),
      { name: 'daily', everySeconds: 60, run: (now) => dailyJobs(db, now) },
    ],
    clock,
    onError,
  )
}

/** One line of the log, in the form of the server's. */
const logLine = (fields: object) => void process.stderr.write(`${JSON.stringify({ time: Date.now(), pid: process.pid, ...fields })}\n`)

/** Runs until it is told to stop, and finishes the round under way. Refuses the embedded engine, whose server does this itself. */
export async function runWorker(): Promise<void> {
  const clock = () => new Date()
  const config = configFromEnv(county, false, clock())
  if (!config.url) throw new UsageError('内嵌数据库的后台任务由服务器自己运行。单独运行需要设置 DATABASE_URL。')
  const db = await openDatabase(config)
  registerServices()
  await loadAllParameters(db)
  const worker = startWork(db, clock, (round, error) =>
    logLine({ level: 50, round, kind: error.name, code: (error as { code?: string }).code, msg: 'round failed' }),
  )
  if (process.env.MINXIN_LOG === '1') logLine({ level: 30, msg: 'started' })
  else process.stdout.write('后台任务已启动。\n')
  await new Promise<void>((done) => {
    // The rounds do not keep the process alive by themselves.
    const awake = setInterval(() => {}, 60_000)
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        clearInterval(awake)
        done()
      })
  })
  await worker.stop()
  await db.close()
}
