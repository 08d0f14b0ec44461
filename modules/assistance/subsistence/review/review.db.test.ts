import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { ok, onBooks, recomputeMonth } from '#demo/on-books.ts'
import { type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { systemActor } from '#platform/db/actor.ts'
import { reviewDaysOf } from '../household/reviewed.ts'
import { openForBirthdays } from './birthdays.ts'
import { openDueReviews } from './daily.ts'

// 林秀兰 could work and does not: class C, looked at every three months, later every six; her counted wage follows the
// minimum wage only from a re-check on.
let county: DemoCounty
let home: Awaited<ReturnType<typeof onBooks>>
const pension = { 周桂英: { incomes: [{ kind: 'RESIDENT_PENSION', monthly: 24_000 }] } }
const at = (day: string) => {
  county.now = new Date(`${day}T10:00:00+08:00`)
}
/** Sign-ins are counted by the minute. */
const staff = (login: string) => {
  county.now = new Date(county.now.getTime() + 61_000)
  return county.staff(login)
}
const list = async (who = 'wumin', query = '') => ok(await (await staff(who)).get(`/api/reviews${query}`))
const plan = async (who = 'wumin') => ok(await (await staff(who)).get(`/api/households/${home.rootId}/review`))
const move = async (login: string, caseId: string, name: string, input: object = {}) => home.move(await staff(login), caseId, name, input)
const visit = async () => {
  const { rows } = await county.db.pool.query(`select id from staff where login = 'zhengjianguo'`)
  return { visitedOn: county.now.toISOString().slice(0, 10), met: '林秀兰', colleague: rows[0].id, findings: '和上次一样', material: false }
}

/** A re-check up to its computation. */
async function walkTo(caseId: string, material: boolean): Promise<void> {
  ok(await move('wumin', caseId, 'verify'))
  ok(await move('hedui', caseId, 'report', { anomalies: 0, said: '各来源没有新记录' }))
  ok(await move('wumin', caseId, 'visit', { ...(await visit()), material }))
  ok(await move('wumin', caseId, 'compute'))
}

before(async () => {
  county = await demoCounty('2020-08-03T09:00:00+08:00')
  home = await onBooks(county, { family: 'lin', members: pension })
})
after(() => county.close())

test('the job reckons class and day; nothing is opened before its time, and what is due once', async () => {
  at('2020-09-20')
  assert.equal(await openDueReviews(county.db, county.now), 0)
  const decided = (await county.db.pool.query('select decided_on from household_base')).rows[0].decided_on
  const found = await plan()
  assert.deepEqual([found.byRule, found.cls, found.months, found.lastOn, found.openCase], ['C', 'C', 3, decided, null])
  at('2020-11-20')
  assert.equal(await openDueReviews(county.db, county.now), 1)
  assert.equal(await openDueReviews(county.db, county.now), 0, 'running again opens nothing')
  const { items, towns } = await list()
  assert.deepEqual(
    items.map((i: { name: string; cls: string; stepLabel: string; late: boolean }) => [i.name, i.cls, i.stepLabel, i.late]),
    [['林秀兰', 'C', '待复核', false]],
  )
  const file = await county.db.pool.query(`select due_on::text from case_file where service = 'subsistence_review'`)
  assert.deepEqual(file.rows, [{ due_on: found.dueOn }], 'the inbox has the day of the calendar')
  assert.deepEqual(towns, [{ place: '330381116', name: '马屿镇', due: 1, late: 0 }])
  assert.equal((await list('keyuan', `?month=${found.dueOn.slice(0, 7)}`)).total, 1)
  assert.equal((await list('keyuan', '?month=2030-01')).total, 0)
  at('2020-12-31')
  assert.equal((await list('keyuan', '?late=yes')).late, 1)
})

test('another town and a stranger get nothing, to read or to move', async () => {
  at('2020-12-01')
  const { openCase } = await plan()
  const other = await staff('tangxia')
  assert.deepEqual((await list('tangxia')).items, [])
  assert.equal((await other.get(`/api/subsistence/reviews/${openCase}`)).body.code, 'case.not_found')
  assert.equal((await other.get(`/api/households/${home.rootId}/review`)).body.code, 'review.not_planned')
  assert.equal((await home.move(other, openCase, 'verify')).body.code, 'case.not_found')
  const start = { requestId: randomUUID() }
  assert.equal((await other.post(`/api/households/${home.rootId}/review`, start)).body.code, 'household.not_found')
  const lift = { requestId: randomUUID(), cls: 'C', reason: '听说在打工' }
  assert.equal((await other.post(`/api/households/${home.rootId}/review/class`, lift)).body.code, 'review.not_planned')
  assert.equal((await county.stranger.get('/api/reviews')).status, 401)
  assert.equal((await county.stranger.post(`/api/households/${home.rootId}/review`, start)).status, 401)
})

test('verified, visited by two, computed, and closed by somebody else; the next one follows from the day', async () => {
  const { openCase: caseId } = await plan()
  assert.equal((await move('wumin', caseId, 'visit', await visit())).body.code, 'case.wrong_step')
  ok(await move('wumin', caseId, 'verify'))
  assert.equal((await move('wumin', caseId, 'visit', await visit())).body.code, 'case.condition_unmet')
  ok(await move('hedui', caseId, 'report', { anomalies: 0, said: '各来源没有新记录' }))
  const self = await county.db.pool.query(`select id from staff where login = 'wumin'`)
  assert.equal(
    (await move('wumin', caseId, 'visit', { ...(await visit()), colleague: self.rows[0].id })).body.code,
    'subsistence.colleague',
  )
  assert.equal((await move('wumin', caseId, 'visit', { ...(await visit()), visitedOn: '2020-12-02' })).body.code, 'subsistence.future_date')
  ok(await move('wumin', caseId, 'visit', await visit()))
  ok(await move('wumin', caseId, 'compute'))
  const seen = ok(await (await staff('linwei')).get(`/api/subsistence/reviews/${caseId}`))
  assert.deepEqual([seen.result.differs, seen.result.beforeFen, seen.result.afterFen], [false, 231_000, 231_000])
  assert.equal((await move('wumin', caseId, 'keep')).body.code, 'case.not_your_role')
  assert.equal((await move('linwei', caseId, 'change', { reason: '想改一改' })).body.code, 'review.what_changed')
  ok(await move('linwei', caseId, 'keep'))
  const after = await plan()
  assert.deepEqual([after.lastOn, after.dueOn, after.openCase], ['2020-12-01', '2021-03-01', null])
  assert.deepEqual(after.done, [{ caseId, on: '2020-12-01', outcomeLabel: '维持不变' }])
})

test('a class is raised by one and lowered only by two, and never below the rule', async () => {
  const url = `/api/households/${home.rootId}/review`
  await county.db.pool.query(`update household_review set by_rule = 'A', class = 'A'`)
  const set = async (who: Browser, cls: string, requestId = randomUUID()) =>
    who.post(`${url}/class`, { requestId, cls, reason: '说法前后不一' })
  const clerk = await staff('wumin')
  const once = randomUUID()
  assert.deepEqual(ok(await set(clerk, 'C', once)), { waits: false })
  assert.deepEqual(ok(await set(clerk, 'C', once)), { waits: false }, 'the same request again')
  assert.deepEqual([(await plan()).cls, (await plan()).months], ['C', 3])
  assert.equal((await set(clerk, 'C')).body.code, 'review.same_class')
  const lead = await staff('linwei')
  assert.deepEqual(ok(await set(lead, 'B')), { waits: true })
  assert.equal((await plan()).cls, 'C', 'a proposal changes nothing')
  assert.equal((await set(clerk, 'A')).body.code, 'review.lowering_open')
  const { proposalId } = (await plan()).proposal
  const sign = async (who: Browser, approve = true) => who.post(`${url}/signature`, { requestId: randomUUID(), proposalId, approve })
  assert.equal((await sign(lead)).body.code, 'review.second_person')
  assert.equal((await sign(clerk)).status, 403)
  assert.equal((await sign(await staff('tangxia'))).status, 403)
  ok(await sign(await staff('keyuan')))
  assert.equal((await sign(await staff('kezhang'))).body.code, 'review.no_proposal')
  assert.deepEqual([(await plan()).cls, (await plan()).months], ['B', 6])
  await county.db.pool.query(`update household_review set by_rule = 'B'`)
  assert.equal((await set(clerk, 'A')).body.code, 'review.below_rule')
})

test('where nothing changed the money stays; else a new minimum wage works from the re-check, by a change decided like any other', async () => {
  at('2021-06-25')
  await recomputeMonth(county, '2021-07')
  at('2021-09-10')
  assert.equal(await openDueReviews(county.db, county.now), 1)
  const { openCase: first } = await plan()
  await walkTo(first, false)
  ok(await move('linwei', first, 'keep', { reason: '没有实质变化，金额不变' }))
  assert.equal((await plan()).lastOn, '2021-09-10')
  at('2021-09-11')
  const clerk = await staff('wumin')
  const { caseId } = ok(await clerk.post(`/api/households/${home.rootId}/review`, { requestId: randomUUID() }))
  await walkTo(caseId, true)
  const { result } = ok(await (await staff('linwei')).get(`/api/subsistence/reviews/${caseId}`))
  // 935 × 4 − (1,800 × 70 % + 147) and 281 for the old and the young; then with 2,070 × 70 %.
  assert.deepEqual([result.differs, result.beforeFen, result.afterFen], [true, 261_400, 242_500])
  assert.equal((await move('linwei', caseId, 'keep')).body.code, 'case.condition_unmet')
  ok(await move('linwei', caseId, 'change', { reason: '最低工资已调整，按新标准核算' }))
  const { changeCase } = ok(await (await staff('linwei')).get(`/api/subsistence/reviews/${caseId}`))
  ok(await move('wumin', changeCase, 'propose', { opinion: '属实' }))
  ok(await move('keyuan', changeCase, 'decide'))
  const { rows } = ok(await (await staff('wumin')).get(`/api/households/${home.rootId}`))
  assert.deepEqual(
    rows.slice(-2).map((r: { from: string; fen: number }) => [r.from, r.fen]),
    [
      ['2021-07', 261_400],
      ['2021-10', 242_500],
    ],
  )
  const system = systemActor('test', '330381')
  const days = await inTransaction(county.db, system, county.now, (tx) => reviewDaysOf(tx, [home.rootId]))
  assert.deepEqual(days.get(home.rootId), ['2020-12-01', '2021-09-11'])
})

test('a re-check before its time is opened once; a stop that it finds ends the household', async () => {
  const clerk = await staff('wumin')
  const once = { requestId: randomUUID() }
  const { caseId } = ok(await clerk.post(`/api/households/${home.rootId}/review`, once))
  assert.equal(ok(await clerk.post(`/api/households/${home.rootId}/review`, once)).caseId, caseId)
  assert.equal((await clerk.post(`/api/households/${home.rootId}/review`, { requestId: randomUUID() })).body.code, 'review.already_open')
  await walkTo(caseId, false)
  ok(await move('linwei', caseId, 'stop', { reason: '自愿退出', stop: 'WITHDRAWN', happenedOn: '2021-09-09' }))
  const { changeCase } = ok(await clerk.get(`/api/subsistence/reviews/${caseId}`))
  ok(await move('wumin', changeCase, 'propose', { opinion: '属实' }))
  ok(await move('kezhang', changeCase, 'decide'))
  assert.equal(ok(await clerk.get(`/api/households/${home.rootId}`)).state, 'stopped')
  assert.deepEqual((await list()).items, [])
  at('2022-09-10')
  assert.equal(await openDueReviews(county.db, county.now), 0, 'what is over is not looked at')
})

test('a birthday that matters opens a re-check once, or belongs to the one on its way', async () => {
  at('2021-10-11')
  const other = await onBooks(county, { family: 'wang', members: {}, on: '2021-10-11' })
  at('2021-12-01')
  await openDueReviews(county.db, county.now)
  assert.equal(await openForBirthdays(county.db, county.now), 0)
  // 王秀珍 turns 70 while nothing else is due.
  await county.db.pool.query(`update person set birth_date = '1951-12-20' where name = '王秀珍'`)
  at('2021-12-19')
  assert.equal(await openForBirthdays(county.db, county.now), 0, 'the day before')
  at('2021-12-20')
  assert.equal(await openForBirthdays(county.db, county.now), 1)
  assert.equal(await openForBirthdays(county.db, county.now), 0)
  const head = await staff('kezhang')
  const { openCase } = ok(await head.get(`/api/households/${other.rootId}/review`))
  const { lines } = ok(await head.get(`/api/subsistence/reviews/${openCase}`))
  assert.deepEqual(lines.slice(0, 2), [
    { label: '为什么复核', value: '有人满 70 周岁' },
    { label: '到龄', value: '满 70 周岁' },
  ])
  await county.db.pool.query(`update person set birth_date = '1961-12-21' where name = '王秀珍'`)
  at('2021-12-22')
  assert.equal(await openForBirthdays(county.db, county.now), 1, 'a second one joins the case that is open')
  const { rows } = await county.db.pool.query('select age, case_id from review_trigger order by age')
  assert.deepEqual(rows, [
    { age: 60, case_id: openCase },
    { age: 70, case_id: openCase },
  ])
})
