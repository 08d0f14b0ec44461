import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { applicationOf } from '#demo/application.ts'
import { ok } from '#demo/on-books.ts'
import { type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { families } from '#demo/village.ts'
import { castOf } from '#demo/year/cast.ts'
import { playUntil } from '#demo/year/schedule.ts'
import { walk } from '#demo/year/walk.ts'
import type { ApplicationInput } from '#modules/assistance/subsistence/public.ts'
import { commitSeeds } from './draw/commit.ts'

// Three families apply in August in two towns and are sent to the county: one of them names a relative in office.
let county: DemoCounty
const script = fileURLToPath(new URL('../../../tools/check-draw.mjs', import.meta.url))
const start = '2020-08-03'
/** Sign-ins are counted by the minute. */
const staff = (login: string) => {
  county.now = new Date(county.now.getTime() + 61_000)
  return county.staff(login)
}
const post = (who: Browser, url: string, body: object = {}) => who.post(url, { requestId: randomUUID(), ...body })
const draws = async () => ok(await county.stranger.get('/api/open/spot-draws')).items
const drawOf = async (title: string) => (await draws()).find((d: { title: string }) => d.title === title)
const checks = async (who: Browser, query = '') => ok(await who.get(`/api/spot-checks${query}`)).items
const move = async (who: Browser, caseId: string, name: string, input: object = {}) => {
  const { rows } = await county.db.pool.query('select version from case_file where id = $1', [caseId])
  return post(who, `/api/cases/${caseId}/moves/${name}`, { version: rows[0]?.version, input })
}

before(async () => {
  county = await demoCounty(`${start}T09:00:00+08:00`)
  const { db } = county
  const stories = []
  for (const family of ['cai', 'wang', 'lin']) {
    const pension = { 周桂英: { incomes: [{ kind: 'RESIDENT_PENSION', monthly: 24_000 }] } }
    const form = applicationOf(family, start, {}, pension) as ApplicationInput
    if (family === 'lin') form.consent.nearRelative = { has: true, name: '陈海', post: '村居救助协理员' }
    const cast = await castOf(db, families[family]?.[0]?.village ?? '', 'x')
    stories.push(walk(db, { form, start, ending: family === 'lin' ? 'spot_check' : 'granted', cast, order: stories.length }))
  }
  assert.equal(await commitSeeds(db, county.now), 3)
  assert.equal(await commitSeeds(db, county.now), 0, 'a promise is made once')
  await playUntil(stories, new Date('2020-09-20T09:00:00+08:00'))
})
after(() => county.close())

test('the promise is public before the period is over, and the seed is not', async () => {
  const titles = (await draws()).map((d: { title: string }) => d.title).sort()
  assert.deepEqual(titles, ['2020年8月新报件抽查', '2020年第3季度停发户抽查', '2020年第3季度在册户抽查'].sort())
  for (const d of await draws()) {
    assert.match(d.commitment, /^[0-9a-f]{64}$/)
    assert.equal(d.seed, null)
    assert.equal((await county.stranger.get(`/api/open/spot-draws/${d.drawId}/transcript`)).body.code, 'spot.not_found')
  }
  const officer = await staff('keyuan')
  const { drawId } = await drawOf('2020年8月新报件抽查')
  assert.equal((await post(officer, `/api/spot-draws/${drawId}/draw`)).body.code, 'spot.not_over')
  const late = { kind: 'NEW_CASES', drawPeriod: '2020-07' }
  assert.equal((await post(officer, '/api/spot-draws', late)).body.code, 'spot.too_late_to_commit')
  assert.equal((await post(officer, '/api/spot-draws', { kind: 'NEW_CASES', drawPeriod: '2020-08' })).body.code, 'spot.committed')
  ok(await post(officer, '/api/spot-draws', { kind: 'NEW_CASES', drawPeriod: '2020-09' }))
  assert.equal((await post(await staff('wumin'), '/api/spot-draws', { kind: 'STOCK', drawPeriod: '2021-Q1' })).status, 403)
  assert.equal((await post(county.stranger, `/api/spot-draws/${drawId}/draw`)).status, 401)
})

test('a draw takes all that must and its share of the rest, once; anybody repeats it from the transcript alone', async () => {
  county.now = new Date('2020-10-09T10:00:00+08:00')
  const officer = await staff('keyuan')
  const sent = await county.db.pool.query(
    `select to_char(min(at) at time zone 'Asia/Shanghai', 'YYYY-MM') as month, count(*)::int as n from case_history where move = 'pass_on' group by case_id`,
  )
  const month = sent.rows[0].month
  assert.deepEqual(
    sent.rows.map((r) => r.month),
    [month, month, month],
    'all three were sent in one month',
  )
  const title = `2020年${Number(month.slice(5))}月新报件抽查`
  const { drawId } = await drawOf(title)
  assert.equal((await post(await staff('wumin'), `/api/spot-draws/${drawId}/draw`)).status, 403)
  const once = randomUUID()
  // 林 is taken because of the relative, and of 蔡 and 王, alone in the rest of their towns, each.
  assert.deepEqual(ok(await officer.post(`/api/spot-draws/${drawId}/draw`, { requestId: once })), { population: 3, drawn: 3 })
  assert.deepEqual(ok(await officer.post(`/api/spot-draws/${drawId}/draw`, { requestId: once })), { population: 3, drawn: 3 })
  assert.equal((await post(officer, `/api/spot-draws/${drawId}/draw`)).body.code, 'spot.drawn')
  const shown = await drawOf(title)
  assert.deepEqual([shown.population, shown.drawn, shown.ratePercent], [3, 3, 30])
  const bytes = ok(await county.stranger.get(`/api/open/spot-draws/${drawId}/transcript`))
  const transcript = typeof bytes === 'object' && 'algorithm' in bytes ? bytes : JSON.parse(Buffer.from(bytes).toString())
  assert.equal(transcript.seed, shown.seed)
  const text = JSON.stringify(transcript)
  assert.doesNotMatch(text, /林秀兰|蔡德明|王秀珍/)
  const dir = mkdtempSync(join(tmpdir(), 'minxin-draw-'))
  const run = (t: object) => {
    writeFileSync(join(dir, 't.json'), JSON.stringify(t))
    return spawnSync(process.execPath, [script, join(dir, 't.json')], { cwd: dir, encoding: 'utf8' })
  }
  run(transcript)
  assert.match(execFileSync(process.execPath, [script, join(dir, 't.json')], { encoding: 'utf8' }), /都相符/)
  assert.equal(run({ ...transcript, seed: 'f'.repeat(64) }).status, 1)
  assert.match(run({ ...transcript, drawn: transcript.drawn.slice(1) }).stdout, /应抽 3 个/)
  assert.match(run({ ...transcript, items: transcript.items.slice(1) }).stdout, /名单哈希不符/)
})

test('the bureau sees who is drawn; a town learns of it when it was found', async () => {
  const officer = await staff('keyuan')
  const items = await checks(officer)
  assert.deepEqual(
    items.map((i: { title: string; mandatoryLabel: string }) => [i.title, i.mandatoryLabel]).sort(),
    [
      ['林秀兰等 4 人', '近亲属备案'],
      ['王秀珍', ''],
      ['蔡德明等 2 人', ''],
    ].sort(),
  )
  for (const login of ['wumin', 'tangxia', 'linwei']) assert.deepEqual(await checks(await staff(login)), [], login)
  assert.equal((await county.stranger.get('/api/spot-checks')).status, 401)
  assert.equal((await (await staff('cunhai')).get('/api/spot-checks')).status, 403)
})

test('what was found is judged by nobody who had a hand in it, and a fault is put right in ten working days', async () => {
  const head = await staff('kezhang')
  const chief = await staff('juzhang')
  const wang = (await checks(head)).find((i: { title: string }) => i.title === '王秀珍')
  const found = { visitedOn: '2020-10-09', finding: 'WRONG_COVER', said: '儿子常住同吃，收入没有算' }
  const url = `/api/spot-checks/${wang.checkId}/finding`
  const decider = await county.db.pool.query(
    `select s.login from case_history h join staff s on s.id::text = h.actor_id where h.case_id = $1 and h.move = 'grant'`,
    [wang.caseId],
  )
  const [decided, other] = decider.rows[0].login === 'kezhang' ? [head, chief] : [chief, head]
  assert.equal((await post(decided, url, found)).body.code, 'spot.relative')
  assert.equal((await post(other, url, { ...found, visitedOn: '2020-10-10' })).body.code, 'subsistence.future_date')
  assert.equal((await post(await staff('tangxia'), url, found)).status, 403)
  const { correctionCase } = ok(await post(other, url, found))
  assert.equal((await post(other, url, found)).body.code, 'spot.found_already')
  const clock = await county.db.pool.query(`select due_on, days from case_clock where case_id = $1`, [correctionCase])
  assert.deepEqual(clock.rows, [{ due_on: '2020-10-22', days: 10 }])
  const town = await staff('tangxia')
  assert.deepEqual(
    (await checks(town, '?filter=correcting')).map((i: { title: string; correctionLabel: string }) => [i.title, i.correctionLabel]),
    [['王秀珍', '待整改']],
  )
  const seen = ok(await town.get(`/api/spot-checks/corrections/${correctionCase}`))
  assert.ok(seen.lines.some((l: { value: string }) => l.value === found.said))
  const mayu = await staff('wumin')
  assert.equal((await mayu.get(`/api/spot-checks/corrections/${correctionCase}`)).body.code, 'case.not_found')
  assert.equal((await move(mayu, correctionCase, 'answer', { done: '已改' })).body.code, 'case.not_found')
  county.now = new Date('2020-10-26T10:00:00+08:00')
  const back = await staff('tangxia')
  ok(await move(back, correctionCase, 'answer', { done: '已登记变更，重新推算' }))
  assert.equal((await move(back, correctionCase, 'close', { said: '好' })).body.code, 'case.not_your_role')
  ok(await move(await staff('keyuan'), correctionCase, 'close', { said: '复查属实' }))
})

test('漏保, 错保, 脱保: each number is the length of its list; a late correction costs its town points', async () => {
  const [officer, chief] = [await staff('keyuan'), await staff('kezhang')]
  const cai = (await checks(chief)).find((i: { title: string }) => i.title.startsWith('蔡德明'))
  ok(await post(chief, `/api/spot-checks/${cai.checkId}/finding`, { visitedOn: '2020-10-20', finding: 'OK', said: '属实' }))
  const { rows } = await county.db.pool.query(
    `select e.id from entitlement e join person p on p.id = e.holder_id where e.id = e.root_id and p.name = '林秀兰'`,
  )
  const rootId = rows[0].id
  const { checkId } = ok(await post(officer, '/api/spot-checks', { rootId }))
  assert.equal((await post(officer, '/api/spot-checks', { rootId })).body.code, 'spot.already_drawn')
  const missed = { visitedOn: '2020-10-20', finding: 'MISSED_COVER', said: '停发以后仍然困难' }
  assert.equal((await post(chief, `/api/spot-checks/${checkId}/finding`, missed)).body.code, 'spot.not_stopped')
  await county.db.pool.query('update spot_check set stopped = true where id = $1', [checkId])
  ok(await post(chief, `/api/spot-checks/${checkId}/finding`, missed))
  const period = 'from=2020-10&until=2020-10'
  const sum = ok(await officer.get(`/api/spot-checks/summary?${period}`))
  assert.deepEqual(
    sum.errors.map((e: { label: string; count: number }) => [e.label, e.count]),
    [
      ['漏保', 0],
      ['错保', 1],
      ['脱保', 1],
    ],
  )
  for (const e of sum.errors)
    assert.equal(ok(await officer.get(`/api/spot-checks/errors?${period}&error=${e.error}`)).items.length, e.count, e.label)
  assert.deepEqual(
    sum.towns.map((t: { name: string; checked: number; faults: number; late: number; score: number }) => [
      t.name,
      t.checked,
      t.faults,
      t.late,
      t.score,
    ]),
    [
      ['塘下镇', 1, 1, 1, 0],
      ['马屿镇', 2, 1, 0, 50],
    ],
  )
  const own = ok(await (await staff('tangxia')).get(`/api/spot-checks/summary?${period}`))
  assert.deepEqual([own.checked, own.towns.length], [1, 1], 'a town sees its own')
  assert.equal(ok(await officer.get('/api/spot-checks/summary?from=2021-01&until=2021-03')).checked, 0)
})

test('stock and stopped households are drawn after the quarter, every town represented', async () => {
  const officer = await staff('keyuan')
  const { drawId } = await drawOf('2020年第3季度在册户抽查')
  assert.deepEqual(ok(await post(officer, `/api/spot-draws/${drawId}/draw`)), { population: 3, drawn: 2 })
  const stopped = await drawOf('2020年第3季度停发户抽查')
  assert.deepEqual(ok(await post(officer, `/api/spot-draws/${stopped.drawId}/draw`)), { population: 0, drawn: 0 })
})
