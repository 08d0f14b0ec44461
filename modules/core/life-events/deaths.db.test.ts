import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { linApplication } from '#demo/application.ts'
import { couple, ok, onBooks, payMonth } from '#demo/on-books.ts'
import { type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { demoAccount } from '#demo/numbers.ts'
import { mayuVillage, namedPeople, tangxiaVillage } from '#demo/village.ts'
import { castOf } from '#demo/year/cast.ts'
import { playUntil } from '#demo/year/schedule.ts'
import { walk } from '#demo/year/walk.ts'
import type { ApplicationInput } from '#modules/assistance/subsistence/public.ts'
import { inTransaction } from '#platform/db/tx.ts'
import type { EventLine } from './contract.ts'
import { type Death, recordDeaths } from './public.ts'

// Other deaths: somebody who lived alone in another town, somebody in an application, one that the family told of, and a list.
let county: DemoCounty
let alone: Awaited<ReturnType<typeof onBooks>>
let pair: Awaited<ReturnType<typeof onBooks>>
let application: ReturnType<typeof walk>
const made = '2020-08-03'
const numberOf = (name: string) => namedPeople(made).find((p) => p.name === name)?.idNumber ?? ''
const signedIn = new Map<string, Browser>()
const staff = async (login: string): Promise<Browser> => {
  const key = `${login} ${county.now.toISOString().slice(0, 10)}`
  const browser = signedIn.get(key) ?? (await county.staff(login))
  signedIn.set(key, browser)
  return browser
}
const report = async (login: string, name: string, more: object = {}) =>
  (await staff(login)).post('/api/life-events/deaths', {
    requestId: randomUUID(),
    name,
    idNumber: numberOf(name),
    happenedOn: '2020-11-08',
    source: 'hospital',
    proof: 'MEDICAL_CERTIFICATE',
    proofNumber: `YX ${name}`,
    ...more,
  })
const view = async (login: string, id: string) => ok(await (await staff(login)).get(`/api/life-events/${id}`))
const lineOf = (v: { lines: EventLine[] }, title: string): EventLine => {
  const found = v.lines.findLast((l) => l.title === title)
  assert.ok(found, `${title} in ${v.lines.map((l) => l.title).join()}`)
  return found
}
const eventOf = async (name: string): Promise<string> =>
  (
    await county.db.pool.query(
      `select e.id from life_event e join person p on p.id = e.person_id where p.name = $1 order by e.recorded_at desc limit 1`,
      [name],
    )
  ).rows[0]?.id

before(async () => {
  county = await demoCounty(`${made}T09:00:00+08:00`)
  pair = await onBooks(county, couple)
  alone = await onBooks(county, {
    family: 'wang',
    on: '2020-08-05',
    members: { 王秀珍: { incomes: [{ kind: 'RESIDENT_PENSION', monthly: 24_000 }] } },
  })
  for (const month of ['2020-09', '2020-10', '2020-11']) await payMonth(county, month)
  const cast = await castOf(county.db, mayuVillage, 'x')
  application = walk(county.db, { form: linApplication(made) as ApplicationInput, start: '2020-12-01', ending: 'granted', cast, order: 0 })
  await playUntil([application], new Date('2020-12-04T18:00:00+08:00'))
})
after(() => county.close())

test('who lived alone: the money is stopped on its way, the household comes off the books, the estate owes the rest', async () => {
  county.now = new Date('2020-12-08T10:00:00+08:00')
  const finance = await staff('caiwu')
  ok(await finance.post('/api/payments/runs', { requestId: randomUUID(), programme: 'subsistence', month: '2020-12' }))
  county.now = new Date('2020-12-08T10:05:00+08:00')
  const { eventId } = ok(await report('yiyuan', '王秀珍', { happenedOn: '2020-10-30' }))
  const v = await view('keyuan', eventId)
  assert.deepEqual(
    v.lines.map((l: EventLine) => [l.title, l.state]),
    [
      ['居民登记', 'done'],
      ['网上账户', 'none'],
      ['婚姻登记', 'none'],
      ['低保发放', 'done'],
      ['低保变更', 'open'],
      ['多发追缴', 'open'],
      ['在办申请', 'none'],
      ['在途发放', 'open'],
      ['在途发放', 'open'],
    ],
  )
  // November is approved and with no bank yet, December's roll is being made.
  assert.deepEqual(
    v.lines.filter((l: EventLine) => l.title === '在途发放').map((l: EventLine) => [l.found, l.roleLabel]),
    [
      ['最低生活保障2020年11月名册里有 ¥646.00，已批准，还没送银行', '财务'],
      ['最低生活保障2020年12月名册里有 ¥646.00，还没批准', '财务'],
    ],
  )
  const { rows } = await county.db.pool.query(`select id from payment_run where month = '2020-12-01'`)
  const second = await staff('caiwu2')
  assert.equal(
    (await second.post(`/api/payments/runs/${rows[0].id}/approval`, { requestId: randomUUID() })).body.code,
    'payment.roll_outdated',
  )
  const way = lineOf(v, '在途发放')
  const close = `/api/life-events/${eventId}/lines/${way.lineId}/close`
  const note = { requestId: randomUUID(), note: '已重新生成名册' }
  assert.equal((await (await staff('tangxia')).post(close, note)).body.code, 'life_event.not_your_line')
  assert.equal((await (await staff('wumin')).post(close, note)).body.code, 'life_event.not_found')
  const change = `/api/life-events/${eventId}/lines/${lineOf(v, '低保变更').lineId}/close`
  assert.equal((await (await staff('tangxia')).post(change, note)).body.code, 'life_event.line_closed')
  assert.equal(ok(await finance.post(close, note)).open, 3)
  assert.equal(ok(await finance.post(close, note)).open, 3)
  const caseId = lineOf(v, '低保变更').caseId ?? ''
  ok(await alone.move(await staff('tangxia'), caseId, 'propose', { opinion: '属实' }))
  assert.equal((await alone.move(await staff('keyuan'), caseId, 'decide')).body.code, 'case.condition_unmet')
  ok(await alone.move(await staff('kezhang'), caseId, 'decide'))
  const { rows: root } = await county.db.pool.query('select state from entitlement where id = $1', [alone.rootId])
  assert.deepEqual(root, [{ state: 'stopped' }])
  const recovery = lineOf(await view('keyuan', eventId), '多发追缴')
  assert.match(recovery.act, /已立追缴/)
  assert.equal(ok(await (await staff('tangxia')).get(`/api/recoveries/${recovery.caseId}`)).leftFen, 64_600)
})

test('an institution sees its own report and nothing else; it may not speak for the police', async () => {
  const hospital = await staff('yiyuan')
  const own = await eventOf('王秀珍')
  const v = await view('yiyuan', own)
  assert.deepEqual([v.lines, v.personId, v.open, v.reports.length], [[], null, 0, 1])
  assert.equal((await (await staff('binyiguan')).get(`/api/life-events/${own}`)).body.code, 'life_event.not_found')
  assert.deepEqual(ok(await (await staff('binyiguan')).get('/api/life-events')).items, [])
  assert.equal((await report('yiyuan', '林秀兰', { source: 'police' })).body.code, 'death.not_your_source')
  assert.equal((await report('yiyuan', '林秀兰', { name: '林秀' })).body.code, 'death.no_match')
  const { rows } = await county.db.pool.query(`select id from person where name = '林秀兰'`)
  assert.equal((await report('yiyuan', '林秀兰', { personId: rows[0].id, name: undefined, idNumber: undefined })).body.code, 'death.whom')
  for (const path of ['/api/residents/search?q=林', '/api/households', '/api/desk/inbox', '/api/recoveries'])
    assert.equal((await hospital.get(path)).status, 403, path)
})

test('somebody in an application: the clerk is told, and what is granted with them is changed at once', async () => {
  county.now = new Date('2020-12-09T09:00:00+08:00')
  const { eventId } = ok(await report('cunhai', '周桂英', { happenedOn: '2020-12-06', source: 'village' }))
  const told = lineOf(await view('wumin', eventId), '在办申请')
  assert.match(told.found, /去世的人是家庭成员/)
  assert.equal(told.mayClose, true)
  assert.equal(lineOf(await view('wumin', eventId), '低保变更').state, 'none')
  await playUntil([application], new Date('2021-01-20T18:00:00+08:00'))
  county.now = new Date('2021-01-20T18:00:00+08:00')
  const v = await view('wumin', eventId)
  assert.equal(lineOf(v, '在办申请').state, 'done')
  const change = lineOf(v, '低保变更')
  assert.deepEqual([change.state, change.found], ['open', '还有 3 位家庭成员'])
  const seen = ok(await (await staff('wumin')).get(`/api/subsistence/changes/${change.caseId}`))
  assert.equal(seen.overpaidFen, 0)
})

test('what a family told of and the county confirmed is recorded too, and taken back like any other', async () => {
  county.now = new Date('2021-01-21T09:00:00+08:00')
  const payee = { ref: 'B', bank: '瑞安农商银行', account: demoAccount(9) }
  const caseId = await pair.change({ kind: 'DEATH', ref: 'A', happenedOn: '2021-01-10', payee })
  const eventId = await eventOf('蔡德明')
  const v = await view('wumin', eventId)
  assert.deepEqual([lineOf(v, '低保变更').state, lineOf(v, '低保变更').caseId], ['done', caseId])
  assert.equal(v.reports[0].sourceLabel, '家庭变化登记')
  ok(await (await staff('wumin')).post(`/api/life-events/${eventId}/withdrawal`, { requestId: randomUUID(), reason: '认错了人' }))
  const decision = { requestId: randomUUID(), agree: true, reason: '本人健在' }
  ok(await (await staff('keyuan')).post(`/api/life-events/${eventId}/withdrawal/decision`, decision))
  assert.match(lineOf(await view('wumin', eventId), '低保变更').undone, /变更已撤销/)
  const { rows } = await county.db.pool.query(
    `select r.monthly_fen, p.died_on from entitlement_row r, person p where r.entitlement_id = $1 and r.superseded_at is null and r.valid_to is null and p.name = '蔡德明'`,
    [pair.rootId],
  )
  assert.deepEqual(rows, [{ monthly_fen: 145_000, died_on: null }])
})

test('registered in one town, helped in another: each works its own, sees that the rest is worked, and nobody their own family', async () => {
  county.now = new Date('2021-01-22T09:00:00+08:00')
  const { rows } = await county.db.pool.query(
    `update person set place = $1, town = left($1, 9) where name = '潘月香' returning id, id_hash`,
    [tangxiaVillage],
  )
  assert.equal((await report('wumin', '潘月香', { happenedOn: '2021-01-20' })).body.code, 'death.no_match')
  const { eventId } = ok(await report('tangxia', '潘月香', { happenedOn: '2021-01-20' }))
  const there = lineOf(await view('tangxia', eventId), '低保变更')
  assert.deepEqual([there.state, there.found, there.caseId, there.placeName], ['open', '由负责的单位办理', null, '马屿镇'])
  const here = await view('wumin', eventId)
  assert.equal(here.name, '潘月香')
  assert.equal(lineOf(here, '低保变更').found, '还有 1 位家庭成员')
  assert.equal(lineOf(here, '领款人').state, 'none')
  await county.db.pool.query(
    `insert into staff_relative (staff_id, official, relation, name_sealed, id_hash, id_sealed, id_mask, declared, recorded_by, recorded_at)
     select s.id, s.name, 'PARENT', '', $1, '', '', true, 'x', now() from staff s where s.login in ('keyuan')`,
    [rows[0].id_hash],
  )
  const kin = await view('keyuan', eventId)
  assert.deepEqual([kin.mayAsk, lineOf(kin, '低保变更').found], [false, '由负责的单位办理'])
  const ask = await (await staff('keyuan')).post(`/api/life-events/${eventId}/withdrawal`, { requestId: randomUUID(), reason: '认错了' })
  assert.equal(ask.body.code, 'life_event.own_kin')
})

test('a list: each person once, what cannot be is told, and the same list again changes nothing', async () => {
  const { rows } = await county.db.pool.query<{ id: string; name: string }>('select id, name from person where place = $1', [
    tangxiaVillage,
  ])
  const idOf = (name: string) => rows.find((r) => r.name === name)?.id ?? ''
  const death = (personId: string, happenedOn: string, sourceRef: string): Death => ({
    personId,
    happenedOn,
    source: 'match',
    sourceRef,
    proof: '火化名单',
    receivedOn: '2021-01-15',
  })
  const list = [
    death(idOf('蔡建军'), '2021-01-02', 'row 1'),
    death(idOf('蔡建军'), '2021-01-02', 'row 2'),
    death(idOf('李雪'), '2021-02-02', 'row 3'),
    death(randomUUID(), '2021-01-02', 'row 4'),
    death(idOf('王秀珍'), '2020-10-30', 'row 5'),
  ]
  const verifier = alone.cast.verifier
  const run = () => inTransaction(county.db, verifier, county.now, (tx) => recordDeaths(tx, verifier, list))
  const outcomes = async () => (await run()).map((d) => d.outcome)
  assert.deepEqual(await outcomes(), ['recorded', 'joined', 'impossible', 'unknown', 'joined'])
  assert.deepEqual(await outcomes(), ['repeated', 'repeated', 'impossible', 'unknown', 'repeated'])
  const { rows: kept } = await county.db.pool.query(
    `select e.received_on, (select count(*)::int from life_event_report r where r.event_id = e.id) as reports from life_event e where e.id = $1`,
    [await eventOf('蔡建军')],
  )
  assert.deepEqual(kept, [{ received_on: '2021-01-15', reports: 2 }])
})

test('lists: what waits for me, what is late, and the counts of the place', async () => {
  county.now = new Date('2021-03-01T09:00:00+08:00')
  const names = async (login: string, show: string) =>
    ok(await (await staff(login)).get(`/api/life-events?show=${show}`)).items.map((i: { name: string }) => i.name)
  assert.deepEqual(await names('wumin', 'mine'), ['潘月香', '周桂英'])
  assert.deepEqual(await names('wumin', 'late'), ['潘月香', '周桂英'])
  assert.deepEqual(await names('tangxia', 'mine'), ['王秀珍'])
  assert.deepEqual(await names('caiwu', 'mine'), ['王秀珍'])
  assert.deepEqual(await names('kezhang', 'withdrawing'), [])
  const all = ok(await (await staff('kezhang')).get('/api/life-events'))
  assert.deepEqual(all.items.map((i: { name: string }) => i.name).sort(), ['周桂英', '潘月香', '王秀珍', '蔡建军', '蔡德明'].sort())
  assert.equal(
    all.counts.open,
    all.items.reduce((sum: number, i: { open: number }) => sum + i.open, 0),
  )
})
