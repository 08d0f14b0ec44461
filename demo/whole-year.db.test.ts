// The whole year on a small scale, through the same code.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { demoCommand } from '../cli/demo.ts'
import { figuresCommand } from '../cli/figures.ts'
import { divisionsFile } from '#counties/ruian/county.ts'
import { loadDivisions } from '#modules/core/divisions/public.ts'
import { type TestCounty, testCounty } from '#platform/db/test-county.ts'
import { makeWholeYear, wholeYear } from './whole-year.ts'

let county: TestCounty
before(async () => {
  county = await testCounty('2021-01-28T09:00:00+08:00')
  await loadDivisions(county.db, divisionsFile)
})
after(() => county.close())

const call = (args: string[]) => {
  const said: string[] = []
  return {
    call: { args, say: (l: string) => void said.push(l), warn: (l: string) => void said.push(l), clock: county.clock, secret: null },
    said,
  }
}

test('a year that was not published, and an engine that cannot hold it, are refused in words', async () => {
  await assert.rejects(demoCommand(county.db, call(['--year', '2019']).call), /没有 2019 年的公布数/)
  await assert.rejects(demoCommand(county.db, call(['--people', '5']).call), /用法/)
  if (county.db.kind === 'postgres') return
  const { call: asked, said } = call(['--year', '2020'])
  assert.equal(await demoCommand(county.db, asked), 1)
  assert.match(said.join(), /请设置 DATABASE_URL/)
})

test('the figures of the year come out of its records; the next marriage takes the next number', async () => {
  await makeWholeYear(
    county.db,
    { year: 2020, people: 2000, marriages: 46, divorces: 17, marriageReissues: 8, divorceReissues: 2 },
    county.now,
    () => {},
  )
  const { call: asked, said } = call(['--year', '2020', '--json'])
  await figuresCommand(county.db, asked)
  const values = Object.fromEntries((JSON.parse(said[0] ?? '') as { id: string; value: number }[]).map((f) => [f.id, f.value]))
  assert.equal(values['marriage.registrations'], 46)
  assert.equal(values['marriage.divorces'], 17)
  assert.equal(values['marriage.reissues'], 10)
  assert.equal(values['marriage.pass_rate'], 1)
  assert.equal(values['marriage.site_grade'], 3)
  const { rows } = await county.db.pool.query(
    "select count(distinct town)::int as towns, (select count(*)::int from person where place like '3303811%') as n from person where place like '3303811%' or place like '3303810%'",
  )
  assert.ok(rows[0].towns >= 20)
  if (county.db.kind === 'postgres') {
    const again = call(['--year', '2020', '--people', '2000'])
    assert.equal(await demoCommand(county.db, again.call), 1)
    assert.match(again.said.join(), /已经有居民/)
  }
})

test('a smaller county has its share of everything', () => {
  assert.deepEqual(wholeYear(2020, 125_000), {
    year: 2020,
    people: 125_000,
    marriages: 462,
    divorces: 174,
    marriageReissues: 80,
    divorceReissues: 24,
  })
})
