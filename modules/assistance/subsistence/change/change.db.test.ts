import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { applicationOf } from '#demo/application.ts'
import { demoAccount } from '#demo/numbers.ts'
import { type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { mayuVillage, namedPeople } from '#demo/village.ts'
import { castOf } from '#demo/year/cast.ts'
import { playUntil } from '#demo/year/schedule.ts'
import { walk } from '#demo/year/walk.ts'
import { open } from '#platform/db/seal.ts'
import type { ApplicationInput } from '../public.ts'

// The life of W15 with the demonstration's own couple: granted in August, the husband dies in November, found in March.
let county: DemoCounty
let rootId = ''
let changeCase = ''
const on = '2020-08-03'

before(async () => {
  county = await demoCounty(`${on}T09:00:00+08:00`)
  const cast = await castOf(county.db, mayuVillage, 'x')
  const pension = (monthly: number) => ({ incomes: [{ kind: 'RESIDENT_PENSION', monthly }] })
  const form = applicationOf('cai', on, {}, { 蔡德明: pension(26_000), 潘月香: pension(24_000) }) as ApplicationInput
  await playUntil([walk(county.db, { form, start: on, ending: 'granted', cast, order: 0 })], new Date('2020-09-10T09:00:00+08:00'))
  const { rows } = await county.db.pool.query<{ id: string; step: string }>('select id, step from case_file')
  assert.equal(rows[0]?.step, 'granted')
  const { rows: roots } = await county.db.pool.query<{ root_id: string }>('select root_id from entitlement where opened_by_case = $1', [
    rows[0]?.id,
  ])
  rootId = roots[0]?.root_id ?? ''
})
after(() => county.close())

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the server said.
const ok = (answer: { status: number; body: any }) => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body
}
const move = async (who: Browser, name: string, input: object = {}) => {
  const { rows } = await county.db.pool.query('select version from case_file where id = $1', [changeCase])
  return who.post(`/api/cases/${changeCase}/moves/${name}`, { requestId: randomUUID(), version: rows[0].version, input })
}
const file = (who: Browser, change: object, requestId = randomUUID()) =>
  who.post(`/api/households/${rootId}/changes`, { requestId, change })
const death = {
  kind: 'DEATH',
  ref: 'A',
  happenedOn: '2020-11-08',
  note: '火化证明，村里报告',
  payee: { ref: 'B', bank: '瑞安农商银行', account: demoAccount(9) },
}
const pay = async (month: string) => {
  county.now = new Date(`${month}-08T09:00:00+08:00`)
  const one = await county.staff('caiwu')
  const two = await county.staff('caiwu2')
  const run = ok(await one.post('/api/payments/runs', { requestId: randomUUID(), programme: 'subsistence', month }))
  ok(await two.post(`/api/payments/runs/${run.runId}/approval`, { requestId: randomUUID() }))
  const { rows } = await county.db.pool.query(
    'select kind, covered_month, fen from payment_line where run_id = $1 order by covered_month, kind',
    [run.runId],
  )
  return rows
}

test('paid from September to March before anybody knew', async () => {
  for (const month of ['2020-09', '2020-10', '2020-11', '2020-12', '2021-01', '2021-02', '2021-03'])
    assert.deepEqual(await pay(month), [{ kind: 'due', covered_month: `${month}-01`, fen: 145_000 }])
})

test('another town, a stranger and an unfinished form register nothing', async () => {
  county.now = new Date('2021-03-20T09:00:00+08:00')
  assert.equal((await file(await county.staff('tangxia'), death)).body.code, 'household.not_found')
  assert.equal((await file(county.stranger, death)).status, 401)
  assert.equal((await file(await county.staff('caiwu'), death)).status, 403)
  const clerk = await county.staff('wumin')
  assert.equal((await file(clerk, { ...death, happenedOn: '2021-03-21' })).body.code, 'subsistence.future_date')
  assert.equal((await file(clerk, { ...death, ref: 'Q' })).body.code, 'subsistence.unknown_ref')
  assert.equal((await file(clerk, { ...death, kind: 'INCOME' })).body.code, 'change.incomplete')
  assert.equal((await file(clerk, { ...death, note: '' })).body.code, 'input.bad')
  assert.equal((await file(clerk, { ...death, payee: undefined })).body.code, 'change.payee_needed')
  assert.equal((await file(clerk, { ...death, payee: { ...death.payee, ref: 'A' } })).body.code, 'subsistence.unknown_ref')
  assert.equal((await county.db.pool.query(`select 1 from case_file where service = 'subsistence_change'`)).rows.length, 0)
})

test('the village tells of the death once, however often it is sent; every month since is computed', async () => {
  const village = await county.staff('cunhai')
  const requestId = randomUUID()
  const answers = [ok(await file(village, death, requestId)), ok(await file(village, death, requestId))]
  assert.deepEqual(answers[0], answers[1])
  changeCase = answers[0].caseId
  const clerk = await county.staff('wumin')
  const view = ok(await clerk.get(`/api/subsistence/changes/${changeCase}`))
  assert.deepEqual(
    view.stretches.map((s: { from: string; until: string | null; fen: number }) => [s.from, s.until, s.fen]),
    [
      ['2020-09', '2020-12', 145_000],
      ['2020-12', null, 73_500],
    ],
  )
  assert.deepEqual([view.backPayFen, view.overpaidFen], [0, 286_000])
  assert.equal((await (await county.staff('tangxia')).get(`/api/subsistence/changes/${changeCase}`)).status, 404)
})

