import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { demoAccount } from '#demo/numbers.ts'
import { ok } from '#demo/on-books.ts'
import { loadPeople } from '#demo/people.ts'
import { type Listed, listedHouseholds, type Planted, plantings, sourceFiles } from '#demo/sources.ts'
import { type Answer, type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { mayu } from '#demo/village.ts'
import { keepConsents } from '#modules/assistance/consents/public.ts'
import { adoptHouseholds } from '#modules/assistance/subsistence/public.ts'
import { systemActor } from '#platform/db/actor.ts'
import { open } from '#platform/db/seal.ts'
import { inTransaction } from '#platform/db/tx.ts'

// Sixty households of one person, a month before they are paid: one thing is planted in each of the first fifteen, and
// around them lie traps that look like it.
let county: DemoCounty
let homes: Listed[] = []
let planted: Planted[] = []
let verifier: Browser
const month = '2026-03'
const on = '2026-03-05'

interface Grown {
  id: string
  name: string
  place: string
  number: string
  birth: string
}

before(async () => {
  county = await demoCounty(`${on}T09:00:00+08:00`)
  await loadPeople(county.db, { seed: 11, people: 4_000, on })
  const { rows } = await county.db.pool.query<Grown>(
    `select id, name, place, id_sealed as number, birth_date as birth from person
     where place >= '${mayu}' and place < '330381117' and birth_date between '1940-01-01' and '1975-01-01' order by place, id limit 100`,
  )
  const people = rows.map((r) => ({ ...r, number: open(county.db.keys, r.number) }))
  assert.ok(people.length >= 80, 'enough grown people in the town')
  await adopt(people.slice(0, 60))
  const unsigned = new Set(people.slice(50, 60).map((p) => p.number))
  const listed = await listedHouseholds(county.db)
  const isUnsigned = (h: Listed) => unsigned.has(h.people[0]?.idNumber ?? '')
  homes = [...listed.filter((h) => !isUnsigned(h)), ...listed.filter(isUnsigned)]
  verifier = await county.staff('hedui')
})
after(() => county.close())

const office = systemActor('test', '330381')
const act = <R>(work: Parameters<typeof inTransaction<R>>[3]) => inTransaction(county.db, office, county.now, work)

async function adopt(people: Grown[]): Promise<void> {
  await act(async (tx) => {
    await adoptHouseholds(
      tx,
      people.map((p, i) => ({
        place: p.place,
        holder: 'A',
        category: 'DIBAO' as const,
        monthlyFen: 100_000,
        singles: [],
        from: '2026-01',
        counted: ['A'],
        payable: ['A'],
        persons: { A: p.id },
        names: { A: p.name },
        household: {
          members: [
            { ref: 'A', relation: 'SELF', sex: 'M' as const, birthDate: p.birth, disability: { type: 'PHYSICAL', grade: 3 }, incomes: [] },
          ],
          assets: { financial: 500, housing: [{ use: 'RESIDENTIAL', area: 60 }] },
        },
        payee: { name: p.name, account: demoAccount(i + 100), bank: '瑞安农商银行' },
        decidedOn: '2025-12-01',
      })),
    )
    // The last ten have signed nothing.
    for (const p of people.slice(0, 50))
      await keepConsents(tx, office, { caseId: null, place: p.place, source: 'import' }, [{ idNumber: p.number, signedOn: '2025-12-01' }])
  })
}

/** What the village uses: a median wants more than one household. */
async function neighbours(home: Listed | undefined): Promise<string> {
  const { rows } = await county.db.pool.query<{ name: string; number: string }>(
    `select name, id_sealed as number from person where place = (select place from entitlement where id = $1) limit 12`,
    [home?.rootId],
  )
  return rows.map((r) => `${open(county.db.keys, r.number)},${r.name},,85,,,\r\n`).join('')
}

const deliver = (source: string, bytes: Buffer, dataDate = on): Promise<Answer> =>
  verifier.upload(`/api/verification/lists?source=${source}&dataDate=${dataDate}&requestId=${randomUUID()}`, bytes)
const match = async (): Promise<Answer> => verifier.post('/api/verification/matches', { requestId: randomUUID(), month })

test('every planted anomaly is found, and no other', async () => {
  const { rows: strangers } = await county.db.pool.query<{ name: string; number: string }>(
    `select name, id_sealed as number from person where place >= '330381101' and place < '330381102' limit 30`,
  )
  const others = strangers.map((s) => ({ name: s.name, idNumber: open(county.db.keys, s.number) }))
  const plant = plantings.map((p, household) => ({ rule: p.rule, household }))
  const made = sourceFiles(homes, others, { on, plant })
  planted = made.planted
  assert.equal(planted.length, 15)
  for (const [source, bytes] of made.files) {
    // Traps: the number of somebody on the books under another name; a car of somebody who signed nothing; a bad number.
    const trap = homes[30]?.people[0]
    const unsigned = homes.find((_, i) => i >= 50)?.people[0]
    let text = bytes.toString()
    if (source === 'funeral') text += `${trap?.idNumber},别人家,,,2026-02-20,,\r\n330399196001011231,抄错了,,,2026-02-20,,\r\n`
    if (source === 'power') text += await neighbours(homes[plant.findIndex((p) => p.rule === 'V14')])
    if (source === 'vehicles') text += `${unsigned?.idNumber},${unsigned?.name},小型汽车,,2020-01-01,,浙C·A0002\r\n`
    const answer = ok(await deliver(source, Buffer.from(text)))
    assert.equal(answer.badRows, source === 'funeral' ? 1 : 0, source)
  }
  const run = ok(await match())
  assert.deepEqual([run.state, run.people, run.findings, run.opened], ['complete', 60, 15, 14])
  const { rows } = await county.db.pool.query<{ rule: string; root: string }>('select rule, root_id as root from match_finding order by 1')
  const found = rows.map((r) => `${r.rule} ${r.root}`).sort()
  assert.deepEqual(found, planted.map((p) => `${p.rule} ${p.rootId}`).sort())
  const view = ok(await verifier.get(`/api/verification/matches/${run.runId}`))
  assert.deepEqual([view.run.withoutConsent, view.run.otherName, view.findings.length], [10, 1, 15])
})

test('matched again nothing is opened twice', async () => {
  const again = ok(await match())
  assert.deepEqual([again.findings, again.opened], [15, 0])
})

test('a roll is not approved while a blocking anomaly is open; who is held back keeps nobody waiting', async () => {
  county.now = new Date('2026-03-08T09:00:00+08:00')
  const finance = await county.staff('caiwu')
  const second = await county.staff('caiwu2')
  const open1 = ok(await finance.post('/api/payments/runs', { requestId: randomUUID(), programme: 'subsistence', month }))
  const refused = await second.post(`/api/payments/runs/${open1.runId}/approval`, { requestId: randomUUID() })
  assert.equal(refused.body.code, 'payment.blocked')
  assert.match(refused.body.message, /7 件影响发放的异常/)
  const clerk = await county.staff('wumin')
  const list = ok(await clerk.get('/api/verification/anomalies?severity=BLOCK'))
  assert.equal(list.items.length, 7)
  county.now = new Date('2026-03-08T10:00:00+08:00')
  for (const a of list.items) ok(await move(clerk, a.caseId, 'hold', { reason: '先核实' }))
  assert.equal(
    (await second.post(`/api/payments/runs/${open1.runId}/approval`, { requestId: randomUUID() })).body.code,
    'payment.roll_outdated',
  )
  ok(await finance.post(`/api/payments/runs/${open1.runId}/remake`, { requestId: randomUUID() }))
  ok(await second.post(`/api/payments/runs/${open1.runId}/approval`, { requestId: randomUUID() }))
})

const move = async (who: Browser, caseId: string, name: string, input: object = {}) => {
  const { rows } = await county.db.pool.query<{ version: number }>('select version from case_file where id = $1', [caseId])
  return who.post(`/api/cases/${caseId}/moves/${name}`, { requestId: randomUUID(), version: rows[0]?.version, input })
}
const caseOf = async (rule: string): Promise<string> =>
  (await county.db.pool.query<{ id: string }>('select case_id as id from anomaly where rule = $1', [rule])).rows[0]?.id ?? ''

test('what is confirmed has its change on the way; two people close what touches money; it opens again under its number', async () => {
  const clerk = await county.staff('wumin')
  const lead = await county.staff('linwei')
  const death = await caseOf('V01')
  const checked = '火化证明和村里说的一致'
  assert.equal((await move(clerk, death, 'close', { conclusion: 'DEATH_CONFIRMED', checked })).body.code, 'case.wrong_step')
  ok(await move(clerk, death, 'take'))
  assert.equal((await move(clerk, death, 'close', { conclusion: 'CONFIRMED_STOP', checked })).body.code, 'verification.death_reason')
  assert.equal((await move(clerk, death, 'close', { conclusion: 'DEATH_CONFIRMED', checked: '' })).body.code, 'input.bad')
  ok(await move(clerk, death, 'close', { conclusion: 'DEATH_CONFIRMED', checked }))
  assert.equal((await move(clerk, death, 'confirm')).body.code, 'case.not_your_role')
  ok(await move(lead, death, 'confirm'))
  const { rows } = await county.db.pool.query('select kind, source, open from household_case')
  assert.deepEqual(rows, [{ kind: 'DEATH', source: 'event', open: true }])
  const shop = await caseOf('V08')
  ok(await move(clerk, shop, 'take'))
  assert.equal((await move(clerk, shop, 'close', { conclusion: 'CONFIRMED_REDUCE', checked })).body.code, 'verification.no_change')
  ok(await move(clerk, shop, 'close', { conclusion: 'DATA_ERROR', checked: '不动产登记中心书面更正' }))
  ok(await move(await county.staff('kezhang'), shop, 'confirm'))
  const holds = await county.db.pool.query(
    'select count(*)::int as n from entitlement_hold where released_at is null and source_kind = $1',
    ['anomaly'],
  )
  assert.equal(holds.rows[0]?.n, 6, 'the shop is lifted, the death waits for its change')
  ok(await move(await county.staff('keyuan'), shop, 'reopen', { reason: '又有人反映在出租' }))
  const view = ok(await clerk.get(`/api/verification/anomalies/${shop}`))
  assert.equal(view.closings[0].label, '来源数据有误')
})

test('another town, a stranger and the wrong role get nothing', async () => {
  const other = await county.staff('tangxia')
  const wage = await caseOf('V04')
  assert.equal((await other.get(`/api/verification/anomalies/${wage}`)).body.code, 'case.not_found')
  assert.deepEqual(ok(await other.get('/api/verification/anomalies')).items, [])
  assert.equal((await move(other, wage, 'take')).body.code, 'case.not_found')
  assert.equal((await county.stranger.get('/api/verification/anomalies')).status, 401)
  assert.equal((await other.get('/api/verification/matches')).body.code, 'actor.not_allowed')
  assert.equal(
    (await other.upload(`/api/verification/lists?source=tax&dataDate=${on}&requestId=${randomUUID()}`, Buffer.from('x'))).body.code,
    'actor.not_allowed',
  )
})

test('a source that is down leaves the month waiting until it delivers or the head signs', async () => {
  county.now = new Date('2026-04-20T09:00:00+08:00')
  verifier = await county.staff('hedui')
  const finance = await county.staff('caiwu')
  const { runId: roll } = ok(
    await finance.post('/api/payments/runs', { requestId: randomUUID(), programme: 'subsistence', month: '2026-04' }),
  )
  const approval = async () => (await county.staff('caiwu2')).post(`/api/payments/runs/${roll}/approval`, { requestId: randomUUID() })
  assert.match((await approval()).body.message, /还没有做2026年4月发放前的全员比对/)
  ok(
    await deliver(
      'custody',
      Buffer.from('身份证号,姓名,类别\r\n330399196001011231,抄错,服刑\r\n330399195503123019,某人,服刑\r\n'),
      '2026-04-19',
    ),
  )
  const run = ok(await verifier.post('/api/verification/matches', { requestId: randomUUID(), month: '2026-04' }))
  assert.equal(run.state, 'incomplete')
  assert.match((await approval()).body.message, /比对缺少公安户籍、殡葬火化、车辆管理、不动产登记、市场主体登记、外县市救助的当月数据/)
  const head = await county.staff('kezhang')
  const waive = (who: Browser, source: string) =>
    who.post(`/api/verification/matches/${run.runId}/waivers`, { requestId: randomUUID(), source, reason: '来源系统停机检修，已电话核实' })
  assert.equal((await waive(verifier, 'funeral')).body.code, 'actor.not_allowed')
  assert.equal((await waive(head, 'custody')).body.code, 'verification.not_missing')
  for (const source of ['population', 'funeral', 'vehicles', 'real_estate', 'market', 'other_counties']) ok(await waive(head, source))
  assert.doesNotMatch((await approval()).body.message ?? '', /比对/)
})

test('a list is taken whole or refused with its reason', async () => {
  const header = '身份证号,姓名,起始日期\r\n'
  const code = async (text: string, date = '2026-04-20', source = 'funeral') => (await deliver(source, Buffer.from(text), date)).body.code
  assert.equal(await code('姓名,车牌\r\n某人,浙C\r\n'), 'sheet.no_header')
  assert.equal(await code(`${header}330399196001011231,某人,2026-04-01\r\n`), 'verification.list_all_bad')
  assert.equal(await code(`${header}330399195503123019,某人,2026-04-01\r\n`, '2026-04-21'), 'verification.list_future')
  assert.equal(await code(`${header}330399195503123019,某人,2026-04-01\r\n`), undefined)
  assert.equal(await code(`${header}330399195503123019,某人,2026-04-01\r\n`), 'verification.list_twice')
  assert.equal(await code('身份证号,姓名,类别\r\n330399195503123019,某人,服刑\r\n', '2026-04-01', 'custody'), 'verification.list_older')
  // Fifteen digits are the same person; a date is read however it is written.
  const old = ok(await deliver('funeral', Buffer.from(`${header}330399550312301,某人,2026年4月2日\r\n`), '2026-04-20'))
  const { rows } = await county.db.pool.query(
    'select count(distinct id_hash)::int as n, max(from_on)::text as last from source_row where name = $1',
    ['某人'],
  )
  assert.deepEqual([old.rows, rows[0]], [1, { n: 1, last: '2026-04-02' }])
})

test('somebody who signs on paper is asked about from then on', async () => {
  const bare = homes.findLast(Boolean)
  const clerk = await county.staff('wumin')
  const before = ok(await clerk.get(`/api/households/${bare?.rootId}`))
  assert.equal(before.people[0].consented, false)
  const sign = (who: Browser, signedOn: string) =>
    who.post(`/api/households/${bare?.rootId}/consents`, { requestId: randomUUID(), refs: ['A'], signedOn })
  assert.equal((await sign(await county.staff('tangxia'), '2026-04-20')).body.code, 'household.not_found')
  assert.equal((await sign(clerk, '2026-04-21')).body.code, 'subsistence.future_date')
  ok(await sign(clerk, '2026-04-20'))
  assert.equal(ok(await clerk.get(`/api/households/${bare?.rootId}`)).people[0].consented, true)
})
