import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { keepSlotsAhead } from '#modules/services/marriage-booking/public.ts'
import { loadPeople } from './people.ts'
import { makeRecords } from './records.ts'
import { makeRegistry } from './registry.ts'
import { type DemoCounty, demoCounty } from './test-county.ts'

let county: DemoCounty

before(async () => {
  county = await demoCounty('2026-11-26T09:00:00+08:00')
  await loadPeople(county.db, { seed: 7, people: 6000, on: '2026-11-26' })
  await keepSlotsAhead(county.db, county.now)
  await makeRegistry(county.db, county.now)
  await makeRecords(county.db, county.now)
})
after(() => county.close())

const one = async (sql: string) => (await county.db.pool.query<{ n: number }>(sql)).rows[0]?.n

test('a year of registrations, numbers without a gap, blanks left for today', async () => {
  const { rows } = await county.db.pool.query<{ key: string; n: number; last: number }>(
    "select series || '-' || year as key, count(*)::int as n, max(seq) as last from marriage_registration group by 1 order by 1",
  )
  for (const r of rows) assert.equal(r.n, r.last, r.key)
  assert.deepEqual(
    rows.filter((r) => r.key.startsWith('J-')).map((r) => r.n),
    [150],
  )
  assert.ok(Number(await one("select count(*)::int as n from certificate_blank where state = 'IN_STOCK' and kind = 'MARRIAGE'")) > 100)
})

test('nothing is dated after today', async () => {
  const later = async (table: string, column: string) => {
    const { rows } = await county.db.pool.query<{ n: number }>(`select count(*)::int as n from ${table} where ${column} > $1`, [county.now])
    return rows[0]?.n
  }
  assert.equal(await later('marriage_review', 'reviewed_at'), 0)
  for (const column of ['registered_at', 'handed_over_at', 'archived_at', 'uploaded_at'])
    assert.equal(await later('marriage_registration', column), 0, column)
})

test('couples stand at the desk, and three applications for a divorce wait', async () => {
  const { rows } = await county.db.pool.query<{ service: string; step: string; n: number }>(
    "select service, step, count(*)::int as n from case_file where service in ('marriage', 'divorce') group by 1, 2 order by 1, 2",
  )
  assert.deepEqual(
    rows.map((r) => `${r.service} ${r.step} ${r.n}`),
    ['divorce cooling 3', 'marriage checked_in 1', 'marriage declared 1', 'marriage reviewed 1'],
  )
  assert.ok(Number(await one("select count(*)::int as n from booking where service = 'divorce_issue' and status = 'CONFIRMED'")) > 0)
})

test('the archive has a few of each on their way', async () => {
  assert.ok(Number(await one("select count(*)::int as n from case_file where service = 'certificate_reissue'")) >= 3)
})

test('made once: a second start changes nothing', async () => {
  const before = await one('select count(*)::int as n from marriage_registration')
  await makeRegistry(county.db, county.now)
  assert.equal(await one('select count(*)::int as n from marriage_registration'), before)
})

for (const on of ['2026-01-03', '2026-01-31', '2026-03-02', '2026-07-01'])
  test(`the demonstration can be made on any day: ${on}`, async () => {
    const other = await demoCounty(`${on}T09:00:00+08:00`)
    try {
      await loadPeople(other.db, { seed: 7, people: 6000, on })
      await keepSlotsAhead(other.db, other.now)
      await makeRegistry(other.db, other.now)
      await makeRecords(other.db, other.now)
      const { rows } = await other.db.pool.query("select count(*)::int as n from case_file where service in ('marriage', 'divorce')")
      assert.equal(rows[0].n, 6)
    } finally {
      await other.close()
    }
  })
