import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { demoAccount } from '#demo/numbers.ts'
import { bankAnswers, balances, couple, ok, onBooks, payMonth } from '#demo/on-books.ts'
import { type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { namedPeople } from '#demo/village.ts'
import type { EventLine } from './contract.ts'

// W15 as a life event: the husband died in November, the village says so in March; everything follows from the one report.
let county: DemoCounty
let home: Awaited<ReturnType<typeof onBooks>>
let eventId = ''
const made = '2020-08-03'
const numberOf = (name: string) => namedPeople(made).find((p) => p.name === name)?.idNumber ?? ''
const death = (more: object = {}) => ({
  requestId: randomUUID(),
  name: '蔡德明',
  idNumber: numberOf('蔡德明'),
  happenedOn: '2020-11-08',
  source: 'village',
  proof: 'CREMATION_CERTIFICATE',
  proofNumber: 'HH-2020-0331',
  ...more,
})
const signedIn = new Map<string, Browser>()
const staff = async (login: string): Promise<Browser> => {
  // A session lasts a working day.
  const key = `${login} ${county.now.toISOString().slice(0, 10)}`
  const browser = signedIn.get(key) ?? (await county.staff(login))
  signedIn.set(key, browser)
  return browser
}
const report = async (login: string, more: object = {}) => (await staff(login)).post('/api/life-events/deaths', death(more))
const view = async (login = 'wumin', id = eventId) => ok(await (await staff(login)).get(`/api/life-events/${id}`))
const lineOf = (v: { lines: EventLine[] }, title: string): EventLine => {
  const found = v.lines.findLast((l) => l.title === title)
  assert.ok(found, `${title} in ${v.lines.map((l) => l.title).join()}`)
  return found
}
const count = async (sql: string) => (await county.db.pool.query(`select count(*)::int as n from ${sql}`)).rows[0].n as number

before(async () => {
  county = await demoCounty(`${made}T09:00:00+08:00`)
  home = await onBooks(county, couple)
  for (const month of ['2020-09', '2020-10', '2020-11', '2020-12', '2021-01', '2021-02', '2021-03'])
    await bankAnswers(county, (await payMonth(county, month)).runId)
  county.now = new Date('2021-03-20T09:00:00+08:00')
})
after(() => county.close())

test('who may not know the person, a wrong name and an impossible date record nothing', async () => {
  assert.equal((await report('tangxia')).body.code, 'death.no_match')
  assert.equal((await report('cunhai', { name: '蔡得明' })).body.code, 'death.no_match')
  assert.equal((await report('caiwu')).status, 403)
  assert.equal((await county.stranger.post('/api/life-events/deaths', death())).status, 401)
  assert.equal((await report('cunhai', { happenedOn: '2021-03-21' })).body.code, 'death.future_date')
  assert.equal((await report('cunhai', { happenedOn: '1940-01-01' })).body.code, 'death.before_birth')
  assert.equal((await report('cunhai', { idNumber: undefined })).body.code, 'death.whom')
  assert.equal((await report('cunhai', { proofNumber: '' })).body.code, 'input.bad')
  assert.equal(await count('life_event'), 0)
})

test('one report: register, account, hold, change, payee and over-payment follow at once, each with its line', async () => {
  const resident = await county.resident('19900000002')
  ok(await resident.post('/api/session/bind', { idNumber: numberOf('蔡德明'), name: '蔡德明', village: '330381116207' }))
  const requestId = randomUUID()
  const first = ok(await report('cunhai', { requestId }))
  assert.deepEqual(ok(await report('cunhai', { requestId })), first)
  assert.equal(first.outcome, 'recorded')
  eventId = first.eventId
  const v = await view()
  assert.deepEqual(
    v.lines.map((l: EventLine) => [l.title, l.state]),
    [
      ['居民登记', 'done'],
      ['网上账户', 'done'],
      ['婚姻登记', 'none'],
      ['低保发放', 'done'],
      ['低保变更', 'open'],
      ['领款人', 'open'],
      ['多发追缴', 'open'],
      ['在办申请', 'none'],
      ['在途发放', 'none'],
    ],
  )
  assert.equal(lineOf(v, '多发追缴').found, '报告晚了：去世后多发了 4 个月，共 ¥2,860.00')
  assert.equal(lineOf(v, '低保变更').dueOn, '2021-03-24')
  assert.equal(v.lateDays, 132)
  const { rows } = await county.db.pool.query(`select died_on from person where name = '蔡德明'`)
  assert.deepEqual(rows, [{ died_on: '2020-11-08' }])
  assert.equal((await resident.get('/api/session')).body.actor, null)
  const atCounter = { requestId: randomUUID(), phone: '19900000002', idNumber: numberOf('蔡德明') }
  assert.equal((await (await staff('cunhai')).post('/api/residents/bind', atCounter)).body.code, 'identity.no_match')
  assert.equal(await count('entitlement_hold where released_at is null'), 1)
  assert.equal(await count(`case_file where service = 'subsistence_change'`), 1)
})

test('said again it joins; two at once are one event; another town and a stranger see nothing', async () => {
  const again = ok(await report('wumin', { source: 'police', proof: 'HUKOU_CANCELLED', proofNumber: 'HK-17' }))
  assert.deepEqual([again.eventId, again.outcome], [eventId, 'joined'])
  assert.equal(ok(await report('cunhai')).outcome, 'repeated')
  assert.equal(await count('life_event'), 1)
  assert.equal((await view()).reports.length, 2)
  const wife = { name: '王秀珍', idNumber: numberOf('王秀珍') }
  const [one, two] = await Promise.all([report('tangxia', wife), report('keyuan', { ...wife, proofNumber: 'HH-2' })])
  assert.equal(ok(one).eventId, ok(two).eventId)
  assert.deepEqual([one.body.outcome, two.body.outcome].sort(), ['joined', 'recorded'])
  const other = await staff('tangxia')
  assert.equal((await other.get(`/api/life-events/${eventId}`)).body.code, 'life_event.not_found')
  const listed = ok(await other.get('/api/life-events')).items.map((i: { name: string }) => i.name)
  assert.deepEqual(listed, ['王秀珍'])
  const ask = { requestId: randomUUID(), reason: '不是这个人' }
  assert.equal((await other.post(`/api/life-events/${eventId}/withdrawal`, ask)).body.code, 'life_event.not_found')
  assert.equal((await county.stranger.get('/api/life-events')).status, 401)
})

test('a person who is dead is in no new application and comes into no household', async () => {
  const joined = { reason: 'MOVED_IN', name: '王秀珍', idNumber: numberOf('王秀珍'), relation: 'PARENT' }
  const told = { kind: 'JOINED', happenedOn: '2021-03-01', joined, note: '户口簿' }
  assert.equal((await home.file(await staff('wumin'), told)).body.code, 'subsistence.person_died')
})

test('the county decides the change; the hold stays until somebody else is paid; then the claim is worked', async () => {
  const v = await view()
  const caseId = lineOf(v, '低保变更').caseId ?? ''
  let clerk = await staff('wumin')
  assert.equal((await home.move(clerk, caseId, 'drop', { reason: '不办了' })).body.code, 'change.by_event')
  ok(await home.move(clerk, caseId, 'propose', { opinion: '火化名单核对属实' }))
  ok(await home.move(await staff('keyuan'), caseId, 'decide'))
  const decided = await view()
  assert.equal(lineOf(decided, '低保变更').state, 'done')
  assert.equal(lineOf(decided, '低保变更').closedBy, '潘晓')
  assert.equal(await count('entitlement_hold where released_at is null'), 1)
  county.now = new Date('2021-04-08T09:00:00+08:00')
  const april = { requestId: randomUUID(), programme: 'subsistence', month: '2021-04' }
  assert.equal((await (await staff('caiwu')).post('/api/payments/runs', april)).body.code, 'payment.empty')
  county.now = new Date('2021-04-10T09:00:00+08:00')
  await home.change({ kind: 'PAYEE', happenedOn: '2021-04-10', payee: { ref: 'B', bank: '瑞安农商银行', account: demoAccount(9) } })
  const paid = await view()
  assert.equal(lineOf(paid, '领款人').state, 'done')
  assert.match(lineOf(paid, '低保发放').how, /已解除暂缓/)
  assert.equal(await count('entitlement_hold where released_at is null'), 0)
  assert.deepEqual((await payMonth(county, '2021-05')).lines, [
    { kind: 'arrears', covered_month: '2021-04-01', fen: 73_500 },
    { kind: 'due', covered_month: '2021-05-01', fen: 73_500 },
  ])
  const recovery = lineOf(paid, '多发追缴').caseId ?? ''
  assert.equal(ok(await (await staff('wumin')).get(`/api/recoveries/${recovery}`)).leftFen, 286_000)
  clerk = await staff('wumin')
  ok(await home.move(clerk, recovery, 'plan', { cause: 'DEATH', way: 'ESTATE', note: '和潘月香商量' }))
  ok(await home.move(await staff('kezhang'), recovery, 'decide'))
  assert.equal((await view()).open, 0)
})

test('a mistake: one asks, a second person decides, and everything is back in register, rows and books', async () => {
  county.now = new Date('2021-05-20T09:00:00+08:00')
  const clerk = await staff('keyuan')
  const path = `/api/life-events/${eventId}/withdrawal`
  const decision = { requestId: randomUUID(), agree: true, reason: '同名同姓，本人健在' }
  assert.equal((await clerk.post(`${path}/decision`, decision)).body.code, 'life_event.not_asked')
  ok(await clerk.post(path, { requestId: randomUUID(), reason: '本人到镇里来了' }))
  assert.equal((await clerk.post(`${path}/decision`, { ...decision, requestId: randomUUID() })).body.code, 'life_event.second_person')
  assert.equal((await (await staff('wumin')).post(`${path}/decision`, decision)).status, 403)
  ok(await (await staff('kezhang')).post(`${path}/decision`, decision))
  const v = await view()
  assert.equal(v.state, 'withdrawn')
  assert.deepEqual(new Set(v.lines.map((l: EventLine) => l.state)), new Set(['undone', 'none']))
  assert.equal(lineOf(v, '居民登记').undone, '登记恢复为健在')
  const { rows } = await county.db.pool.query(`select died_on from person where name = '蔡德明'`)
  assert.deepEqual(rows, [{ died_on: null }])
  assert.equal(await count(`resident_account where person_id is not null`), 1)
  assert.equal(await count(`case_file where service = 'recovery' and ended_at is null`), 0)
  const found = await balances(county)
  assert.equal(found.claim, undefined)
  // The couple's own money again.
  const { rows: now } = await county.db.pool.query(
    'select monthly_fen, valid_from, valid_to from entitlement_row where superseded_at is null order by valid_from',
  )
  assert.deepEqual(now, [{ monthly_fen: 145_000, valid_from: '2020-09-01', valid_to: null }])
  // April and May were paid for one; the rest comes with the next roll.
  assert.deepEqual((await payMonth(county, '2021-06')).lines, [
    { kind: 'arrears', covered_month: '2021-04-01', fen: 71_500 },
    { kind: 'arrears', covered_month: '2021-05-01', fen: 71_500 },
    { kind: 'due', covered_month: '2021-06-01', fen: 145_000 },
  ])
})

test('reported rightly afterwards it is a new event; another date is judged and everything follows the new one', async () => {
  county.now = new Date('2021-06-20T09:00:00+08:00')
  const fresh = ok(await report('cunhai', { happenedOn: '2021-06-01', proofNumber: 'HH-9' }))
  assert.equal(fresh.outcome, 'recorded')
  assert.notEqual(fresh.eventId, eventId)
  const differs = ok(
    await report('keyuan', { happenedOn: '2021-05-30', source: 'hospital', proof: 'MEDICAL_CERTIFICATE', proofNumber: 'YX-9' }),
  )
  assert.deepEqual([differs.eventId, differs.outcome], [fresh.eventId, 'differs'])
  const path = `/api/life-events/${fresh.eventId}/date`
  const head = await staff('kezhang')
  const judged = (happenedOn: string) => head.post(path, { requestId: randomUUID(), happenedOn, reason: '以医学证明为准' })
  assert.equal((await (await staff('wumin')).post(path, {})).status, 403)
  assert.equal((await judged('2021-05-29')).body.code, 'life_event.unknown_date')
  ok(await judged('2021-05-30'))
  assert.equal((await judged('2021-05-30')).body.code, 'life_event.no_dispute')
  const v = await view('wumin', fresh.eventId)
  assert.equal(v.happenedOn, '2021-05-30')
  assert.equal(lineOf(v, '多发追缴').found, '报告晚了：去世后多发了 1 个月，共 ¥715.00')
  const { rows } = await county.db.pool.query(
    `select step, facts ->> 'happenedOn' as day from case_file where service = 'subsistence_change' and facts ->> 'source' = 'event' order by created_at desc limit 2`,
  )
  assert.deepEqual(rows.map((r) => [r.step, r.day]).sort(), [
    ['dropped', '2021-06-01'],
    ['open', '2021-05-30'],
  ])
})
