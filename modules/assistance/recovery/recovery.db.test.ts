import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { demoAccount } from '#demo/numbers.ts'
import { balances, bankAnswers, couple, ok, onBooks, payMonth, recomputeMonth } from '#demo/on-books.ts'
import { type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { closeSettled } from './public.ts'

// W15 to its end: four months of 715 too much, found in March, come back from the widow's money, then in cash.
let county: DemoCounty
let home: Awaited<ReturnType<typeof onBooks>>
let caseId = ''
const months = ['2020-09', '2020-10', '2020-11', '2020-12', '2021-01', '2021-02', '2021-03']

before(async () => {
  county = await demoCounty('2020-08-03T09:00:00+08:00')
  home = await onBooks(county, couple)
  for (const month of months) await bankAnswers(county, (await payMonth(county, month)).runId)
  county.now = new Date('2021-03-20T09:00:00+08:00')
  await home.change({
    kind: 'DEATH',
    ref: 'A',
    happenedOn: '2020-11-08',
    payee: { ref: 'B', bank: '瑞安农商银行', account: demoAccount(9) },
  })
  const { rows } = await county.db.pool.query(`select id from case_file where service = 'recovery'`)
  caseId = rows[0]?.id ?? ''
})
after(() => county.close())

test('the decided death opens the recovery, and the books know what is claimed', async () => {
  const clerk = await county.staff('wumin')
  const view = ok(await clerk.get(`/api/recoveries/${caseId}`))
  assert.equal(view.leftFen, 286_000)
  assert.deepEqual(
    view.months.map((m: { month: string; paid: number; due: number; left: number }) => [m.month, m.paid, m.due, m.left]),
    ['2020-12', '2021-01', '2021-02', '2021-03'].map((m) => [m, 145_000, 73_500, 71_500]),
  )
  assert.deepEqual(await balances(county), { budget: -1_015_000, claim: 286_000, paid: 729_000 })
})

test('another town and a stranger get nothing; nobody decides what they proposed; a waiver is for office errors', async () => {
  const other = await county.staff('tangxia')
  assert.equal((await other.get(`/api/recoveries/${caseId}`)).body.code, 'case.not_found')
  assert.deepEqual(ok(await other.get('/api/recoveries')).items, [])
  assert.equal((await county.stranger.get(`/api/recoveries/${caseId}`)).status, 401)
  const plan = { cause: 'LATE_REPORT', way: 'WAIVE', note: '老人困难' }
  assert.equal((await home.move(other, caseId, 'plan', plan)).body.code, 'case.not_found')
  const clerk = await county.staff('wumin')
  assert.equal((await home.move(clerk, caseId, 'plan', plan)).body.code, 'recovery.only_error')
  assert.equal((await home.move(clerk, caseId, 'plan', { ...plan, way: 'GIFT' })).body.code, 'input.bad')
  assert.equal((await home.move(clerk, caseId, 'close')).body.code, 'recovery.not_settled')
  const finance = await county.staff('caiwu')
  const receipt = { requestId: randomUUID(), fen: 100, receivedOn: '2021-03-20', voucher: 'X-1' }
  assert.equal((await finance.post(`/api/recoveries/${caseId}/receipts`, receipt)).body.code, 'recovery.not_running')
  ok(await home.move(clerk, caseId, 'plan', { cause: 'LATE_REPORT', way: 'DEDUCT', note: '和潘月香商量，按月抵扣' }))
  assert.equal((await home.move(await county.staff('keyuan'), caseId, 'decide')).body.code, 'case.not_your_role')
  assert.equal((await home.move(await county.staff('keyuan'), caseId, 'first_sign', { agree: true })).body.code, 'case.condition_unmet')
  ok(await home.move(await county.staff('kezhang'), caseId, 'decide'))
  const { rows } = await county.db.pool.query(`select number, title from letter where case_id = $1`, [caseId])
  assert.deepEqual(rows, [{ number: '瑞民追缴〔2021〕1号', title: '多发救助金追缴通知书' }])
})

test('a fifth of each month is deducted, the oldest month first; the card gets the rest and the books follow', async () => {
  const { runId, lines } = await payMonth(county, '2021-04')
  assert.deepEqual(lines, [
    { kind: 'correction', covered_month: '2020-12-01', fen: -14_700 },
    { kind: 'due', covered_month: '2021-04-01', fen: 73_500 },
  ])
  const file = await bankAnswers(county, runId)
  assert.match(file, /,588\.00,/)
  // 58,800 in cash; 14,700 of what she had too much became hers.
  assert.deepEqual(await balances(county), {
    budget: -1_015_000 - 58_800,
    claim: 286_000 - 14_700,
    paid: 729_000 + 58_800 + 14_700,
  })
  assert.equal(ok(await (await county.staff('wumin')).get(`/api/recoveries/${caseId}`)).leftFen, 271_300)
})

test('cash comes back by voucher, once however often it is sent, and never more than is claimed', async () => {
  county.now = new Date('2021-04-20T10:00:00+08:00')
  const finance = await county.staff('caiwu')
  const post = (body: object) => finance.post(`/api/recoveries/${caseId}/receipts`, body)
  const receipt = { requestId: randomUUID(), fen: 100_000, receivedOn: '2021-04-19', voucher: 'SJ-0007' }
  assert.equal((await post({ ...receipt, fen: 271_301 })).body.code, 'recovery.too_much')
  assert.equal((await post({ ...receipt, receivedOn: '2021-04-21' })).body.code, 'recovery.future_date')
  assert.deepEqual(ok(await post(receipt)), { leftFen: 171_300 })
  assert.deepEqual(ok(await post(receipt)), { leftFen: 171_300 })
  assert.equal((await (await county.staff('wumin')).post(`/api/recoveries/${caseId}/receipts`, receipt)).status, 403)
  const found = await balances(county)
  assert.deepEqual([found.claim, found.recovered], [171_300, 100_000])
})

test('a later fact changes what is claimed: the pension she lost in December is set off by itself', async () => {
  await home.change({ kind: 'INCOME', ref: 'B', happenedOn: '2020-11-20', income: { kind: 'RESIDENT_PENSION', monthly: 0 } })
  // Told five months late: an increase works from the month after it was told, and takes nothing back of what was.
  assert.equal(ok(await (await county.staff('wumin')).get(`/api/recoveries/${caseId}`)).leftFen, 171_300)
  const { lines } = await payMonth(county, '2021-05')
  assert.deepEqual(lines.at(-1), { kind: 'due', covered_month: '2021-05-01', fen: 97_500 })
  assert.equal(
    lines.filter((l) => l.kind === 'correction').reduce((sum, l) => sum + l.fen, 0),
    -19_500,
  )
})

test('an error of the office is waived by two people, and the case is over', async () => {
  county.now = new Date('2021-05-20T10:00:00+08:00')
  const clerk = await county.staff('wumin')
  ok(await home.move(clerk, caseId, 'revise', { reason: '查明是录入差错' }))
  ok(await home.move(clerk, caseId, 'plan', { cause: 'OFFICE_ERROR', way: 'WAIVE', note: '名册没有及时更新' }))
  const head = await county.staff('kezhang')
  assert.equal((await home.move(head, caseId, 'decide')).body.code, 'case.condition_unmet')
  ok(await home.move(await county.staff('keyuan'), caseId, 'first_sign', { agree: true }))
  assert.equal(ok(await home.move(head, caseId, 'decide')).step, 'closed')
  const found = await balances(county)
  assert.equal(found.claim, undefined)
  assert.equal(found.waived, 286_000 - 14_700 - 100_000 - 19_500)
  const { lines } = await payMonth(county, '2021-06')
  assert.deepEqual(lines, [{ kind: 'due', covered_month: '2021-06-01', fen: 97_500 }])
})

test('a report that was a mistake gives everything back, in money too', async () => {
  county.now = new Date('2021-06-20T10:00:00+08:00')
  const { withdrawFact } = await import('#modules/assistance/subsistence/public.ts')
  const { inTransaction } = await import('#platform/db/tx.ts')
  const { rows } = await county.db.pool.query(`select case_id from entitlement_fact where kind = 'DEATH'`)
  const { head } = home.cast
  await inTransaction(county.db, head, county.now, (tx) =>
    withdrawFact(tx, head, { caseId: rows[0].case_id, reason: '同名同姓，本人健在' }),
  )
  await recomputeMonth(county, '2021-07')
  const { lines } = await payMonth(county, '2021-07')
  // Deducted 147 and 195, returned 1,000: paid back; April to June: what the two of them were due and she alone had.
  const sum = (kind: string) => lines.filter((l) => l.kind === kind).reduce((total, l) => total + l.fen, 0)
  const { rows: due } = await county.db.pool.query(
    `select sum(r.monthly_fen)::int as fen from entitlement_row r where r.superseded_at is null and r.valid_from <= '2021-07-01' and (r.valid_to is null or r.valid_to > '2021-07-01')`,
  )
  assert.equal(sum('due'), due[0].fen)
  const { rows: all } = await county.db.pool.query<{ month: string; had: number }>(
    `select covered_month as month, sum(fen)::int - coalesce((select sum(n.fen)::int from recovery_entry n where n.kind = 'return' and n.month = covered_month), 0) as had
     from payment_line where kind <> 'repay' group by 1 order by 1`,
  )
  const should = (month: string) => (month < '2021-05-01' ? 145_000 : month < '2021-07-01' ? 169_000 : due[0].fen)
  for (const { month, had } of all) assert.equal(had, should(month), month)
  const { rows: widow } = await county.db.pool.query(
    `select p.name from entitlement e join person p on p.id = e.holder_id where e.root_id = e.id`,
  )
  assert.deepEqual(widow, [{ name: '蔡德明' }])
  assert.equal(await closeSettled(county.db, county.now), 0)
})
