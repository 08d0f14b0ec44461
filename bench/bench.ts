// `npm run bench [-- rules | postgres]`: what it costs, beside what was promised. The database part needs a PostgreSQL (DATABASE_URL,
// else the local one) and pgbench; it makes a database of its own and removes it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { county } from '#counties/ruian/county.ts'
import { schemaOf } from '#platform/db/open.ts'
import { demoPassword } from '#platform/identity/demo.ts'
import { benchArchive } from './archive.bench.ts'
import { benchBackup } from './backup.bench.ts'
import { benchBookings, benchLottery } from './bookings.bench.ts'
import { benchCaseAction } from './case-action.bench.ts'
import type { Figure } from './figure.ts'
import { signedIn } from './load.ts'
import { benchLookUp } from './look-up.bench.ts'
import { benchMatch } from './match.bench.ts'
import { benchPayments } from './payments.bench.ts'
import { benchRules } from './rules.bench.ts'
import { benchSheets } from './import.ts'
import { serveDemonstration } from './served.ts'

const say = (f: Figure) => process.stdout.write(`${f.held ? '  held  ' : '  MISSED'} ${f.name}: ${f.value}   [${f.promise}]\n`)
const figures: Figure[] = []
const tell = (found: Figure[]) => {
  for (const f of found) say(f)
  figures.push(...found)
}

const under = (name: string, value: number, unit: string, most: number): Figure => ({
  name,
  value: `${value.toFixed(1)} ${unit}`,
  promise: `< ${most} ${unit}`,
  held: value < most,
})

/** Starts and memory on one engine; the server of the second start is left running and returned. */
async function benchStarts(engine: string, env: Record<string, string>, port: number, mostMb: number) {
  const first = await serveDemonstration(env, port)
  const peak = first.peakMb()
  await first.stop()
  const again = await serveDemonstration(env, port)
  tell([
    under(`first start, demonstration county, ${engine}`, first.seconds, 's', 90),
    under(`later start, ${engine}`, again.seconds, 's', 5),
    // Told, not promised: the county is made once.
    { name: `memory at most while the county is made, ${engine}`, value: `${peak.toFixed(0)} MB`, promise: 'once', held: true },
  ])
  return { server: again, memory: () => tell([under(`memory of the server, ${engine}`, again.nowMb(), 'MB', mostMb)]) }
}

const folder = mkdtempSync(join(tmpdir(), 'minxin-bench-'))
try {
  tell(await benchRules())
  tell(await benchSheets(folder))
  tell(benchLottery(folder))
  if (process.argv[2] !== 'rules' && process.argv[2] !== 'postgres') {
    const embedded = await benchStarts('embedded', { MINXIN_DATA: join(folder, 'embedded'), DATABASE_URL: '' }, 3871, 900)
    embedded.memory()
    await embedded.server.stop()
  }
  if (process.argv[2] !== 'rules') await benchPostgres(process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = figures.every((f) => f.held) ? 0 : 1

async function benchPostgres(base: string): Promise<void> {
  const name = `minxin_bench_${process.pid}`
  const admin = new pg.Pool({ connectionString: base, max: 1 })
  await admin.query(`create database ${name}`)
  const url = `${base.slice(0, base.lastIndexOf('/'))}/${name}`
  const schema = schemaOf(county)
  const pool = new pg.Pool({ connectionString: url, options: `-c search_path=${schema},public` })
  try {
    const data = join(folder, 'postgres')
    const { server, memory } = await benchStarts('PostgreSQL', { MINXIN_DATA: data, DATABASE_URL: url }, 3872, 300)
    for (const script of ['people', 'cases', 'marriages'])
      await pool.query(readFileSync(new URL(`sql/${script}.sql`, import.meta.url), 'utf8'))
    await pool.query('vacuum analyze person')
    const headers = await signedIn(server.port, 'wumin', demoPassword)
    tell(await benchLookUp(pool, JSON.parse(readFileSync(join(data, 'keys.json'), 'utf8')), server.port, headers))
    tell(await benchCaseAction(pool, url, schema, server.port, headers))
    const keys = JSON.parse(readFileSync(join(data, 'keys.json'), 'utf8'))
    tell(await benchArchive(pool, keys, server.port, await signedIn(server.port, 'dengji', demoPassword)))
    memory()
    await server.stop()
    tell(await benchPayments(url, data))
    tell(await benchMatch(url, data))
    tell(await benchBookings(url, data))
    tell(await benchBackup(url, folder))
  } finally {
    await pool.end()
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  }
}
