import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { ok } from '#demo/on-books.ts'
import { mayuVillage, namedPeople } from '#demo/village.ts'
import { type Desk, newPerson, openDesk, ownPapers, type Person, reviewOf } from '#demo/test-registry.ts'
import { dayInShanghai } from '#kernel/day.ts'
import { keepSlotsAhead } from '#modules/services/marriage-booking/public.ts'
import { lapseOverdue } from '#platform/cases/lapse.ts'
import { runOneJob } from '#platform/jobs/worker.ts'
import { divorceJobs } from './divorce/remind.ts'

let desk: Desk

before(async () => {
  desk = await openDesk('2020-12-30T09:00:00+08:00')
})
after(() => desk.close())

/** Moves the clock; a session does not last that long, so both sign in again. */
async function at(time: string): Promise<void> {
  desk.now = new Date(`${time}+08:00`)
  desk.registrar = await desk.staff('dengji')
  desk.second = await desk.staff('dengji2')
}

const checkIn = (man: Person, woman: Person, more: object = {}) =>
  desk.registrar.post('/api/marriage/divorces/check-in', { requestId: randomUUID(), man, woman, ...more })

const none = { has: false }
const agreement = { willing: true, children: { has: true, said: '女儿由女方抚养，男方每月付 1500 元' }, property: none, debts: none }
const papers = (certNo: string, more: object = {}) => {
  const { statusBefore: _, ...own } = ownPapers()
  return {
    man: own,
    woman: own,
    materials: ['ID_CARD', 'HOUSEHOLD_BOOK', 'MARRIAGE_CERT', 'AGREEMENT'],
    certificate: { certNo, registryName: '瑞安市婚姻登记处', registeredOn: '2015-05-20' },
    agreement,
    capable: true,
    ...more,
  }
}
const declaration = { together: true, voluntary: true, certificates: 'COLLECTED' }
const view = async (caseId: string) => ok(await desk.registrar.get(`/api/marriage/divorces/${caseId}`))
const stepOf = async (caseId: string) => ok(await desk.registrar.get(`/api/cases/${caseId}?reason=查看`)).step

/** A couple whose marriage the national register knows. */
async function married(name: string, certNo: string): Promise<[Person, Person]> {
  const couple: [Person, Person] = [newPerson(`${name}夫`, '1985-03-03', 'M'), newPerson(`${name}妻`, '1986-04-04', 'F')]
  const { caseId } = ok(await checkIn(...couple))
  await desk.db.pool.query(
    `insert into marriage_base_double (id, man_hash, woman_hash, cert_no, registry_name, registered_on, state)
     select gen_random_uuid(), m.id_hash, w.id_hash, $3, '瑞安市婚姻登记处', '2015-05-20', 'EFFECTIVE' from person m, person w where m.name = $1 and w.name = $2`,
    [couple[0].name, couple[1].name, certNo],
  )
  ok(await desk.move(desk.registrar, caseId, 'leave', { reason: '准备材料' }))
  return couple
}

async function accepted(name: string, certNo: string, more: object = {}): Promise<{ caseId: string; couple: [Person, Person] }> {
  const couple = await married(name, certNo)
  const { caseId } = ok(await checkIn(...couple, more))
  ok(await desk.move(desk.registrar, caseId, 'verify', papers(certNo)))
  await desk.answer()
  ok(await desk.move(desk.registrar, caseId, 'accept'))
  return { caseId, couple }
}

test('received on the last day of the old law: registered that day', async () => {
  await at('2020-12-31T14:00:00')
  const { caseId } = await accepted('旧', 'J330381-2015-000005')
  const seen = await view(caseId)
  assert.equal(seen.term, null)
  ok(await desk.move(desk.registrar, caseId, 'declare', declaration))
  await desk.answer()
  ok(await desk.move(desk.second, caseId, 'review', reviewOf))
  ok(await desk.move(desk.registrar, caseId, 'register'))
  assert.equal((await view(caseId)).registration.certNo, 'L330381-2020-000001')
})

