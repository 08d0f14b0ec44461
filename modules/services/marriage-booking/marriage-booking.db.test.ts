import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { demoNumber } from '#demo/numbers.ts'
import { ok } from '#demo/on-books.ts'
import { type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { systemActor } from '#platform/db/actor.ts'
import { open } from '#platform/db/seal.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { runOneJob } from '#platform/jobs/worker.ts'
import { jobKinds } from '../../../wire.ts'
import { demoBookings } from './demo.ts'
import { bookForOffice, bookingPeople, cancelForOffice, keepSlotsAhead, workloadByHour } from './public.ts'

// A couple books in April 2021; a peak day on 20 and 21 May is drawn.
let county: DemoCounty
let couple: Browser
const script = fileURLToPath(new URL('../../../tools/check-lottery.mjs', import.meta.url))
const at = (text: string) => {
  county.now = new Date(`${text}+08:00`)
}
const staff = (login: string) => {
  county.now = new Date(county.now.getTime() + 61_000)
  return county.staff(login)
}
const resident = (n: number) => {
  county.now = new Date(county.now.getTime() + 61_000)
  return county.resident(`1990001${String(n).padStart(4, '0')}`)
}
const post = (who: Browser, url: string, body: object = {}) => who.post(url, { requestId: randomUUID(), ...body })
const man = (n: number) => ({ name: `男${n}`, idNumber: demoNumber('1995-03-04', 'M', n) })
const woman = (n: number) => ({ name: `女${n}`, idNumber: demoNumber('1996-05-06', 'F', n) })
const two = (n: number) => [man(n), woman(n)]
const phone = '19900010000'
const month = async (kind = 'marriage', m = '2021-05') =>
  ok(await county.stranger.get(`/api/marriage-bookings/month?kind=${kind}&month=${m}`))
const slotsOn = async (day: string, kind = 'marriage') =>
  ok(await county.stranger.get(`/api/marriage-bookings/day?kind=${kind}&day=${day}`)).slots
const hold = (who: Browser, slotId: string, n: number, people = two(n)) =>
  post(who, '/api/marriage-bookings', { kind: 'marriage', slotId, people, phone })
const messages = async () =>
  (await county.db.pool.query(`select text_sealed from message where kind like 'marriage%' order by created_at, id`)).rows.map((r) =>
    open(county.db.keys, r.text_sealed),
  )
const jobs = async () => {
  while (await runOneJob(county.db, jobKinds, county.now));
}

before(async () => {
  county = await demoCounty('2021-04-12T09:00:00+08:00')
  const made = await keepSlotsAhead(county.db, county.now)
  assert.ok(made > 400, `${made}`)
  assert.equal(await keepSlotsAhead(county.db, county.now), 0, 'the same twice adds nothing')
  couple = await resident(1)
})
after(() => county.close())

test('a month: nine places an hour, fifty-eight a day; days off and days that are not open yet in words', async () => {
  const { days } = await month()
  const of = (day: string) => days.find((d: { day: string }) => d.day === day)
  assert.deepEqual(of('2021-05-10'), { day: '2021-05-10', state: 'OPEN', free: 58 })
  assert.equal(of('2021-05-01').state, 'REST')
  assert.equal(of('2021-05-20').state, 'NOT_OPEN')
  const slots = await slotsOn('2021-05-10')
  assert.deepEqual(
    slots.map((s: { time: string; free: number }) => `${s.time} ${s.free}`),
    ['08:30 9', '09:30 9', '10:30 9', '13:30 9', '14:30 9', '15:30 9', '16:30 4'],
  )
  assert.equal((await slotsOn('2021-05-15'))[0].time, '09:00', 'Saturday mornings')
})

test('a couple holds a time, confirms, is reminded the day before, moves and cancels', async () => {
  const [first, second] = await slotsOn('2021-05-10')
  ok(await hold(couple, second.slotId, 1))
  const held = ok(await hold(couple, first.slotId, 1))
  assert.equal(held.when, '2021年5月10日 08:30', 'another time takes the place of the one held before')
  ok(await post(couple, `/api/marriage-bookings/${held.bookingId}/confirm`))
  const mine = ok(await couple.get('/api/my/marriage-bookings')).items
  assert.deepEqual([mine[0].statusName, mine[0].names, mine[0].reminder], ['已约', ['男1', '女1'], '2021年5月9日 10:00'])
  const other = await resident(2)
  assert.equal((await post(other, `/api/marriage-bookings/${held.bookingId}/cancel`)).body.code, 'booking.not_found')
  assert.equal(ok(await other.get('/api/my/marriage-bookings')).items.length, 0)
  assert.equal((await hold(other, second.slotId, 2, [man(2), woman(1)])).body.code, 'booking.duplicate_person')
  const moved = ok(await post(couple, `/api/marriage-bookings/${held.bookingId}/move`, { slotId: second.slotId }))
  at('2021-05-09T10:00:00')
  await jobs()
  const told = await messages()
  assert.equal(told.filter((t) => t.startsWith('提醒')).length, 1, 'the old time is not reminded of')
  assert.match(told.at(-1) ?? '', /明天2021年5月10日 09:30办结婚登记/)
  at('2021-05-10T08:00:00')
  couple = await resident(1)
  assert.deepEqual(ok(await post(couple, `/api/marriage-bookings/${moved.bookingId}/cancel`)), { late: true })
})

test('what is refused says why', async () => {
  at('2021-04-12T10:00:00')
  couple = await resident(1)
  const [today] = await slotsOn('2021-04-12')
  const [later] = await slotsOn('2021-05-11')
  assert.equal((await hold(couple, today.slotId, 3)).body.code, 'booking.past')
  at('2021-04-12T08:00:00')
  assert.equal((await hold(await resident(1), today.slotId, 3)).body.code, 'marriage_booking.too_soon')
  assert.equal((await hold(couple, later.slotId, 3, [man(3), man(3)])).body.code, 'marriage_booking.same_person')
  assert.equal((await hold(couple, later.slotId, 3, [man(3)])).body.code, 'marriage_booking.people')
  assert.equal((await hold(couple, later.slotId, 3, [man(3), { name: '女3', idNumber: '330399199605060000' }])).status, 422)
  const [issue] = await slotsOn('2021-05-11', 'divorce_issue')
  assert.equal((await hold(couple, issue.slotId, 3)).body.code, 'booking.no_slot', 'a slot of another counter')
  const wanted = { kind: 'divorce_issue', slotId: issue.slotId, people: two(3), phone }
  assert.equal((await post(couple, '/api/marriage-bookings', wanted)).body.code, 'marriage_booking.issue_by_office')
  assert.equal((await hold(county.stranger, later.slotId, 3)).status, 401)
  const clerk = await staff('wumin')
  assert.equal((await clerk.get('/api/marriage-registry/day')).status, 403)
  assert.equal((await (await staff('danganyuan')).post('/api/marriage-registry/walk-ins', {})).status, 403)
})

test('the desk: two check-ins, the visit, a walk-in, nobody came; the hours it took', async () => {
  at('2021-05-11T08:20:00')
  const desk = await staff('dengji')
  const [first] = await slotsOn('2021-05-11')
  const booked = ok(await post(desk, '/api/marriage-registry/bookings', { kind: 'marriage', slotId: first.slotId, people: two(4), phone }))
  const missed = ok(await post(desk, '/api/marriage-registry/bookings', { kind: 'marriage', slotId: first.slotId, people: two(5), phone }))
  const url = `/api/marriage-registry/bookings/${booked.bookingId}`
  assert.deepEqual(ok(await post(desk, `${url}/check-in`, { side: 1 })), { all: false })
  assert.equal((await post(desk, `${url}/start`)).body.code, 'booking.wrong_status')
  assert.deepEqual(ok(await post(desk, `${url}/check-in`, { side: 2 })), { all: true })
  at('2021-05-11T08:40:00')
  ok(await post(await staff('dengji'), `${url}/start`))
  at('2021-05-11T09:00:00')
  ok(await post(await staff('dengji'), `${url}/done`))
  ok(await post(await staff('dengji2'), '/api/marriage-registry/walk-ins', { kind: 'marriage', people: two(6), phone }))
  const absent = `/api/marriage-registry/bookings/${missed.bookingId}/absent`
  assert.equal((await post(await staff('dengji'), absent)).body.code, 'booking.too_early_absent')
  at('2021-05-11T10:00:00')
  const again = await staff('dengji')
  ok(await post(again, absent))
  const { slots } = ok(await again.get('/api/marriage-registry/day'))
  const row = slots.find((s: { slotId: string }) => s.slotId === first.slotId)
  assert.deepEqual(
    row.visits.map((v: { statusName: string; people: { idMask: string }[] }) => [v.statusName, v.people[0]?.idMask.slice(0, 6)]),
    [
      ['已办完', '3303**'],
      ['没有来', '3303**'],
      ['已签到', '3303**'],
    ],
  )
  const registrar = { ...systemActor('x', '330381'), kind: 'staff', role: 'registrar', place: '330381-M01' } as const
  const run = <R>(work: Parameters<typeof inTransaction<R>>[3]) => inTransaction(county.db, registrar, county.now, work)
  const hours = await run((tx) => workloadByHour(tx, registrar, '2021-05-11', '2021-05-11'))
  assert.deepEqual([hours[0]?.hour, hours[0]?.done, hours[0]?.absent, hours[0]?.walkIns, hours[0]?.waitedMin], [8, 1, 1, 1, 20])
  const known = await run((tx) => bookingPeople(tx, registrar, booked.bookingId))
  assert.deepEqual([known.people[0]?.idNumber, known.kind], [man(4).idNumber, 'marriage'])
})

test('the office books the divorce certificate inside its window, and there it stays', async () => {
  at('2021-04-12T15:00:00')
  const registrar = { ...systemActor('x', '330381'), kind: 'staff', role: 'registrar', place: '330381-M01' } as const
  const request = {
    kind: 'divorce_issue',
    from: '2021-05-13',
    until: '2021-06-11',
    people: two(7),
    phone,
    requestId: randomUUID(),
  } as const
  const run = <R>(work: Parameters<typeof inTransaction<R>>[3]) => inTransaction(county.db, registrar, county.now, work)
  const made = await run((tx) => bookForOffice(tx, registrar, request))
  assert.equal(made?.starts.toISOString(), new Date('2021-05-13T08:30:00+08:00').toISOString())
  const bookingId = made?.bookingId ?? ''
  const desk = await staff('dengji')
  const [outside] = await slotsOn('2021-06-15', 'divorce_issue')
  const [inside] = await slotsOn('2021-06-10', 'divorce_issue')
  const url = `/api/marriage-bookings/${bookingId}/move`
  assert.equal((await post(desk, url, { slotId: outside.slotId })).body.code, 'marriage_booking.outside_window')
  at('2021-05-12T09:00:00')
  ok(await post(await staff('dengji'), url, { slotId: inside.slotId }))
  await run((tx) => cancelForOffice(tx, registrar, bookingId, '撤回申请'))
  const { rows } = await county.db.pool.query(`select status from booking where service = 'divorce_issue' order by starts_at`)
  assert.deepEqual(
    rows.map((r) => r.status),
    ['MOVED', 'CANCELLED'],
    'where it was moved to',
  )
})

test('a closure: everybody is offered another time first', async () => {
  at('2021-05-12T14:00:00')
  const [, slot] = await slotsOn('2021-05-17')
  couple = await resident(1)
  const held = ok(await hold(couple, slot.slotId, 8))
  ok(await post(couple, `/api/marriage-bookings/${held.bookingId}/confirm`))
  const head = await staff('dengjizhuren')
  const input = { counter: 'marriage', day: '2021-05-17', fromTime: '09:30', untilTime: '10:30', reason: '系统维护' }
  assert.equal((await post(await staff('dengji'), '/api/marriage-registry/closures', input)).status, 403)
  const done = ok(await post(head, '/api/marriage-registry/closures', input))
  assert.deepEqual([done.affected, done.offered], [1, 1])
  const settle = `/api/marriage-registry/closures/${done.closureId}/settle`
  assert.equal((await post(head, settle)).body.code, 'booking.offers_standing')
  const mine = ok(await couple.get('/api/my/marriage-bookings')).items
  const offer = mine.find((m: { waits: string }) => m.waits === 'INSTEAD')
  assert.equal(offer.when, '2021年5月17日 08:30')
  ok(await post(couple, `/api/marriage-bookings/${offer.bookingId}/accept`))
  assert.deepEqual(ok(await post(head, settle)), { cancelled: 0 })
  const [closure] = ok(await head.get('/api/marriage-registry/closures')).items
  assert.deepEqual([closure.state, closure.affected, closure.answered], ['CLOSED', 1, 1])
})

test('a peak day: entered by both, frozen, drawn by a public seed, and drawn again by anybody', async () => {
  at('2021-04-13T09:00:00')
  const head = await staff('dengjizhuren')
  const group = {
    title: '5月20日、21日',
    days: ['2021-05-20', '2021-05-21'],
    seedSource: '5月8日开奖的福彩双色球号码，按公布顺序连写',
    extraWindows: 0,
  }
  const { peakId } = ok(await post(head, '/api/marriage-peaks', group))
  assert.equal((await post(head, '/api/marriage-peaks', group)).body.code, 'peak.exists')
  assert.equal((await post(head, '/api/marriage-peaks', { ...group, days: ['2021-05-16'] })).body.code, 'peak.closed_day')
  assert.equal((await post(head, '/api/marriage-peaks', { ...group, days: ['2021-05-06'] })).body.code, 'peak.days_open')
  const { slots } = ok(await county.stranger.get(`/api/open/marriage-peaks/${peakId}/slots`))
  assert.equal(slots.length, 14)
  // Only two slots are wished for, so that there are more couples than seats.
  const [a, b] = [slots[0].slotId, slots[13].slotId]
  const enter = async (n: number, wishes: string[]) =>
    post(await resident(100 + n), `/api/marriage-peaks/${peakId}/entries`, { people: two(100 + n), phone, wishes })
  assert.equal((await enter(0, [a])).body.code, 'peak.outside_window')
  at('2021-04-20T00:00:00')
  const codes: { no: string; code: string }[] = []
  for (let n = 1; n <= 16; n++) codes.push(ok(await enter(n, n % 2 ? [a, b] : [b])))
  assert.equal((await enter(17, [randomUUID()])).body.code, 'peak.wishes')
  for (const [i, entered] of codes.entries()) {
    if (i === 15) break
    const other = await resident(300 + i)
    const agree = (code: string) => post(other, `/api/marriage-peaks/${peakId}/agree`, { idNumber: woman(101 + i).idNumber, code })
    if (i === 0) assert.equal((await agree(entered.code === '000000' ? '000001' : '000000')).body.code, 'peak.wrong_code')
    assert.equal(ok(await agree(entered.code)).no, entered.no)
  }
  const again = await post(await resident(400), `/api/marriage-peaks/${peakId}/entries`, {
    people: [man(101), woman(400)],
    phone,
    wishes: [a],
  })
  assert.equal(again.body.code, 'peak.duplicate_person')
  at('2021-05-07T17:00:00')
  assert.equal((await enter(20, [a])).body.code, 'peak.outside_window')
  await jobs()
  const frozen = ok(await county.stranger.get('/api/open/marriage-peaks')).items[0]
  assert.deepEqual([frozen.state, frozen.entries, frozen.seed], ['FROZEN', 15, null])
  assert.match(frozen.frozenSha256, /^[0-9a-f]{64}$/)
  const draw = async () => post(await staff('dengjizhuren'), `/api/marriage-peaks/${peakId}/draw`, { seed: '1204089' })
  assert.equal((await draw()).body.code, 'peak.too_early_to_draw')
  at('2021-05-08T10:00:00')
  const drawn = ok(await draw())
  assert.deepEqual([drawn.entries, drawn.drawn + drawn.waiting, drawn.waiting > 0], [15, 15, true])
  await jobs()
  const told = (await messages()).filter((t) => t.startsWith('抽号'))
  assert.deepEqual([told.length, told.filter((t) => t.startsWith('抽号抽中')).length], [15, drawn.drawn])
  assert.equal((await draw()).body.code, 'peak.drawn')
  const transcript = (await county.stranger.get(`/api/open/marriage-peaks/${peakId}/transcript`)).body
  const folder = mkdtempSync(join(tmpdir(), 'lottery-'))
  const check = (t: object) => {
    writeFileSync(join(folder, 't.json'), JSON.stringify(t))
    return spawnSync(process.execPath, [script, join(folder, 't.json')], { encoding: 'utf8', cwd: folder })
  }
  assert.equal(transcript.listSha256, frozen.frozenSha256)
  assert.equal(check(transcript).status, 0)
  const forged = structuredClone(transcript)
  forged.results[0][3] = forged.results[1][3] === null ? slots[1].when : null
  assert.equal(check(forged).status, 1)
  assert.match(check({ ...transcript, seed: '1204088' }).stdout, /不相符/)
  assert.equal(JSON.stringify(transcript).includes('男'), false, 'nobody is named')
  // A drawn couple confirms; one that does not gives its seat to the waiting list after 48 hours.
  const winner = transcript.results.find((r: [string, number, string, string | null]) => r[3] !== null)[0]
  const n = codes.findIndex((c) => c.no === winner) + 1
  const lucky = await resident(100 + n)
  const offer = ok(await lucky.get('/api/my/marriage-bookings')).items[0]
  assert.deepEqual([offer.waits, offer.until], ['OFFER', '2021年5月10日 10:01'])
  ok(await post(lucky, `/api/marriage-bookings/${offer.bookingId}/accept`))
  at('2021-05-10T11:30:00')
  await jobs()
  const { rows } = await county.db.pool.query(
    'select state, count(*)::int as n from booking_wait where service = $1 group by state order by state',
    ['marriage'],
  )
  const states = Object.fromEntries(rows.map((r) => [r.state, r.n]))
  assert.equal(states.ACCEPTED, 1)
  assert.ok(states.LAPSED > 0)
  assert.ok(states.OFFERED > 0, 'those who waited moved up')
})

test('the demonstration county has bookings of its own', async () => {
  at('2021-06-16T09:00:00')
  await demoBookings(county.db, county.now)
  const { rows } = await county.db.pool.query(`select status, count(*)::int as n from booking where created_at = $1 group by status`, [
    county.now,
  ])
  const by = Object.fromEntries(rows.map((r) => [r.status, r.n]))
  assert.ok(by.CONFIRMED > 30 && by.CHECKED_IN >= 2 && by.DONE === 1, JSON.stringify(by))
})

test('a year whose holidays are not published has no times yet, and says so', async () => {
  at('2026-12-20T09:00:00')
  assert.ok((await keepSlotsAhead(county.db, county.now)) > 0)
  const { days } = await month('marriage', '2027-01')
  assert.deepEqual([...new Set(days.map((d: { state: string }) => d.state))], ['NOT_OPEN'])
  assert.equal((await month('marriage', '2026-12')).days.find((d: { day: string }) => d.day === '2026-12-31').state, 'OPEN')
})
