// A story from the phone to the bank with the log on: its lines are JSON, name routes, outcomes, codes and request numbers,
// and hold nothing of anybody, not even when the database fails and quotes the row.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { after, before, test } from 'node:test'
import { linApplication } from '#demo/application.ts'
import { demoAccount } from '#demo/numbers.ts'
import { bankAnswers, couple, onBooks, payMonth } from '#demo/on-books.ts'
import { type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { mayuVillage, namedPeople } from '#demo/village.ts'
import { demoPassword, demoStaff } from '#platform/identity/demo.ts'

const on = '2020-08-03'
const lin = namedPeople(on).find((p) => p.name === '林秀兰')
const number = lin?.idNumber ?? ''
let county: DemoCounty
let logged = ''
let lines: Record<string, unknown>[] = []

before(async () => {
  const log = new Writable({
    write(chunk, _, done) {
      logged += chunk
      done()
    },
  })
  county = await demoCounty(`${on}T09:30:00+08:00`, log)
  await story()
  await mistakes()
  await failures()
  lines = logged
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
})
after(() => county.close())

/** A family on the books, a change, two months paid, a bank that returned one; and an application from a phone. */
async function story(): Promise<void> {
  const home = await onBooks(county, couple)
  const { runId } = await payMonth(county, '2020-09')
  await bankAnswers(county, runId)
  await home.change({
    kind: 'DEATH',
    ref: 'A',
    happenedOn: '2020-09-05',
    payee: { ref: 'B', bank: '瑞安农商银行', account: demoAccount(9) },
  })
  const resident = await county.resident('19900000001')
  const bound = await resident.post('/api/session/bind', { idNumber: number, name: '林秀兰', village: mayuVillage })
  assert.equal(bound.status, 200, JSON.stringify(bound.body))
  const answers = linApplication(on)
  await resident.post('/api/drafts/subsistence', { requestId: randomUUID(), answers })
  const filed = await resident.post('/api/subsistence/applications', { requestId: randomUUID(), answers })
  assert.equal(filed.status, 200, JSON.stringify(filed.body))
  const clerk = await county.staff('wumin')
  assert.equal((await clerk.get(`/api/residents/search?q=${encodeURIComponent('林秀兰')}`)).status, 200)
  const { rows } = await county.db.pool.query<{ id: string }>(`select id from person where name = '林秀兰'`)
  const shown = await clerk.post(`/api/residents/${rows[0]?.id}/reveal`, { requestId: randomUUID(), field: 'idNumber', reason: '核对' })
  assert.equal(shown.body.value, number)
  assert.equal((await clerk.get(`/api/cases/${filed.body.caseId}`)).status, 200)
}

/** What people type where it does not belong. */
async function mistakes(): Promise<void> {
  const clerk = await county.staff('wumin')
  for (const url of [`/api/residents/search?q=${number}`, `/api/cases/${number}`, `/nowhere/${number}?phone=19900000001`])
    await clerk.get(url)
  await clerk.post(`/api/cases/${number}/moves/accept`, { requestId: number, name: '林秀兰' })
  await county.stranger.post('/api/session/staff', { login: number, password: '林秀兰19900000001' })
  await county.stranger.post('/api/session/resident', { phone: '19900000001', code: number })
}

/** The database refuses and tells the whole row. */
async function failures(): Promise<void> {
  await county.db.pool.query('alter table resident_account add constraint never check (false) not valid')
  const answer = await county.stranger.post('/api/session/code', { phone: '19900000002' })
  const again = await county.stranger.post('/api/session/resident', { phone: '19900000002', code: answer.body.demoCode })
  assert.equal(again.status, 500, JSON.stringify(again.body))
  assert.doesNotMatch(JSON.stringify(again.body), /never|resident_account/)
}

test('every line has a time, a request number, a route as a pattern and an outcome', () => {
  const served = lines.filter((l) => l.msg === 'served')
  assert.ok(served.length > 30, String(served.length))
  for (const l of served) {
    assert.match(String(l.reqId), /^[0-9a-f-]{36}$/)
    assert.match(String(l.route), /^(none|\/[\w/:.*-]*)$/)
    assert.ok(Number.isInteger(l.status) && Number.isInteger(l.ms) && typeof l.time === 'number')
    assert.ok(Number(l.status) < 400 || typeof l.code === 'string', JSON.stringify(l))
    const known = ['level', 'time', 'pid', 'hostname', 'reqId', 'route', 'method', 'status', 'code', 'ms', 'msg']
    assert.deepEqual(
      Object.keys(l).filter((k) => !known.includes(k)),
      [],
    )
  }
})

test('a failure of the database is there by its code and its place, without its message', () => {
  const failed = lines.filter((l) => l.msg === 'unexpected')
  assert.deepEqual(
    failed.map((l) => [l.code, l.route]),
    [['23514', '/api/session/resident']],
  )
  assert.match(String(failed[0]?.at), /session|resident|serve/)
  assert.doesNotMatch(logged, /Failing row|violates/)
})

test('no number, name, phone, account, password or any Chinese word of anybody', async () => {
  const { rows } = await county.db.pool.query<{ name: string }>('select name from person')
  assert.ok(rows.length > 10)
  for (const name of [...rows.map((r) => r.name), ...namedPeople(on).map((p) => p.name)]) assert.ok(!logged.includes(name), name)
  for (const p of namedPeople(on)) assert.ok(!logged.includes(p.idNumber))
  for (const { login, name, phone } of demoStaff)
    assert.ok(!logged.includes(`"${login}"`) && !logged.includes(name) && !logged.includes(phone))
  for (const pattern of [/\d{17}[\dX]/, /(?<!\d)1990\d{7}(?!\d)/, /6230\d{10,}/, /[\u4e00-\u9fff]/]) assert.doesNotMatch(logged, pattern)
  assert.ok(!logged.includes(demoPassword) && !logged.includes('minxin_session'))
})
