import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { county } from '#counties/ruian/county.ts'
import { approve, bankFile, openMonth } from '#modules/bureau/payments/public.ts'
import type { Actor } from '#platform/db/actor.ts'
import { sealAudit } from '#platform/audit/seal.ts'
import { openDatabase } from '#platform/db/open.ts'
import { seal } from '#platform/db/seal.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { keepBytes } from '#platform/files/store.ts'
import type { Figure } from './figure.ts'

const households = 30_000
const months = 12
const papers = 3000
const actsEach = 10
const mostMb = 400
const finance = (name: string): Actor => ({ kind: 'staff', id: randomUUID(), name, role: 'finance', place: county.code, person: null })

/** A county of 30,000 households with a year of payments: written, read back and restored by the command line, with the most memory each took. */
export async function benchBackup(url: string, folder: string): Promise<Figure[]> {
  const from = { dir: join(folder, 'backup-from'), schema: `bf${process.pid}` }
  const to = { dir: join(folder, 'backup-to'), schema: `bt${process.pid}` }
  const mb = await fill(url, from.dir, from.schema)
  const file = join(folder, 'county.minxin')
  const size = `${households.toLocaleString('en-US')} households, ${mb.toFixed(0)} MB of tables, ${papers.toLocaleString('en-US')} papers`
  const written = await timed(url, from, 'backup', file)
  const fileMb = statSync(file).size / 1e6
  const read = await timed(url, from, 'backup', 'verify', file)
  const restored = await timed(url, to, 'restore', file)
  const figure = (name: string, { seconds, peakMb }: Measured, mostSeconds: number): Figure => ({
    name: `${name}: ${size}`,
    value: `${seconds.toFixed(1)} s, ${peakMb.toFixed(0)} MB of memory`,
    promise: `< ${mostSeconds} s, < ${mostMb} MB`,
    held: seconds < mostSeconds && peakMb < mostMb,
  })
  return [
    figure(`backup, read back, ${fileMb.toFixed(0)} MB`, written, 300),
    figure('backup verify', read, 120),
    figure('restore, chain recomputed', restored, 600),
  ]
}

async function fill(url: string, dataDir: string, schema: string): Promise<number> {
  mkdirSync(dataDir)
  const db = await openDatabase({ url, dataDir, schema, county, demo: true, now: new Date() })
  try {
    const sealed = seal(db.keys, '6230000000000000001')
    await db.pool.query(
      `with e as (insert into entitlement (id, root_id, programme, place, holder_id, state, created_at)
         select id, id, 'subsistence', '330381116207', gen_random_uuid(), 'active', now() from (
           select gen_random_uuid() as id from generate_series(1, ${households})) as made returning id),
       p as (insert into payee (payable_id, name_sealed, account_sealed, bank, recorded_at) select id, $1, $1, '农商', now() from e)
       insert into entitlement_row (id, entitlement_id, kind, category, place, monthly_fen, valid_from, recorded_at)
       select gen_random_uuid(), id, 'DIBAO', 'DIBAO', '330381116207', 88600, '2030-01-01', now() from e`,
      [sealed],
    )
    await db.pool.query('analyze entitlement; analyze entitlement_row; analyze payee')
    const [one, two] = [finance('甲'), finance('乙')]
    for (let m = 1; m <= months; m++) {
      const now = new Date()
      const runId = await inTransaction(db, one, now, (tx) => openMonth(tx, one, 'subsistence', `2030-${String(m).padStart(2, '0')}`))
      await inTransaction(db, two, now, (tx) => approve(tx, two, runId))
      await inTransaction(db, one, now, (tx) => bankFile(tx, one, runId))
    }
    await db.pool.query(
      `insert into audit_event (at, actor_kind, actor_id, role, place, act, subject_kind, subject_id)
       select now(), 'staff', gen_random_uuid()::text, 'town_clerk', '330381116', 'case.read', 'case', gen_random_uuid()::text
       from generate_series(1, ${households * actsEach})`,
    )
    while ((await sealAudit(db, new Date())) > 0);
    for (let n = 0; n < papers; n++) await keepBytes(db, randomBytes(100_000))
    const { rows } = await db.pool.query<{ bytes: number }>(
      `select sum(pg_total_relation_size(oid))::bigint as bytes from pg_class where relnamespace = $1::regnamespace and relkind = 'r'`,
      [schema],
    )
    return (rows[0]?.bytes ?? 0) / 1e6
  } finally {
    await db.close()
  }
}

interface Measured {
  seconds: number
  peakMb: number
}

/** Runs a command and watches the most memory it holds. */
async function timed(url: string, place: { dir: string; schema: string }, ...words: string[]): Promise<Measured> {
  mkdirSync(place.dir, { recursive: true })
  const begun = performance.now()
  const child = spawn(process.execPath, ['--no-warnings', fileURLToPath(new URL('../cli.ts', import.meta.url)), ...words], {
    env: {
      ...process.env,
      DATABASE_URL: url,
      MINXIN_DATA: place.dir,
      MINXIN_SCHEMA: place.schema,
      MINXIN_BACKUP_PASSPHRASE: 'a bench needs no secret',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let peakMb = 0
  const watch = setInterval(() => {
    try {
      peakMb = Math.max(peakMb, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
    } catch {
      // It has just ended.
    }
  }, 50)
  const [code] = await once(child, 'exit')
  clearInterval(watch)
  if (code !== 0) throw new Error(`${words[0]} ended with ${code}`)
  return { seconds: (performance.now() - begun) / 1000, peakMb }
}