test('the town proposes, the county decides and not the one who proposed; rows, letter and books follow', async () => {
  assert.equal((await move(await county.staff('keyuan'), 'decide')).body.code, 'case.wrong_step')
  ok(await move(await county.staff('wumin'), 'propose', { opinion: '火化名单核对属实' }))
  const decided = ok(await move(await county.staff('keyuan'), 'decide'))
  assert.equal(decided.step, 'decided')
  const { rows } = await county.db.pool.query(
    'select kind, monthly_fen, valid_from, valid_to from entitlement_row where superseded_at is null order by valid_from',
  )
  assert.deepEqual(rows, [
    { kind: 'DIBAO', monthly_fen: 145_000, valid_from: '2020-09-01', valid_to: '2020-12-01' },
    { kind: 'DIBAO', monthly_fen: 73_500, valid_from: '2020-12-01', valid_to: null },
  ])
  const { rows: members } = await county.db.pool.query(
    'select count(*)::int as n from entitlement_member where superseded_at is null and valid_to is null',
  )
  assert.equal(members[0].n, 1, 'the widow alone')
  const { rows: known } = await county.db.pool.query(
    `select monthly_fen from entitlement_row where recorded_at <= '2021-01-01' and (superseded_at is null or superseded_at > '2021-01-01')`,
  )
  assert.deepEqual(known, [{ monthly_fen: 145_000 }], 'as it was known in January')
  const { rows: letters } = await county.db.pool.query(`select number, title, masked_name from letter where kind = 'decision_change'`)
  assert.deepEqual(letters, [{ number: '瑞民低保变〔2021〕1号', title: '最低生活保障变更决定书', masked_name: '潘*香' }])
})

test('the next run pays the new amount and no back pay; what was paid too much stays known', async () => {
  assert.deepEqual(await pay('2021-04'), [{ kind: 'due', covered_month: '2021-04-01', fen: 73_500 }])
  const { rows: paid } = await county.db.pool.query(`select payee_sealed from payment_line where covered_month = '2021-04-01'`)
  assert.equal(open(county.db.keys, paid[0].payee_sealed), '潘月香', 'not to the card of the dead')
  const view = ok(await (await county.staff('wumin')).get(`/api/subsistence/changes/${changeCase}`))
  assert.equal(view.overpaidFen, 286_000)
})

test('an increase told in time is paid back month by month with the next run', async () => {
  county.now = new Date('2021-06-02T09:00:00+08:00')
  const clerk = await county.staff('wumin')
  changeCase = ok(
    await file(clerk, {
      kind: 'INCOME',
      ref: 'B',
      happenedOn: '2021-05-10',
      income: { kind: 'RESIDENT_PENSION', monthly: 0 },
      note: '养老金停发，人社证明',
    }),
  ).caseId
  // Nobody opened May's run in time, so its line is back pay as well.
  ok(await move(clerk, 'propose', { opinion: '属实' }))
  ok(await move(await county.staff('kezhang'), 'decide'))
  const lines = await pay('2021-06')
  assert.deepEqual(lines, [
    { kind: 'arrears', covered_month: '2021-05-01', fen: 73_500 },
    { kind: 'due', covered_month: '2021-06-01', fen: 97_500 },
  ])
  county.now = new Date('2021-07-08T09:00:00+08:00')
  const { rows } = await county.db.pool.query(`select count(*)::int as n from entitlement_fact`)
  assert.equal(rows[0].n, 2)
})

test('a household of which nobody is left comes off the books, and needs no payee', async () => {
  county.now = new Date('2021-07-20T09:00:00+08:00')
  const clerk = await county.staff('wumin')
  changeCase = ok(await file(clerk, { kind: 'DEATH', ref: 'B', happenedOn: '2021-07-01', note: '死亡证明' })).caseId
  const view = ok(await clerk.get(`/api/subsistence/changes/${changeCase}`))
  assert.equal(view.stretches.at(-1).categoryLabel, '停发')
  ok(await move(clerk, 'drop', { reason: '同名的另一个人' }))
})

test('a stop works from the month after: this month is still paid, and the decided case still opens', async () => {
  county.now = new Date('2021-08-02T09:00:00+08:00')
  const clerk = await county.staff('wumin')
  changeCase = ok(
    await file(clerk, {
      kind: 'INCOME',
      ref: 'B',
      happenedOn: '2021-08-01',
      income: { kind: 'PENSION', monthly: 900_000 },
      note: '退休金，人社证明',
    }),
  ).caseId
  ok(await move(clerk, 'propose', { opinion: '属实' }))
  ok(await move(await county.staff('kezhang'), 'decide'))
  const { rows } = await county.db.pool.query('select state from entitlement')
  assert.deepEqual(rows, [{ state: 'stopped' }])
  assert.ok(
    (await pay('2021-08')).some((l: { kind: string; covered_month: string }) => l.kind === 'due' && l.covered_month === '2021-08-01'),
  )
  const view = ok(await (await county.staff('wumin')).get(`/api/subsistence/changes/${changeCase}`))
  assert.equal(view.stretches.at(-1).categoryLabel, '停发')
  const late = { kind: 'HEALTH', ref: 'B', happenedOn: '2021-08-02', illness: 'SERIOUS', note: '诊断书' }
  assert.equal((await file(await county.staff('wumin'), late)).body.code, 'change.nothing_running')
})

test('the widow finds grant and changes, and another resident nothing', async () => {
  const own = await county.resident('19900000088')
  const pan = namedPeople(on).find((p) => p.name === '潘月香')
  ok(await own.post('/api/session/bind', { idNumber: pan?.idNumber, name: '潘月香', village: mayuVillage }))
  assert.ok(ok(await own.get('/api/portal/cases')).items.length >= 2)
  const other = await county.resident('19900000089')
  assert.equal((await other.get(`/api/portal/cases/${changeCase}`)).status, 404)
})
