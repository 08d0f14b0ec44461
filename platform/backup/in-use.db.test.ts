// A backup of a county in use: people go on writing while it is read, and what comes back is one moment of it.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { linApplication } from '#demo/application.ts'
import { type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { record } from '#platform/audit/record.ts'
import { sealAudit } from '#platform/audit/seal.ts'
import { systemActor } from '#platform/db/actor.ts'
import { ownKeys } from '#platform/db/own-keys.ts'
import { testCounty } from '#platform/db/test-county.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { bytesOf } from '#platform/files/store.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import { backup } from './backup.ts'
import { dumpEverything } from './dump.ts'
import { restore } from './restore.ts'
import { scheduledBackup } from './scheduled.ts'
import { verifyBackup } from './verify.ts'

const passphrase = 'seven grey cranes at noon'
const folder = mkdtempSync(join(tmpdir(), 'minxin-in-use-'))
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080010001001011100ffd9', 'hex')
let county: DemoCounty
let resident: Browser

before(async () => {
  county = await demoCounty('2020-09-15T09:30:00+08:00')
  await ownKeys(county.db.pool, county.db.keys)
  resident = await county.resident('19900000001')
  const filed = await resident.post('/api/subsistence/applications', { requestId: randomUUID(), answers: linApplication('2020-09-15') })
  assert.equal(filed.status, 200)
})
after(async () => {
  await county.close()
  rmSync(folder, { recursive: true, force: true })
})

const actor = systemActor('test', '330381')
let written = 0
/** One act that leaves a trace in three tables at once: a snapshot has all three or none. */
const write = () =>
  inTransaction(county.db, actor, county.now, async (tx) => {
    const key = `trace ${written++}`
    await enqueue(tx, { kind: 'trace', place: '330381', key })
    await tx
      .insertInto('ledger_transfer')
      .values({
        id: randomUUID(),
        at: tx.now,
        booked_on: '2020-09-15',
        debit: 'payable:subsistence',
        credit: 'budget:subsistence',
        fen: 1,
        source_kind: 'trace',
        source_id: key,
        step: 'approved',
      })
      .execute()
    await record(tx, actor, { act: 'trace', subjectKind: 'trace', subjectId: key })
  })

/** The embedded engine answers without going through the event loop, so that writers without a pause would let nobody else on. */
const breath = () => new Promise((done) => setTimeout(done, 2))

/** A picture of its own content, so that it is kept as a file of its own. */
const upload = async (n: number) => {
  const sent = await resident.upload(
    `/api/files?kind=photo&name=a.jpg&requestId=${randomUUID()}`,
    Buffer.concat([jpeg, Buffer.from(`${n}`.padStart(9))]),
  )
  assert.equal(sent.status, 200, JSON.stringify(sent.body))
}

test('written to from all sides while it is read: what comes back is one moment, whole', async () => {
  for (let n = 0; n < 20; n++) await write()
  let going = true
  let beside = 0
  const writers = [
    async () => {
      while (going) {
        await write()
        beside++
        await breath()
      }
    },
    async () => {
      for (let n = 0; going; n++) {
        await upload(n)
        await breath()
      }
    },
    async () => {
      while (going) {
        await sealAudit(county.db, county.now)
        await breath()
      }
    },
  ]
  const working = Promise.all(writers.map((w) => w()))
  const file = join(folder, 'in-use.minxin')
  await backup(county.db, file, passphrase, county.clock)
  going = false
  await working
  assert.ok(beside > 0)
  const proof = await verifyBackup(file, passphrase)
  const to = await testCounty()
  try {
    assert.deepEqual(await restore(to.db, file, passphrase, join(to.db.filesDir, '..', 'keys.json'), to.now), proof)
    const traces = await to.db.pool.query(
      `select (select count(*)::int from job where kind = 'trace') as jobs, (select count(*)::int from ledger_transfer where source_kind = 'trace') as booked,
         (select count(*)::int from audit_event where act = 'trace') as acts`,
    )
    const { jobs, booked, acts } = traces.rows[0]
    assert.ok(jobs >= 20 && jobs <= written, String(jobs))
    assert.deepEqual([booked, acts], [jobs, jobs])
    const papers = await to.db.pool.query<{ sha256: string }>('select distinct sha256 from file_object')
    for (const { sha256 } of papers.rows) assert.ok((await bytesOf(to.db, sha256)).includes(jpeg))
  } finally {
    await to.close()
  }
})

if (process.env.DATABASE_URL)
  test('what commits after the first line was read is not in the backup, and does not wait for it', async () => {
    const lines: string[] = []
    for await (const line of dumpEverything(county.db, county.now)) {
      if (lines.length === 1) {
        await write()
        await upload(1_000_000)
      }
      lines.push(line)
    }
    const text = lines.join('\n')
    assert.ok(text.includes(`trace ${written - 2}`))
    assert.ok(!text.includes(`"trace ${written - 1}"`))
  })

test('the daily backup is read back, noted, and removes what is too old, never before', async () => {
  const daily = join(folder, 'none')
  await assert.rejects(scheduledBackup(county.db, daily, passphrase, { days: 2, months: 0 }, county.clock), { code: 'backup.no_folder' })
  const into = mkdtempSync(join(folder, 'daily-'))
  for (let day = 0; day < 3; day++) {
    const { removed, proof } = await scheduledBackup(county.db, into, passphrase, { days: 2, months: 0 }, county.clock)
    assert.equal(removed.length, day < 2 ? 0 : 1)
    assert.ok((proof.rows.audit_event ?? 0) > 20)
    county.now = new Date(county.now.getTime() + 86_400_000)
  }
  assert.deepEqual(readdirSync(into).sort(), ['minxin-330381-20200916T093000.minxin', 'minxin-330381-20200917T093000.minxin'])
  const { rows } = await county.db.pool.query(
    'select good, failure, verified_at is not null as verified, rows > 500 as filled from backup_log order by id',
  )
  const good = { good: true, failure: null, verified: true, filled: true }
  assert.deepEqual(rows, [{ good: false, failure: 'backup.no_folder', verified: false, filled: false }, good, good, good])
})
