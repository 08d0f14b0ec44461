import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { linApplication } from '#demo/application.ts'
import { type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { sealAudit } from '#platform/audit/seal.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import type { Db } from '#platform/db/database.ts'
import { ownKeys } from '#platform/db/own-keys.ts'
import { open } from '#platform/db/seal.ts'
import { type TestCounty, testCounty } from '#platform/db/test-county.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'
import { agreementOf, quoted, tableShapes } from './tables.ts'

const passphrase = 'four quiet herons at dusk'
const folder = mkdtempSync(join(tmpdir(), 'minxin-backup-'))
const file = join(folder, 'county.minxin')
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080010001001011100ffd9', 'hex')
const now = () => new Date('2020-09-15T10:00:00+08:00')
let county: DemoCounty

before(async () => {
  county = await demoCounty('2020-09-15T09:30:00+08:00')
  await ownKeys(county.db.pool, county.db.keys)
  const resident = await county.resident('19900000001')
  const filed = await resident.post('/api/subsistence/applications', { requestId: randomUUID(), answers: linApplication('2020-09-15') })
  assert.equal(filed.status, 200)
  const sent = await resident.upload(`/api/files?kind=photo&name=a.jpg&requestId=${randomUUID()}`, jpeg)
  assert.equal(sent.status, 200)
  await county.db.pool.query(
    `insert into ledger_transfer (id, at, booked_on, debit, credit, fen, source_kind, source_id, step)
     values ($1, now(), '2020-10-01', 'payable:subsistence', 'budget:subsistence', 163600, 'test', E'line\\u2028one', 'approved')`,
    [randomUUID()],
  )
  await sealAudit(county.db, county.now)
  await backup(county.db, file, passphrase, now)
})
after(async () => {
  await county.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Every table's rows as the database prints them, in an order of their own. */
async function contentOf(db: Db): Promise<Record<string, string[]>> {
  const client = await db.pool.connect()
  try {
    const content: Record<string, string[]> = {}
    for (const { name } of await tableShapes(client)) {
      const { rows } = await client.query<{ row: string }>(`select to_jsonb(t)::text as row from ${quoted(name)} t`)
      content[name] = rows.map((r) => r.row).sort()
    }
    return content
  } finally {
    client.release()
  }
}

const keysOf = (to: TestCounty) => join(to.db.filesDir, '..', 'keys.json')

async function emptyCounty(embedded = false): Promise<TestCounty> {
  const url = process.env.DATABASE_URL
  if (embedded) delete process.env.DATABASE_URL
  try {
    return await testCounty()
  } finally {
    if (url) process.env.DATABASE_URL = url
  }
}

async function roundTrip(to: TestCounty): Promise<void> {
  const source = await contentOf(county.db)
  const before = await verifyAudit(county.db)
  const told = await restore(to.db, file, passphrase, keysOf(to), to.now)
  const restored = await contentOf(to.db)
  for (const [table, rows] of Object.entries(source)) {
    // The restore itself is an act, sealed or not; everything else is the same.
    const got = (restored[table] ?? []).filter((r) => !r.includes('system.restore'))
    if (table !== 'audit_seal') assert.deepEqual(got, rows, table)
  }
  assert.equal(told.files, 1)
  assert.ok((told.rows.division ?? 0) > 500)
  for (const [table, rows] of Object.entries(source)) assert.equal(told.rows[table], rows.length, table)
  assert.equal(told.books.transferFen, '163600')
  assert.equal(told.books.auditHead, before.head)
  const client = await to.db.pool.connect()
  const agreement = await agreementOf(client).finally(() => client.release())
  assert.equal(agreement.transferFen, '163600')
  const verified = await verifyAudit(to.db)
  assert.equal(verified.brokenAt, null)
  assert.ok(verified.sealed >= before.sealed)
  // The keys came along: what was sealed there opens here, and the key file says the same.
  const { rows } = await to.db.pool.query<{ id_sealed: string }>('select id_sealed from person limit 1')
  assert.match(open(to.db.keys, rows[0]?.id_sealed ?? ''), /^330399/)
  assert.deepEqual(JSON.parse(readFileSync(keysOf(to), 'utf8')), county.db.keys)
  // Numbers go on where they stood.
  const ids = await to.db.pool.query<{ ok: boolean }>(
    `select nextval(pg_get_serial_sequence('audit_event', 'id')) > (select max(id) from audit_event) as ok`,
  )
  assert.equal(ids.rows[0]?.ok, true)
  await referencesHold(to)
}

async function referencesHold(to: TestCounty): Promise<void> {
  const client = await to.db.pool.connect()
  try {
    await client.query('begin')
    const orphan = client.query(`insert into staff_post (staff_id, role, place, valid_from) values ($1, 'auditor', '330381', now())`, [
      randomUUID(),
    ])
    await assert.rejects(orphan, { code: '23503' })
    await client.query('rollback')
  } finally {
    client.release()
  }
}

test('a backup restores into an empty county of the same engine', async () => {
  const to = await emptyCounty()
  await roundTrip(to).finally(() => to.close())
})

if (process.env.DATABASE_URL)
  test('a backup of PostgreSQL restores into the embedded engine, and that one back', async () => {
    const embedded = await emptyCounty(true)
    const back = await emptyCounty()
    try {
      await roundTrip(embedded)
      const second = join(folder, 'embedded.minxin')
      await backup(embedded.db, second, passphrase, now)
      const told = await restore(back.db, second, passphrase, keysOf(back), back.now)
      assert.equal(told.files, 1)
      assert.equal((await verifyAudit(back.db)).brokenAt, null)
      const source = await contentOf(county.db)
      assert.deepEqual((await contentOf(back.db)).person, source.person)
    } finally {
      await embedded.close()
      await back.close()
    }
  })

test('a county in use refuses a restore, and nothing of it changes', async () => {
  const before = await contentOf(county.db)
  await assert.rejects(restore(county.db, file, passphrase, keysOf(county), county.now), { code: 'backup.not_empty' })
  assert.deepEqual(await contentOf(county.db), before)
})

test('an older key file is put aside, never overwritten', async () => {
  const to = await emptyCounty()
  try {
    const old = readFileSync(keysOf(to), 'utf8')
    await restore(to.db, file, passphrase, keysOf(to), to.now)
    const aside = `${keysOf(to)}.before-${to.now.toISOString().replaceAll(/[-:.]/g, '')}`
    assert.equal(readFileSync(aside, 'utf8'), old)
    assert.equal(existsSync(`${keysOf(to)}.restored`), false)
  } finally {
    await to.close()
  }
})

test('wrong passphrase, a changed byte, a file cut short and another file are refused whole', async () => {
  const to = await emptyCounty()
  const bytes = readFileSync(file)
  const changed = Buffer.from(bytes)
  const at = bytes.length - 40
  changed[at] = (changed[at] ?? 0) ^ 1
  const tries: [string, Buffer, string, RegExp][] = [
    ['passphrase', bytes, 'another passphrase', /^backup.wrong_passphrase$/],
    ['changed', changed, passphrase, /^backup.(damaged|wrong_passphrase)$/],
    ['short', bytes.subarray(0, bytes.length - 30), passphrase, /^backup.damaged$/],
    ['other', Buffer.from('PK\x03\x04 not a backup\n\n'), passphrase, /^backup.not_a_backup$/],
    ['empty', Buffer.alloc(0), passphrase, /^backup.damaged$/],
  ]
  try {
    for (const [name, content, phrase, code] of tries) {
      const path = join(folder, `${name}.minxin`)
      writeFileSync(path, content)
      await assert.rejects(restore(to.db, path, phrase, keysOf(to), to.now), (error: { code: string }) => code.test(error.code), name)
    }
    await assert.rejects(restore(to.db, join(folder, 'nowhere'), passphrase, keysOf(to), to.now), { code: 'backup.not_found' })
    const { rows } = await to.db.pool.query('select from person union all select from audit_event union all select from division')
    assert.equal(rows.length, 0)
    const { rows: keys } = await to.db.pool.query(
      `select from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace`,
    )
    assert.ok(keys.length > 10)
  } finally {
    await to.close()
  }
})

test('the file is for its owner only, shows nothing in clear and is never overwritten', async () => {
  assert.equal(statSync(file).mode & 0o777, 0o600)
  const text = readFileSync(file).toString('latin1')
  assert.doesNotMatch(text, /330399|person|minxin_app/)
  await assert.rejects(backup(county.db, file, passphrase, now), { code: 'backup.exists' })
  await assert.rejects(backup(county.db, join(folder, 'no', 'such', 'x'), passphrase, now), { code: 'backup.no_folder' })
})
