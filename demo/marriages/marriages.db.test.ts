// A registry's year on a small scale, through the code that makes the whole one.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { loadMarriages } from '#demo/marriages.ts'
import { loadPeople } from '#demo/people.ts'
import { type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { isWorkingDay } from '#kernel/calendar.ts'
import { ageOn } from '#kernel/day.ts'

let county: DemoCounty
const count = async (text: string) => Number((await county.db.pool.query<{ n: number }>(text)).rows[0]?.n)

before(async () => {
  county = await demoCounty('2021-01-04T09:00:00+08:00')
  await loadPeople(county.db, { seed: 7, people: 2000, on: '2020-01-01' })
  await loadMarriages(county.db, { seed: 1, year: 2020, marriages: 46, divorces: 17, marriageReissues: 8, divorceReissues: 2 })
})
after(() => county.close())

test('each kind is there as often as it was asked for, under unbroken numbers', async () => {
  const { rows } = await county.db.pool.query<{ series: string; n: number; last: number }>(
    'select series, count(*)::int as n, max(seq) as last from marriage_registration group by series order by series',
  )
  assert.deepEqual(rows, [
    { series: 'BJ', n: 8, last: 8 },
    { series: 'BL', n: 2, last: 2 },
    { series: 'J', n: 46, last: 46 },
    { series: 'L', n: 17, last: 17 },
  ])
  assert.equal(await count("select last as n from number_series where series = 'certificate J 330381-M01 2020'"), 46)
})

test('numbers follow the days, and every day is one on which offices work', async () => {
  const { rows } = await county.db.pool.query<{ on: string; seq: number }>(
    "select register_date as on, seq from marriage_registration where series = 'J' order by seq",
  )
  rows.forEach((r, i) => {
    assert.ok(isWorkingDay(r.on), r.on)
    if (i > 0) assert.ok((rows[i - 1]?.on ?? '') <= r.on)
  })
})

test('everybody is of age, nobody has two marriages, brother and sister are not a couple', async () => {
  const { rows } = await county.db.pool.query<{ side: string; birth: string; on: string }>(
    "select p.side, p.birth_date as birth, p.register_date as on from marriage_party p join marriage_registration r on r.id = p.registration_id where r.kind in ('M1', 'M2')",
  )
  assert.equal(rows.length, 92)
  for (const r of rows) assert.ok(ageOn(r.birth, r.on) >= (r.side === 'MAN' ? 22 : 20))
  assert.equal(
    await count('select count(*) as n from (select person_id from marriage_spouse where effective group by 1 having count(*) > 1) as x'),
    0,
  )
  assert.equal(
    await count(`select count(*) as n from marriage_spouse a join marriage_spouse b on b.relation_id = a.relation_id and b.side > a.side
      join household_member x on x.person_id = a.person_id join household_member y on y.person_id = b.person_id
      join marriage_relation r on r.id = a.relation_id where r.source = 'REGISTERED' and x.household_id = y.household_id`),
    0,
  )
})

test('every copy lies on one sheet, and the sheets of a box are accounted for', async () => {
  assert.equal(await count("select count(*) as n from certificate_blank where state = 'ISSUED'"), 46 * 2 + 17 * 2 + 8 * 2 + 2)
  assert.equal(
    await count('select count(*) as n from certificate_blank'),
    await count('select sum(last_no - first_no + 1) as n from certificate_batch'),
  )
})

test('a second call goes on from the last number', async () => {
  await loadMarriages(county.db, { seed: 2, year: 2020, marriages: 3, divorces: 1, marriageReissues: 1, divorceReissues: 1 })
  assert.equal(await count("select max(seq) as n from marriage_registration where series = 'J'"), 49)
})
