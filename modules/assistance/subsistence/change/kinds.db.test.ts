import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { demoAccount, demoNumber } from '#demo/numbers.ts'
import { balances, bankAnswers, couple, linesOf, ok, onBooks, payMonth } from '#demo/on-books.ts'
import { type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { mayuVillage, namedPeople } from '#demo/village.ts'

// Every other thing that happens to a household on the books, to the same couple, month after month.
let county: DemoCounty
let home: Awaited<ReturnType<typeof onBooks>>
const at = (day: string) => {
  county.now = new Date(`${day}T10:00:00+08:00`)
}
const view = async (who = 'wumin') => ok(await (await county.staff(who)).get(`/api/households/${home.rootId}`))
const letters = async () =>
  (await county.db.pool.query(`select title from letter where kind like 'decision_%' order by made_at`)).rows.map((r) => r.title)

before(async () => {
  county = await demoCounty('2020-08-03T09:00:00+08:00')
  home = await onBooks(county, couple)
  await bankAnswers(county, (await payMonth(county, '2020-09')).runId)
})
after(() => county.close())

test('the register shows the household to its place and to nobody else', async () => {
  const list = ok(await (await county.staff('wumin')).get('/api/households'))
  assert.deepEqual(
    list.items.map((h: { name: string; persons: number; monthlyFen: number; since: string }) => [h.name, h.persons, h.monthlyFen, h.since]),
    [['蔡德明', 2, 145_000, '2020-09']],
  )
  assert.equal(list.total, 1)
  assert.deepEqual(ok(await (await county.staff('wumin')).get(`/api/households?q=${encodeURIComponent('潘')}`)).items, [])
  assert.deepEqual(ok(await (await county.staff('tangxia')).get('/api/households')).items, [])
  assert.equal((await (await county.staff('tangxia')).get(`/api/households/${home.rootId}`)).body.code, 'household.not_found')
  const village = await view('cunhai')
  assert.equal(village.payee, null, 'the village sees no account')
})

test('a suspension holds the money back, and its end brings it all', async () => {
  at('2020-09-20')
  await home.change({ kind: 'SUSPEND', happenedOn: '2020-09-18', suspend: 'CONTACT_LOST' })
  assert.deepEqual([(await view()).state, (await view()).held], ['suspended', true])
  county.now = new Date('2020-10-08T09:00:00+08:00')
  const finance = await county.staff('caiwu')
  const run = { requestId: randomUUID(), programme: 'subsistence', month: '2020-10' }
  assert.equal((await finance.post('/api/payments/runs', run)).body.code, 'payment.empty')
  at('2020-10-25')
  assert.equal(
    (await home.file(await county.staff('wumin'), { kind: 'SUSPEND', happenedOn: '2020-10-25', note: '缺原因' })).body.code,
    'change.incomplete',
  )
  await home.change({ kind: 'RESUME', happenedOn: '2020-10-25' })
  const { runId, lines } = await payMonth(county, '2020-11')
  assert.deepEqual(lines, [
    { kind: 'arrears', covered_month: '2020-10-01', fen: 145_000 },
    { kind: 'due', covered_month: '2020-11-01', fen: 145_000 },
  ])
  const file = await bankAnswers(county, runId)
  assert.match(file, /,2900\.00,最低生活保障2020-10等2笔/)
  assert.equal(
    (await home.file(await county.staff('wumin'), { kind: 'RESUME', happenedOn: '2020-11-08', note: '再来' })).body.code,
    'change.not_suspended',
  )
})

test('a child comes to live with them: a number that holds, in no other household, paid from the month after', async () => {
  at('2020-11-20')
  const clerk = await county.staff('wumin')
  const joined = {
    reason: 'MOVED_IN',
    name: '蔡小宝',
    idNumber: demoNumber('2012-05-06', 'M', 3),
    relation: 'GRANDCHILD',
    student: 'COMPULSORY',
  }
  const told = { kind: 'JOINED', happenedOn: '2020-11-15', joined, note: '户口迁入' }
  assert.equal(
    (await home.file(clerk, { ...told, joined: { ...joined, idNumber: '330399201205060012' } })).body.code,
    'citizen_id.checksum',
  )
  const own = namedPeople('2020-08-03').find((p) => p.name === '潘月香')
  assert.equal((await home.file(clerk, { ...told, joined: { ...joined, idNumber: own?.idNumber } })).body.code, 'change.already_in')
  const miao = namedPeople('2020-08-03').find((p) => p.name === '缪小宝')
  assert.equal((await home.file(clerk, { ...told, joined: { ...joined, idNumber: miao?.idNumber } })).body.code, 'change.other_name')
  await home.change(told)
  const { people, monthlyFen } = await view()
  assert.equal(people.length, 3)
  assert.equal(people[2].ref, 'J1')
  assert.match(people[2].idMask, /^3303\*+/)
  assert.equal(monthlyFen, 145_000, 'November is as it was')
  const { rows } = await county.db.pool.query(
    `select count(*)::int as n from entitlement_member m join person p on p.id = m.person_id where p.name = '蔡小宝' and m.superseded_at is null`,
  )
  assert.deepEqual(rows, [{ n: 1 }])
  const { lines } = await payMonth(county, '2020-12')
  assert.equal(lines.find((l) => l.kind === 'due')?.fen, 242_400, '(886 × 3 − 500) + 3 × 88.60, up to a yuan')
})

test('W06 on the books: a disabled grown child makes the family low-margin and is paid alone', async () => {
  at('2020-12-20')
  await home.change({ kind: 'INCOME', ref: 'A', happenedOn: '2020-12-10', income: { kind: 'PENSION', monthly: 300_000 } })
  const after = await view()
  assert.equal(after.rows.at(-1).categoryLabel, '低保边缘家庭')
  await home.change({ kind: 'HEALTH', ref: 'B', happenedOn: '2020-12-12', disability: { type: 'PHYSICAL', grade: 1 } })
  const { lines } = await payMonth(county, '2021-01')
  assert.deepEqual(lines, [{ kind: 'due', covered_month: '2021-01-01', fen: 88_600 }])
  const { rows } = await county.db.pool.query(`select part like 'single:%' as single, programme from entitlement where id <> root_id`)
  assert.deepEqual(rows, [{ single: true, programme: 'subsistence' }])
})

test('another card: what the bank returned goes out again at once within the run, later with the next roll', async () => {
  const { rows: open } = await county.db.pool.query(`select id from payment_run where state = 'approved' order by month`)
  for (const { id } of open.slice(0, -1)) await bankAnswers(county, id)
  const runId = open.at(-1)?.id
  await bankAnswers(county, runId, [1])
  const finance = () => county.staff('caiwu')
  assert.equal(
    (await (await finance()).post(`/api/payments/runs/${runId}/resend`, { requestId: randomUUID() })).body.code,
    'payment.same_account',
  )
  at('2021-01-20')
  await home.change({ kind: 'PAYEE', happenedOn: '2021-01-15', payee: { ref: 'B', bank: '瑞安农商银行', account: demoAccount(77) } })
  await bankAnswers(county, runId, [1], true)
  assert.equal((await balances(county)).returned, 88_600)
  at('2021-01-22')
  ok(await (await finance()).post(`/api/payments/runs/${runId}/close`, { requestId: randomUUID() }))
  const first = await payMonth(county, '2021-02')
  assert.deepEqual(first.lines, [{ kind: 'due', covered_month: '2021-02-01', fen: 88_600 }], 'not to the card that failed')
  at('2021-02-20')
  await home.change({ kind: 'PAYEE', happenedOn: '2021-02-18', payee: { ref: 'A', bank: '瑞安农商银行', account: demoAccount(78) } })
  const supplement = ok(
    await (await finance()).post('/api/payments/runs/supplement', { requestId: randomUUID(), programme: 'subsistence', month: '2021-02' }),
  )
  assert.equal(supplement.sequence, 1)
  assert.deepEqual(await linesOf(county, supplement.runId), [{ kind: 'repay', covered_month: '2021-01-01', fen: 88_600 }])
  ok(await (await county.staff('caiwu2')).post(`/api/payments/runs/${supplement.runId}/approval`, { requestId: randomUUID() }))
  await bankAnswers(county, supplement.runId)
  await bankAnswers(county, first.runId)
  const found = await balances(county)
  assert.deepEqual([found.returned, found.payable], [undefined, undefined])
})

test('a roll that the office has learned more since is not approved, and is made again', async () => {
  at('2021-03-08')
  const run = ok(
    await (await county.staff('caiwu')).post('/api/payments/runs', { requestId: randomUUID(), programme: 'subsistence', month: '2021-03' }),
  )
  at('2021-03-09')
  await home.change({ kind: 'INCOME', ref: 'A', happenedOn: '2021-02-26', income: { kind: 'PENSION', monthly: 100_000 } })
  const approve = async () => (await county.staff('caiwu2')).post(`/api/payments/runs/${run.runId}/approval`, { requestId: randomUUID() })
  assert.equal((await approve()).body.code, 'payment.roll_outdated')
  at('2021-03-10')
  const again = { requestId: randomUUID(), programme: 'subsistence', month: '2021-03' }
  const finance = await county.staff('caiwu')
  assert.equal((await finance.post('/api/payments/runs/supplement', again)).body.code, 'payment.another_open')
  ok(await finance.post(`/api/payments/runs/${run.runId}/remake`, { requestId: randomUUID() }))
  const [one, two] = await Promise.all([approve(), approve()])
  assert.deepEqual([one.status, two.status].sort(), [200, 409], 'two approvals at once: one')
  const { rows } = await county.db.pool.query('select snapshot_sha256 from payment_run where id = $1', [run.runId])
  assert.match(rows[0].snapshot_sha256, /^[0-9a-f]{64}$/)
})

test('the family tells from its phone; another resident cannot; the village posts the stop', async () => {
  at('2021-03-20')
  const own = await county.resident('19900000088')
  const pan = namedPeople('2020-08-03').find((p) => p.name === '潘月香')
  ok(await own.post('/api/session/bind', { idNumber: pan?.idNumber, name: '潘月香', village: mayuVillage }))
  const mine = ok(await own.get('/api/portal/household-on-books')).household
  assert.equal(mine.rootId, home.rootId)
  const told = { kind: 'STOP', happenedOn: '2021-03-20', stop: 'WITHDRAWN', note: '儿子回来了，不用了' }
  const other = await county.resident('19900000089')
  const send = (who: typeof own, change: object) =>
    who.post(`/api/portal/households/${home.rootId}/changes`, { requestId: randomUUID(), change })
  assert.equal((await send(other, told)).body.code, 'household.not_found')
  assert.equal((await send(own, { ...told, kind: 'SUSPEND', suspend: 'CONTACT_LOST' })).body.code, 'household.not_found')
  const { caseId } = ok(await send(own, told))
  assert.equal((await send(own, told)).body.code, 'change.already_open')
  ok(await home.move(await county.staff('wumin'), caseId, 'propose', { opinion: '核实自愿' }))
  assert.equal((await home.move(await county.staff('keyuan'), caseId, 'decide')).body.code, 'case.condition_unmet')
  ok(await home.move(await county.staff('kezhang'), caseId, 'decide'))
  assert.equal((await view()).state, 'stopped')
  const { rows } = await county.db.pool.query(`select kind from case_task where case_id = $1`, [caseId])
  assert.deepEqual(rows, [{ kind: 'stop_publication' }])
  assert.deepEqual((await letters()).slice(-1), ['最低生活保障停发决定书'])
  assert.ok((await letters()).includes('最低生活保障暂停发放通知书'))
})
