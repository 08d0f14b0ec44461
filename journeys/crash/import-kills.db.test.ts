// The import of a bureau's caseload is killed at random moments and begun again: every household is on the books once, whole.
// MINXIN_KILLS says how often.
import assert from 'node:assert/strict'
import { randomBytes, randomInt } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { divisionsFile } from '#counties/ruian/county.ts'
import { coupleLines, listFile } from '#demo/caseload-list.ts'
import { randomFrom } from '#demo/random.ts'
import { loadDivisions } from '#modules/core/divisions/public.ts'
import { openDatabase } from '#platform/db/open.ts'
import { loadAllParameters } from '../../wire.ts'
import { command, done, killedAt, type Place } from './command-line.ts'
import { countyConfig } from './prepare.ts'

const kills = Math.ceil(Number(process.env.MINXIN_KILLS ?? 10) / 5)
const seed = Number(process.env.MINXIN_SEED ?? randomInt(1_000_000))
const random = randomFrom(seed)
const root = mkdtempSync(join(tmpdir(), 'minxin-import-'))
const file = join(root, 'list.xlsx')
const households = 1000
const county: Place = { dir: join(root, 'county'), schema: process.env.DATABASE_URL ? `k${randomBytes(6).toString('hex')}` : undefined }
const opened = () => openDatabase(countyConfig(county.dir, county.schema))

before(async () => {
  mkdirSync(county.dir)
  const db = await opened()
  await loadDivisions(db, divisionsFile)
  await loadAllParameters(db)
  await db.close()
  writeFileSync(file, await listFile([...Array(households).keys()].flatMap((i) => coupleLines(i, 1450))))
})
after(async () => {
  if (county.schema) {
    const db = await opened()
    await db.pool.query(`drop schema if exists ${county.schema} cascade`)
    await db.close()
  }
  rmSync(root, { recursive: true, force: true })
})

/** How many households are on the books; each of them has its people, its money and its account, and nobody is in two. */
async function loaded(): Promise<number> {
  const db = await opened()
  try {
    const { rows } = await db.pool.query<{ n: number; whole: number; people: number }>(
      `select count(*)::int as n, (select count(distinct person_id)::int from entitlement_member where superseded_at is null) as people,
         count(*) filter (where exists (select from payee p where p.payable_id = e.id) and exists (select from household_base b where b.root_id = e.id)
           and (select count(*) from entitlement_row r join entitlement_member m on m.row_id = r.id where r.entitlement_id = e.id) = 2)::int as whole
       from entitlement e where e.root_id = e.id`,
    )
    const [all] = rows
    assert.ok(all)
    assert.equal(all.whole, all.n, 'no half household')
    assert.equal(all.people, 2 * all.n, 'nobody is in two households')
    return all.n
  } finally {
    await db.close()
  }
}

test(`${kills} kills of an import: begun again it ends with every household once`, async (t) => {
  t.diagnostic(`seed ${seed}`)
  const seen: number[] = []
  for (let n = 0; n < kills; n++) {
    await killedAt(command(county, ['import', 'caseload', file]), random.between(900, 3500))
    seen.push(await loaded())
  }
  t.diagnostic(`on the books after each kill: ${seen.join(', ')}`)
  for (const [i, n] of seen.entries()) assert.ok(n >= (seen[i - 1] ?? 0), 'nothing that was loaded is lost')
  assert.equal(await done(command(county, ['import', 'caseload', file])), 0)
  assert.equal(await loaded(), households)
  assert.equal(await done(command(county, ['import', 'caseload', file])), 0)
  assert.equal(await loaded(), households)
})
