import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { namedPeople } from '#demo/village.ts'
import { sealEverything } from '#platform/audit/seal-in-test.ts'
import { noteBackup } from '#platform/backup/backup-log.ts'
import { ownKeys } from '#platform/db/own-keys.ts'
import { makeKeys, seal } from '#platform/db/seal.ts'
import { sendWaiting } from '#platform/notify/gateway.ts'
import { mayMeasure } from './health.ts'
import { beginStop } from './readiness.ts'

let county: DemoCounty
let operator: Browser
const on = '2020-09-15'

before(async () => {
  county = await demoCounty(`${on}T09:30:00+08:00`)
  await ownKeys(county.db.pool, county.db.keys)
  operator = await county.staff('xinxi')
})
after(() => county.close())

const failJob = async (place: string, key: string) => {
  const { rows } = await county.db.pool.query<{ id: number }>(
    `insert into job (kind, key, place, run_at, attempts, failed) values ('letters', $1, $2, $3, 8, '40001') returning id`,
    [key, place, county.now],
  )
  return String(rows[0]?.id)
}
const page = async () => (await operator.get('/api/operations')).body
const partOf = async (key: string) => (await page()).parts.find((p: { key: string }) => p.key === key)

test('the page tells how each part stands, and nothing of a person', async () => {
  const told = await page()
  assert.deepEqual(
    told.parts.map((p: { key: string }) => p.key),
    ['engine', 'migrations', 'keys', 'chain', 'jobs', 'messages', 'backup', 'disk', 'clock'],
  )
  assert.equal((await partOf('migrations')).ok, true)
  assert.equal((await partOf('keys')).ok, true)
  assert.ok(told.database.bytes > 1_000_000)
  assert.ok(told.database.largest.length === 8)
  assert.equal(told.mayAct, true)
  const text = JSON.stringify(told)
  for (const p of namedPeople(on)) assert.ok(!text.includes(p.name) && !text.includes(p.idNumber))
})

test('what is behind is told: acts that nobody seals, a backup that is missing or old', async () => {
  assert.match((await partOf('backup')).text, /还没有备份/)
  await sealEverything(county)
  assert.match((await partOf('chain')).text, /待封存 0 条/)
  await operator.get('/api/operations/backups')
  await county.staff('wumin')
  const { text, ok } = await partOf('chain')
  assert.ok(ok && /待封存 [1-9]/.test(text), text)
  const noted = { startedAt: county.now, endedAt: county.now, file: 'a.minxin', failure: null, bytes: 9, rows: 1, files: 0 }
  await noteBackup(county.db, { ...noted, auditHead: null, verifiedAt: county.now })
  await noteBackup(county.db, { ...noted, failure: 'backup.no_folder', auditHead: null, verifiedAt: null })
  assert.equal((await partOf('backup')).ok, true)
  const before = county.now
  county.now = new Date(before.getTime() + 27 * 3_600_000)
  operator = await county.staff('xinxi')
  assert.match((await partOf('backup')).text, /27 小时前，请检查/)
  assert.match((await partOf('chain')).text, /超过五分钟/)
  const { items } = (await operator.get('/api/operations/backups')).body
  assert.deepEqual(
    items.map((b: { good: boolean; failure: string | null }) => [b.good, b.failure]),
    [
      [false, 'backup.no_folder'],
      [true, null],
    ],
  )
  county.now = before
  operator = await county.staff('xinxi')
})

test('failed work begins anew once, by the operator alone', async () => {
  const jobId = await failJob('330381116', 'one')
  assert.equal((await partOf('jobs')).ok, false)
  const { items } = (await operator.get('/api/operations/failed-jobs')).body
  assert.deepEqual(items, [
    { jobId, kind: 'letters', placeName: '马屿镇', attempts: 8, failure: '40001', lastAt: county.now.toISOString() },
  ])
  const path = `/api/operations/failed-jobs/${jobId}/retry`
  for (const login of ['wumin', 'kezhang', 'shenji', 'caiwu'])
    assert.equal((await (await county.staff(login)).post(path, { requestId: randomUUID() })).status, 403, login)
  assert.equal((await county.stranger.post(path, { requestId: randomUUID() })).status, 401)
  assert.equal((await (await county.resident('19900000001')).post(path, { requestId: randomUUID() })).status, 403)
  const requestId = randomUUID()
  assert.equal((await operator.post(path, { requestId })).status, 200)
  assert.equal((await operator.post(path, { requestId })).status, 200)
  assert.equal((await operator.post(path, { requestId: randomUUID() })).body.code, 'job.not_failed')
  const { rows } = await county.db.pool.query('select failed, attempts from job where id = $1', [jobId])
  assert.deepEqual(rows, [{ failed: null, attempts: 0 }])
  const acts = await county.db.pool.query(`select count(*)::int as n from audit_event where act = 'job.retry' and subject_id = $1`, [jobId])
  assert.equal(acts.rows[0].n, 1)
})

test('another county: its work is neither shown nor begun anew', async () => {
  const jobId = await failJob('330302001', 'two')
  assert.deepEqual((await operator.get('/api/operations/failed-jobs')).body.items, [])
  assert.equal((await operator.post(`/api/operations/failed-jobs/${jobId}/retry`, { requestId: randomUUID() })).body.code, 'job.not_failed')
  await county.db.pool.query('delete from job where id = $1', [jobId])
})