test('from the receipt to the certificate: dates as in the law, the marriage ends on the day of registration', async () => {
  await at('2021-01-04T09:00:00')
  const { caseId, couple } = await accepted('平', 'J330381-2015-000001')
  const { term } = await view(caseId)
  assert.deepEqual(
    [term.receiptNo, term.coolingEnd, term.windowOpens, term.windowEnd],
    ['SL330381-2021-000001', '2021-02-03', '2021-02-04', '2021-03-05'],
  )
  await at('2021-02-03T10:00:00')
  const early = await desk.move(desk.registrar, caseId, 'declare', declaration)
  assert.match(early.body.message, /冷静期到2021年2月3日届满.*第一千零七十七条/)
  await at('2021-02-04T09:00:00')
  await lapseOverdue(desk.db, desk.now)
  assert.equal(await stepOf(caseId), 'issue_window')
  const late = await desk.move(desk.registrar, caseId, 'withdraw', { by: 'MAN', receipt: 'SHOWN' })
  assert.equal(late.status, 409)
  await at('2021-03-05T16:00:00')
  ok(await desk.move(desk.registrar, caseId, 'declare', declaration))
  await desk.answer()
  ok(await desk.move(desk.second, caseId, 'review', reviewOf))
  ok(await desk.move(desk.registrar, caseId, 'register'))
  const seen = await view(caseId)
  assert.equal(seen.registration.certNo, 'L330381-2021-000001')
  assert.equal(seen.marriages[0].status, '已登记离婚')
  assert.equal(seen.marriages[0].endedOn, '2021-03-05')
  await desk.answer()
  const next = ok(
    await desk.registrar.post('/api/marriage/check-in', {
      requestId: randomUUID(),
      kind: 'M1',
      man: couple[0],
      woman: newPerson('新人', '1988-01-01', 'F'),
    }),
  )
  assert.ok(next.caseId, 'who is divorced may marry again')
})

test('either withdraws alone until the close of the last day', async () => {
  await at('2021-01-04T10:00:00')
  const first = await accepted('甲', 'J330381-2015-000002')
  const second = await accepted('乙', 'J330381-2015-000003')
  await at('2021-02-03T16:00:00')
  ok(await desk.move(desk.registrar, first.caseId, 'withdraw', { by: 'WOMAN', receipt: 'LOST', statement: '回执遗失' }))
  assert.equal(await stepOf(first.caseId), 'withdrawn')
  await at('2021-02-03T17:30:00')
  const late = await desk.move(desk.registrar, second.caseId, 'withdraw', { by: 'MAN', receipt: 'SHOWN' })
  assert.equal(late.body.code, 'divorce.office_closed')
  const letters = ok(await desk.registrar.get(`/api/cases/${first.caseId}?reason=查看`)).letters.map((l: { kind: string }) => l.kind)
  assert.ok(letters.includes('divorce_receipt') && letters.includes('divorce_withdrawn'))
})

test('who does not come lets it lapse; a new application begins anew', async () => {
  await at('2021-01-04T11:00:00')
  const { caseId, couple } = await accepted('丙', 'J330381-2015-000004')
  assert.equal((await checkIn(...couple)).body.code, 'marriage.open_case')
  await at('2021-03-05T17:31:00')
  assert.equal((await desk.move(desk.registrar, caseId, 'declare', declaration)).body.code, 'divorce.office_closed')
  await at('2021-03-06T00:05:00')
  await lapseOverdue(desk.db, desk.now)
  await lapseOverdue(desk.db, desk.now)
  assert.equal(await stepOf(caseId), 'lapsed')
  await at('2021-03-08T09:00:00')
  assert.equal((await desk.move(desk.registrar, caseId, 'declare', declaration)).status, 409)
  const again = ok(await checkIn(...couple))
  ok(await desk.move(desk.registrar, again.caseId, 'verify', papers('J330381-2015-000004')))
  await desk.answer()
  ok(await desk.move(desk.registrar, again.caseId, 'accept'))
  const { term } = await view(again.caseId)
  assert.deepEqual([term.coolingEnd, term.windowOpens, term.windowEnd], ['2021-04-07', '2021-04-08', '2021-05-07'])
})

