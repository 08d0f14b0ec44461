// Figures: value and list from one query, versions of their words, who may open what.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { loadMarriages } from '#demo/marriages.ts'
import { loadPeople } from '#demo/people.ts'
import { type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { systemActor } from '#platform/db/actor.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { figuresCommand } from '../../cli/figures.ts'
import { computeFigure } from './compute.ts'
import { defineFigure, versionOf, yearOf } from './figure.ts'

let county: DemoCounty
before(async () => {
  county = await demoCounty('2021-01-28T09:00:00+08:00')
  await loadPeople(county.db, { seed: 7, people: 2000, on: '2020-01-01' })
  await loadMarriages(county.db, { seed: 1, year: 2020, marriages: 46, divorces: 17, marriageReissues: 8, divorceReissues: 2 })
})
after(() => county.close())

async function figures(...args: string[]) {
  const said: string[] = []
  await figuresCommand(county.db, { args, say: (l) => void said.push(l), warn: () => {}, clock: county.clock, secret: null })
  return said
}

test('the command line prints value, unit, definition and the ids of the records', async () => {
  const [line = ''] = await figures('--year', '2020', '--json')
  const all = JSON.parse(line) as { id: string; value: number | null; unit: string; definition: string; records: string[] }[]
  const of = (id: string) => all.find((f) => f.id === id)
  assert.equal(of('marriage.registrations')?.value, 46)
  assert.equal(of('marriage.registrations')?.records.length, 46)
  assert.equal(of('marriage.divorces')?.value, 17)
  assert.equal(of('marriage.reissues')?.value, 10)
  assert.equal(of('marriage.pass_rate')?.value, null)
  assert.equal(of('marriage.site_grade')?.unit, 'A')
  assert.equal(of('subsistence.households')?.value, 0)
  assert.match((await figures('--year', '2020')).join('\n'), /婚姻登记\t46 件\t46 条记录/)
  await assert.rejects(figures('--json'), /请写明年份/)
})

test('another year counts its own, and as of an earlier day only what was known by then', async () => {
  const value = async (...args: string[]) => JSON.parse((await figures(...args, '--json'))[0] ?? '')[2]
  assert.equal((await value('--year', '2019')).value, 0)
  const half = await value('--year', '2020', '--as-of', '2020-06-30')
  assert.ok(half.id === 'marriage.registrations' && half.value > 0 && half.value < 46)
})

test('what was later void stays counted and is shown apart', async () => {
  await county.db.pool.query("update marriage_registration set status = 'VOID' where cert_no = 'J330381-2020-000003'")
  const head = await county.staff('dengjizhuren')
  const { body } = await head.get('/api/figures/marriage.registrations?year=2020')
  assert.equal(body.value, 46)
  assert.deepEqual(body.apart, [{ label: '后来宣告无效', count: 1 }])
})

test('the list pages by key, is as long as the value, and each record leads to its page', async () => {
  const head = await county.staff('kezhang')
  const first = await head.get('/api/figures/marriage.registrations/records?year=2020')
  assert.equal(first.status, 200, JSON.stringify(first.body))
  assert.equal(first.body.items.length, 46)
  assert.equal(first.body.next, null)
  assert.match(first.body.items[0].href, /^\/marriage-files\//)
  const sheet = await head.get('/api/figures/marriage.registrations/records.xlsx?year=2020')
  assert.equal(sheet.status, 200)
})

test('a clerk of assistance sees value and definition, not the list; the registry does not see others’ figures; a town sees none', async () => {
  const clerk = await county.staff('keyuan')
  const { body } = await clerk.get('/api/figures?year=2020')
  assert.equal(body.items.find((f: { figureId: string }) => f.figureId === 'marriage.registrations').value, 46)
  assert.equal((await clerk.get('/api/figures/marriage.registrations/records?year=2020')).status, 403)
  const registry = await county.staff('dengjizhuren')
  assert.equal((await registry.get('/api/figures/subsistence.households?year=2020')).status, 404)
  assert.equal((await (await county.staff('wumin')).get('/api/figures?year=2020')).status, 403)
  assert.equal((await (await county.staff('dengji')).get('/api/figures?year=2020')).status, 403)
  assert.equal((await county.stranger.get('/api/figures?year=2020')).status, 401)
})

test('a definition that is reworded is another version, and the old words stay', async () => {
  const figure = defineFigure({
    id: 'test.ones',
    title: '试验',
    unit: 'cases',
    unitWord: '件',
    definition: '原来的口径',
    measure: 'sum',
    readers: [],
    records:
      () => sql`select n::text as id, '330381' as place, n as quantity, '2020-01-01'::date as on_day, now() as recorded_at, '' as label, null::text as apart
      from generate_series(1, 3) as n`,
    href: () => '/',
  })
  const actor = systemActor('test', '330381')
  const compute = (f: typeof figure) =>
    inTransaction(county.db, actor, county.now, (tx) => computeFigure(tx, actor, f, yearOf(2020), tx.now))
  assert.equal((await compute(figure)).value, 6)
  const reworded = { ...figure, definition: '新的口径', measure: 'latest' as const }
  assert.notEqual(versionOf(reworded), versionOf(figure))
  assert.equal((await compute({ ...figure, measure: 'share' })).value, 2)
  await compute(reworded)
  const { rows } = await county.db.pool.query("select definition from figure_definition where figure_id = 'test.ones' order by 1")
  assert.deepEqual(
    rows.map((r) => r.definition),
    ['原来的口径', '新的口径'].sort(),
  )
})