test('long lists page by key', async () => {
  for (let n = 0; n < 45; n++) await failJob('330381', `many ${n}`)
  const seen: string[] = []
  for (let after: string | null = ''; after !== null; ) {
    const { body } = await operator.get(`/api/operations/failed-jobs${after && `?after=${after}`}`)
    seen.push(...body.items.map((j: { jobId: string }) => j.jobId))
    after = body.next
  }
  assert.equal(new Set(seen).size, 45)
  await county.db.pool.query('delete from job')
})

test('messages that were given up are sent again with all their attempts, unread', async () => {
  const x = seal(county.db.keys, 'x')
  await county.db.pool.query(
    `insert into message (id, kind, to_sealed, text_sealed, state, attempts, created_at) values ($1, 'case', $2, $2, 'failed', 8, $3)`,
    [randomUUID(), x, new Date(county.now.getTime() - 2 * 86_400_000)],
  )
  assert.equal((await (await county.staff('kezhang')).post('/api/operations/messages/retry', { requestId: randomUUID() })).status, 403)
  const requestId = randomUUID()
  assert.deepEqual((await operator.post('/api/operations/messages/retry', { requestId })).body, { count: 1 })
  assert.deepEqual((await operator.post('/api/operations/messages/retry', { requestId })).body, { count: 1 })
  await county.db.pool.query(`delete from message where state = 'waiting' and tried_from is null`)
  const down = { send: async () => Promise.reject(new Error('down')) }
  await sendWaiting(county.db, down, county.now)
  await sendWaiting(county.db, down, county.now)
  const { rows } = await county.db.pool.query(`select state, attempts from message where tried_from is not null`)
  assert.deepEqual(rows, [{ state: 'waiting', attempts: 1 }])
})

test('ready only with database, own schema and own keys; live always', async () => {
  const ready = () => county.http.inject('/api/health/ready')
  const settle = () => new Promise((done) => setTimeout(done, 1050))
  assert.deepEqual((await ready()).json(), { ready: true, parts: { database: true, migrations: true, keys: true, running: true } })
  const { keys } = county.db
  county.db.keys = makeKeys()
  await settle()
  assert.equal((await ready()).statusCode, 503)
  assert.equal((await ready()).json().parts.keys, false)
  county.db.keys = keys
  await county.db.pool.query(`update schema_migration set hash = 'x' || hash where name like '202611240912%'`)
  await settle()
  assert.deepEqual((await ready()).json().parts, { database: true, migrations: false, keys: true, running: true })
  await county.db.pool.query(`update schema_migration set hash = substr(hash, 2) where hash like 'x%'`)
  await settle()
  assert.equal((await ready()).statusCode, 200)
  assert.equal((await county.http.inject('/api/health/live')).statusCode, 200)
})

test('metrics: routes as patterns, queues, chain, backup; no number and no name of anybody', async () => {
  const number = namedPeople(on)[0]?.idNumber
  await operator.get(`/api/cases/${randomUUID()}?reason=${number}`)
  await county.http.inject(`/nowhere/${number}`)
  const { statusCode, body } = await county.http.inject('/metrics')
  assert.equal(statusCode, 200)
  assert.match(body, /minxin_http_requests_total\{method="GET",route="\/api\/cases\/:caseId",status="403"\} 1/)
  assert.match(body, /minxin_http_requests_total\{method="GET",route="none",status="404"\} [1-9]/)
  assert.match(body, /minxin_http_request_seconds_bucket\{method="GET",route="\/api\/operations",le="\+Inf"\} [1-9]/)
  assert.match(body, /minxin_ready 1/)
  assert.match(body, /minxin_backup_age_seconds 0/)
  assert.match(body, /minxin_audit_seal_lag_seconds \d/)
  assert.match(body, /minxin_jobs\{state="failed"\} 0/)
  assert.match(body, /minxin_pool_connections\{state="open"\} [1-9]/)
  for (const line of body.trim().split('\n')) assert.match(line, /^# TYPE \w+ (gauge|counter|histogram)$|^\w+(\{[^{}]*\})? -?[\d.e+]+$/)
  for (const p of namedPeople(on)) assert.ok(!body.includes(p.name) && !body.includes(p.idNumber))
})

test('metrics are for this machine or the bearer of the token; through a proxy nobody is this machine', async () => {
  const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
    mayMeasure({ headers, socket: { remoteAddress } } as unknown as Parameters<typeof mayMeasure>[0])
  assert.equal(from('127.0.0.1'), true)
  assert.equal(from('::1'), true)
  assert.equal(from('10.0.0.9'), false)
  assert.equal(from('127.0.0.1', { 'x-forwarded-for': '10.0.0.9' }), false)
  process.env.MINXIN_METRICS_TOKEN = 'nine white egrets'
  try {
    assert.equal(from('10.0.0.9', { authorization: 'Bearer nine white egrets' }), true)
    assert.equal(from('10.0.0.9', { authorization: 'Bearer nine white egret' }), false)
    assert.equal(from('10.0.0.9', { authorization: 'Bearer ' }), false)
  } finally {
    delete process.env.MINXIN_METRICS_TOKEN
  }
  assert.equal((await county.http.inject({ url: '/metrics', remoteAddress: '10.0.0.9' })).statusCode, 404)
})

test('who is stopping takes nobody new', async () => {
  beginStop(county.db)
  const answer = await county.http.inject('/api/health/ready')
  assert.equal(answer.statusCode, 503)
  assert.equal(answer.json().parts.running, false)
})