test('refused at once: an agreement that is silent, no capacity, nobody married, married to another', async () => {
  await at('2021-01-05T09:00:00')
  const couple = await married('丁', 'J330381-2015-000006')
  const { caseId } = ok(await checkIn(...couple))
  const silent = papers('J330381-2015-000006', { agreement: { willing: true, children: none, property: none } })
  const answer = await desk.move(desk.registrar, caseId, 'verify', silent)
  assert.match(answer.body.message, /债务/)
  assert.match(
    (await desk.move(desk.registrar, caseId, 'verify', papers('J330381-2015-000006', { capable: false }))).body.message,
    /行为能力/,
  )
  ok(await desk.move(desk.registrar, caseId, 'verify', papers('J330382-2001-000001')))
  await desk.answer()
  const conflict = await desk.move(desk.registrar, caseId, 'accept')
  assert.match(conflict.body.message, /不一致/)
  ok(await desk.move(desk.registrar, caseId, 'not_accept', { reason: '证件与记录不符' }))
  const strangers: [Person, Person] = [newPerson('未婚夫', '1985-03-13', 'M'), newPerson('未婚妻', '1986-04-14', 'F')]
  const lonely = ok(await checkIn(...strangers)).caseId
  ok(await desk.move(desk.registrar, lonely, 'verify', papers('J330381-2015-000999')))
  await desk.answer()
  assert.match((await desk.move(desk.registrar, lonely, 'accept')).body.message, /没有查到/)
})

test('reminders go to both, only while it waits; danger is for the registrar and the head', async () => {
  await at('2021-01-06T09:00:00')
  const { caseId } = await accepted('戊', 'J330381-2015-000007', { phone: '13900000077' })
  await desk.db.pool.query(
    `update person set phone_sealed = (select phone_sealed from person where name = '林秀兰') where name in ('戊夫', '戊妻')`,
  )
  ok(
    await desk.registrar.post(`/api/marriage/divorces/${caseId}/danger`, {
      requestId: randomUUID(),
      said: '女方手臂有伤',
      reported: '已告知人身安全保护令',
    }),
  )
  assert.equal((await view(caseId)).dangers.length, 1)
  const auditor = await desk.staff('shenji')
  assert.deepEqual(ok(await auditor.get(`/api/marriage/divorces/${caseId}`)).dangers, [])
  await at('2021-03-09T10:00:00')
  while (await runOneJob(desk.db, divorceJobs, desk.now));
  const { rows } = await desk.db.pool.query("select count(*)::int as n from message where kind = 'registry' and case_id = $1", [caseId])
  assert.equal(rows[0].n, 8, 'when it opens and seven, three and one days before it ends, to both')
})

test('the days off are published later: dates still to come are counted again, both versions stay, both are told', async () => {
  await at('2021-01-12T09:00:00')
  const { caseId } = await accepted('辛', 'J330381-2015-000011', { phone: '13900000078' })
  await desk.db.pool.query(`update person set phone_sealed = (select phone_sealed from person where name = '林秀兰') where name = '辛妻'`)
  // As it was told while only the weekends of the year were known.
  await desk.db.pool.query(
    "update divorce_term set cooling_end = '2021-02-11', window_end = '2021-03-15', provisional = true where case_id = $1",
    [caseId],
  )
  await desk.db.pool.query(
    `update case_file set facts = facts || '{"coolingEnd": "2021-02-11", "windowEnd": "2021-03-15", "provisional": true}' where id = $1`,
    [caseId],
  )
  await lapseOverdue(desk.db, desk.now)
  await lapseOverdue(desk.db, desk.now)
  const { term } = await view(caseId)
  assert.deepEqual([term.coolingEnd, term.windowEnd, term.provisional], ['2021-02-18', '2021-03-22', false])
  const { rows } = await desk.db.pool.query('select version, window_end from divorce_term where case_id = $1 order by version', [caseId])
  assert.deepEqual(
    rows.map((r) => [r.version, r.window_end]),
    [
      [1, '2021-03-15'],
      [2, '2021-03-22'],
    ],
  )
  const told = await desk.db.pool.query("select count(*)::int as n from message where kind = 'registry' and case_id = $1", [caseId])
  assert.equal(told.rows[0].n, 2)
})

