// The figure of re-issues counts proofs of the archive beside certificates, and copies only where the parameter says so.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { loadMarriages } from '#demo/marriages.ts'
import { loadPeople } from '#demo/people.ts'
import { makeRecords } from '#demo/records.ts'
import { type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { forgetParameters } from '#platform/policy/parameters.ts'

let county: DemoCounty
before(async () => {
  county = await demoCounty('2026-11-26T15:30:00+08:00')
  await loadPeople(county.db, { seed: 7, people: 2000, on: '2026-11-26' })
  await loadMarriages(county.db, {
    seed: 1,
    year: 2026,
    until: '2026-09-30',
    marriages: 40,
    divorces: 4,
    marriageReissues: 3,
    divorceReissues: 1,
  })
  await makeRecords(county.db, county.now)
})
after(() => county.close())

const count = async (text: string) => Number((await county.db.pool.query<{ n: number }>(text)).rows[0]?.n)

test('certificates issued again and proofs are counted, each leads to its page; copies by parameter', async () => {
  const head = await county.staff('dengjizhuren')
  const value = async () => (await head.get('/api/figures/marriage.reissues?year=2026')).body.value
  const again = await count("select count(*)::int as n from marriage_registration where kind in ('M4', 'M5') and year = 2026")
  const proofs = await count("select count(*)::int as n from marriage_proof where kind = 'ZM'")
  const copies = await count("select count(*)::int as n from marriage_proof where kind = 'CD'")
  assert.ok(proofs + copies > 0, 'the demonstration gives proofs')
  assert.equal(await value(), again + proofs)
  await county.db.pool.query("update parameter set value = '1' where key = 'figures.reissues.withCopies'")
  forgetParameters(county.db)
  assert.equal(await value(), again + proofs + copies)
  const { items } = (await head.get('/api/figures/marriage.reissues/records?year=2026')).body
  assert.equal(items.length, again + proofs + copies)
  assert.equal(items.filter((i: { href: string }) => i.href.startsWith('/cases/')).length, proofs + copies)
})
