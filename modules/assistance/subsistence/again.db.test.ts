import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { linApplication } from '#demo/application.ts'
import { ok } from '#demo/on-books.ts'
import { type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { mayuVillage, namedPeople } from '#demo/village.ts'
import { forgetAttempts } from '#platform/http/attempts.ts'
import { dailyJobs } from '../../../wire.ts'

// An application whose papers never came, one that was taken back, and the next one that begins with what was written.
const on = '2020-09-15'
let county: DemoCounty
let first = ''
let bound = false

before(async () => {
  county = await demoCounty(`${on}T09:30:00+08:00`)
})
after(() => county.close())
beforeEach(() => forgetAttempts())

const at = (day: string) => {
  county.now = new Date(`${day}T10:00:00+08:00`)
}
const apply = async (who: Browser, answers: object = linApplication(on)) =>
  who.post('/api/subsistence/applications', { requestId: randomUUID(), answers })
const move = async (who: Browser, caseId: string, name: string, input: object = {}, requestId = randomUUID()) => {
  const { rows } = await county.db.pool.query('select version from case_file where id = $1', [caseId])
  return who.post(`/api/cases/${caseId}/moves/${name}`, { requestId, version: rows[0]?.version, input })
}
async function family(): Promise<Browser> {
  const who = await county.resident('19900000001')
  const person = namedPeople(on).find((p) => p.name === '林秀兰')
  if (!bound) ok(await who.post('/api/session/bind', { idNumber: person?.idNumber, name: '林秀兰', village: mayuVillage }))
  bound = true
  return who
}
const result = async (who: Browser, caseId: string) => ok(await who.get(`/api/portal/subsistence/${caseId}`))
const answers = (who: Browser, caseId: string) => who.get(`/api/portal/subsistence/${caseId}/answers`)

test('the day after the last one it lapses by itself, with a letter and a message that say why', async () => {
  first = ok(await apply(await family())).caseId
  const items = [{ what: '近六个月工资流水', why: '核对务工收入' }]
  ok(await move(await county.staff('wumin'), first, 'ask_supplement', { items }))
  const { supplementUntil } = await result(await family(), first)
  assert.equal(supplementUntil, '2020-09-28', 'ten working days, with a Sunday that is worked')
  await dailyJobs(county.db, new Date('2020-09-28T23:30:00+08:00'))
  assert.equal((await result(await family(), first)).closed, null)
  at('2020-09-29')
  await dailyJobs(county.db, county.now)
  await dailyJobs(county.db, county.now)
  const { closed, supplement } = await result(await family(), first)
  assert.match(closed.why, /2020年9月28日为止，没有收到要补的材料.*随时可以重新申请/)
  assert.deepEqual([closed.asked, supplement], [['近六个月工资流水'], []])
  const mine = ok(await (await family()).get(`/api/portal/cases/${first}`))
  assert.deepEqual(mine.letters.filter((l: { kind: string }) => l.kind === 'lapse').length, 1)
  const { rows } = await county.db.pool.query(`select count(*)::int as n from case_history where case_id = $1 and move = 'lapse'`, [first])
  assert.equal(rows[0].n, 1)
})

test('what was written comes along: to the family that has proved who it is, without consent and papers, and to nobody else', async () => {
  const got = ok(await answers(await family(), first)).answers
  assert.deepEqual(
    got.members.map((m: { name: string }) => m.name),
    ['林秀兰', '陈一鸣', '陈一诺', '周桂英'],
  )
  assert.equal(got.members[0].incomes[0].monthly, 150_000)
  assert.deepEqual([got.consent, got.files], [undefined, undefined])
  assert.equal((await answers(await county.resident('19900000041'), first)).body.code, 'case.not_found')
  assert.equal((await answers(county.stranger, first)).status, 401)
  assert.equal((await answers(await county.staff('wumin'), first)).status, 403)
})

test('an account that filed without saying who it is may follow, and reads no answers', async () => {
  const unbound = await county.resident('19900000061')
  const wang = { ...linApplication(on), phone: '19900000061' }
  const caseId = ok(await apply(unbound, wang)).caseId
  assert.equal(ok(await answers(unbound, caseId)).answers, null)
  ok(await move(unbound, caseId, 'withdraw', { reason: '填错了' }))
})

test('another application from it is taken at once; taken back it says so, once', async () => {
  const own = await family()
  const { members, payee, village, address, phone, povertyCause, formVersion } = ok(await answers(own, first)).answers
  const { consent } = linApplication('2020-09-29')
  const second = ok(await apply(own, { members, payee, village, address, phone, povertyCause, formVersion, consent })).caseId
  assert.notEqual(second, first)
  const requestId = randomUUID()
  ok(await move(own, second, 'withdraw', { reason: '先不办了' }, requestId))
  assert.equal(ok(await move(own, second, 'withdraw', { reason: '先不办了' }, requestId)).replayed, true)
  assert.match((await result(own, second)).closed.why, /2020年9月29日撤回，原因：先不办了/)
  const letters = ok(await own.get(`/api/portal/cases/${second}`)).letters
  assert.deepEqual(
    letters.map((l: { title: string }) => l.title),
    ['撤回社会救助申请确认书'],
  )
  assert.equal((await move(await county.resident('19900000041'), first, 'withdraw')).body.code, 'case.not_found')
  assert.equal((await result(own, first)).closed.asked.length, 1, 'the first one stays as it ended')
})