test('a place is kept inside the window, and given back when one withdraws', async () => {
  await at('2021-01-08T09:00:00')
  await keepSlotsAhead(desk.db, desk.now)
  const { caseId } = await accepted('庚', 'J330381-2015-000009', { phone: '13900000009' })
  const places = async () => (await desk.db.pool.query("select status, starts_at from booking where service = 'divorce_issue'")).rows
  const [held] = await places()
  assert.equal(held?.status, 'CONFIRMED')
  const { term } = await view(caseId)
  const day = dayInShanghai(held.starts_at)
  assert.ok(day >= term.windowOpens && day <= term.windowEnd, day)
  await at('2021-01-20T10:00:00')
  ok(await desk.move(desk.registrar, caseId, 'withdraw', { by: 'WOMAN', receipt: 'SHOWN' }))
  assert.deepEqual(
    (await places()).map((p) => p.status),
    ['CANCELLED'],
  )
})

test('the two read their dates on the portal; a neighbour does not', async () => {
  await at('2021-01-07T09:00:00')
  const people = namedPeople('2020-12-30')
  const [man, woman] = ['蔡德明', '潘月香'].map((name) => people.find((p) => p.name === name) as Person)
  const { caseId } = ok(await checkIn(man as Person, woman as Person))
  await desk.db.pool.query(
    `insert into marriage_base_double (id, man_hash, woman_hash, cert_no, registry_name, registered_on, state)
     select gen_random_uuid(), m.id_hash, w.id_hash, '瑞结字第7号', '马屿镇人民政府', '1972-05-20', 'EFFECTIVE' from person m, person w where m.name = '蔡德明' and w.name = '潘月香'`,
  )
  ok(await desk.move(desk.registrar, caseId, 'verify', papers('瑞结字第7号')))
  await desk.answer()
  ok(await desk.move(desk.registrar, caseId, 'accept'))
  const cai = await desk.resident('19900000002')
  assert.equal((await cai.get(`/api/marriage/my-divorces/${caseId}`)).status, 404, 'nobody has proved who they are')
  ok(await cai.post('/api/session/bind', { name: '蔡德明', idNumber: man?.idNumber, village: mayuVillage }))
  const mine = await cai.get(`/api/marriage/my-divorces/${caseId}`)
  assert.equal(mine.status === 200 ? mine.body.term.coolingEnd : mine.body.code, '2021-02-07')
  const other = await desk.resident('19900000001')
  assert.equal((await other.get(`/api/marriage/my-divorces/${caseId}`)).status, 404)
  assert.equal((await other.get(`/api/my/cases/${caseId}`)).status, 404)
})

test('strangers and other offices get nothing', async () => {
  await at('2021-01-07T09:00:00')
  const { caseId } = await accepted('己', 'J330381-2015-000008')
  for (const login of ['wumin', 'keyuan', 'fudaoyuan', 'xinxi']) {
    const who = await desk.staff(login)
    assert.ok([403, 404].includes((await who.get(`/api/marriage/divorces/${caseId}`)).status), login)
    assert.ok([403, 404].includes((await desk.move(who, caseId, 'withdraw', { by: 'MAN', receipt: 'SHOWN' })).status), login)
  }
  assert.equal((await desk.stranger.get(`/api/marriage/divorces/${caseId}`)).status, 401)
})
