import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { dayInShanghai } from '#kernel/day.ts'
import { loadMarriages } from './marriages.ts'
import { loadPeople } from './people.ts'
import { makeRecords } from './records.ts'
import { type DemoCounty, demoCounty } from './test-county.ts'

let county: DemoCounty
before(async () => {
  county = await demoCounty('2026-11-26T15:30:00+08:00')
  await loadPeople(county.db, { seed: 7, people: 2000, on: dayInShanghai(county.now) })
})
after(() => county.close())

test('a county without marriages has nothing in the archive; with them a few of each stand where a case can wait', async () => {
  await makeRecords(county.db, county.now)
  const count = async () =>
    (await county.db.pool.query('select service, count(*)::int as n from marriage_request group by 1 order by 1')).rows
  assert.deepEqual(await count(), [])
  await loadMarriages(county.db, {
    seed: 1,
    year: 2026,
    until: '2026-09-30',
    marriages: 40,
    divorces: 4,
    marriageReissues: 1,
    divorceReissues: 1,
  })
  await makeRecords(county.db, county.now)
  assert.deepEqual(await count(), [
    { service: 'certificate_reissue', n: 4 },
    { service: 'false_identity', n: 1 },
    { service: 'marriage_correction', n: 1 },
    { service: 'marriage_court', n: 2 },
    { service: 'marriage_proof', n: 4 },
  ])
  const open = await county.db.pool.query("select count(*)::int as n from case_file where place = '330381-M01' and ended_at is null")
  assert.equal(open.rows[0].n, 6)
})
