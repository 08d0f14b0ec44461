// The server is killed while a registrar draws a certificate number, spoils a sheet and prints. MINXIN_KILLS says how often.
import assert from 'node:assert/strict'
import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { divisionsFile } from '#counties/ruian/county.ts'
import { accountBlanks, demoRegistry } from '#demo/marriages.ts'
import { randomFrom } from '#demo/random.ts'
import { declarationOf, newPerson, papersOf, reviewOf } from '#demo/test-registry.ts'
import { mayuVillage } from '#demo/village.ts'
import { loadDivisions } from '#modules/core/divisions/public.ts'
import { openDatabase } from '#platform/db/open.ts'
import { demoPassword, makeDemoStaff } from '#platform/identity/demo.ts'
import { loadAllParameters, registerServices } from '../../wire.ts'
import { killing } from './killed-while.ts'
import { countyConfig, now } from './prepare.ts'
import { type Victim, victimOn } from './victim.ts'

// The embedded engine starts too slowly to be killed often in a test run; `npm run test:crash` does it there too.
const kills = Number(process.env.MINXIN_KILLS ?? (process.env.DATABASE_URL ? 10 : 3))
const seed = Number(process.env.MINXIN_SEED ?? randomInt(1_000_000))
const random = randomFrom(seed)
const dir = mkdtempSync(join(tmpdir(), 'minxin-marriage-'))
const schema = process.env.DATABASE_URL ? `marriage${randomBytes(5).toString('hex')}` : undefined
const config = countyConfig(dir, schema)
const couples = Math.ceil(kills / 2)
const stock = couples * 2 + kills + 20
const answered = { before: 0 }
let victim: Victim
const who = { one: '', two: '' }
const reviewed: string[] = []

before(async () => {
  const db = await openDatabase(config)
  registerServices()
  await loadDivisions(db, divisionsFile)
  await loadAllParameters(db)
  await makeDemoStaff(db, mayuVillage)
  await accountBlanks(db, await demoRegistry(db), [], stock)
  await db.close()
  victim = await victimOn({ MINXIN_DATA: dir, MINXIN_NOW: now, ...(schema ? { MINXIN_SCHEMA: schema } : {}) })
  await victim.start()
  who.one = await victim.signIn('dengji', demoPassword)
  who.two = await victim.signIn('dengji2', demoPassword)
  await review()
})
after(async () => {
  await victim?.kill()
  if (schema) {
    const db = await openDatabase(config)
    await db.pool.query(`drop schema ${schema} cascade`)
    await db.close()
  }
  rmSync(dir, { recursive: true, force: true })
})

const path = (caseId: string, move: string) => `/api/cases/${caseId}/moves/${move}`
const days = (n: number) => String((n % 28) + 1).padStart(2, '0')

/** Takes the couples as far as the registrar has only to register them. */
async function review(): Promise<void> {
  const open: string[] = []
  for (let n = 0; n < couples; n++) {
    const man = newPerson(`夫${n}`, `19${60 + (n % 30)}-01-${days(n)}`, 'M')
    const woman = newPerson(`妻${n}`, `19${60 + (n % 30)}-02-${days(n)}`, 'F')
    const { body } = await victim.surely(who.one, '/api/marriage/check-in', { requestId: randomUUID(), kind: 'M1', man, woman })
    await move(who.one, body.caseId, 1, 'verify', papersOf())
    open.push(body.caseId)
  }
  for (const caseId of open) {
    await answerOf(caseId)
    await move(who.one, caseId, 4, 'declare', declarationOf())
    await move(who.two, caseId, 5, 'review', reviewOf)
    reviewed.push(caseId)
  }
}

async function move(cookies: string, caseId: string, version: number, name: string, input: object): Promise<void> {
  // The first step of a case is version 2: it was opened and moved in one transaction.
  const sent = { requestId: randomUUID(), version: Math.max(2, version), input }
  const heard = await victim.surely(cookies, path(caseId, name), sent)
  assert.equal(heard.status, 200, `${name} ${JSON.stringify(heard.body)}`)
}

/** The national register is asked every second. */
async function answerOf(caseId: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const seen = JSON.parse(await victim.read(who.one, `/api/marriage/cases/${caseId}`))
    if (seen.base?.state === 'answered') return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('the national register did not answer')
}

const killedWhile = (at: string, body: object) => killing(victim, random, answered)(who.one, at, { requestId: randomUUID(), ...body })
let spoiled = 0
let last = ''

async function register(): Promise<void> {
  const caseId = reviewed.pop()
  assert.ok(caseId, 'a couple to register')
  await killedWhile(path(caseId, 'register'), { version: 6, input: {} })
  last = JSON.parse(await victim.read(who.one, `/api/marriage/cases/${caseId}`)).registration.registrationId
}

async function print(): Promise<void> {
  const side = random.pick(['MAN', 'WOMAN'])
  if (random.chance(0.5)) {
    await killedWhile('/api/marriage/sheets/spoiled', { registrationId: last, side, reason: '打印机卡纸' })
    spoiled++
  } else await killedWhile('/api/marriage/sheets/printed', { registrationId: last, side })
}

test(`${kills} kills at the marriage desk: no number twice, none lost, every sheet accounted for`, async (t) => {
  t.diagnostic(`seed ${seed}`)
  for (let n = 0; n < kills; n++) await (n % 2 === 0 ? register() : print())
  await victim.kill()
  t.diagnostic(`${answered.before} of ${kills} requests were answered before the kill`)
  const db = await openDatabase(config)
  try {
    const { rows } = await db.pool.query<{ seq: number; cert_no: string }>('select seq, cert_no from marriage_registration order by seq')
    assert.deepEqual(
      rows.map((r) => r.seq),
      Array.from({ length: couples }, (_, i) => i + 1),
    )
    assert.equal(new Set(rows.map((r) => r.cert_no)).size, couples)
    const sheets = await db.pool.query<{ state: string; n: number }>(
      "select state, count(*)::int as n from certificate_blank where kind = 'MARRIAGE' group by state order by state",
    )
    const counts = Object.fromEntries(sheets.rows.map((r) => [r.state, r.n]))
    assert.deepEqual([counts.ISSUED, counts.SPOILED ?? 0, counts.IN_STOCK], [couples * 2, spoiled, stock - couples * 2 - spoiled])
    const twice = await db.pool.query('select person_id from marriage_spouse where effective group by person_id having count(*) > 1')
    assert.equal(twice.rows.length, 0)
    const { rows: events } = await db.pool.query("select count(*)::int as n from life_event where kind = 'MARRIAGE'")
    assert.equal(events[0].n, couples * 2)
  } finally {
    await db.close()
  }
})
