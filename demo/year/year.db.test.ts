import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { verifyAudit } from '#platform/audit/verify.ts'
import { sealAudit } from '#platform/audit/seal.ts'
import { dayInShanghai } from '#kernel/day.ts'
import { loadPeople } from '../people.ts'
import { type DemoCounty, demoCounty } from '../test-county.ts'
import { makeYear } from './year.ts'

let county: DemoCounty

before(async () => {
  county = await demoCounty('2020-09-24T09:30:00+08:00')
  await loadPeople(county.db, { seed: 7, people: 12_000, on: dayInShanghai(county.now) })
  await makeYear(county.db, county.now)
})
after(() => county.close())

const countBy = async (sql: string) => {
  const { rows } = await county.db.pool.query<{ name: string; n: number }>(sql)
  return Object.fromEntries(rows.map((r) => [r.name, r.n]))
}

test('a year of cases stands in every step that a case can wait in', async () => {
  const steps = await countBy('select step as name, count(*)::int as n from case_file group by 1')
  for (const step of ['submitted', 'verifying', 'investigating', 'first_notice', 'county_review', 'granted', 'refused', 'withdrawn'])
    assert.ok((steps[step] ?? 0) > 0, `${step}: ${JSON.stringify(steps)}`)
})

test('nothing lies in the future, and time only goes forward', async () => {
  const { rows } = await county.db.pool.query(
    `select count(*) filter (where at > $1)::int as future, count(*) filter (where at < before)::int as back
     from (select at, lag(at) over (order by id) as before from case_history) as h`,
    [county.now],
  )
  assert.deepEqual(rows, [{ future: 0, back: 0 }])
})

test('what was granted was paid by two people and answered by the bank, and the books balance', async () => {
  const runs = await countBy('select state as name, count(*)::int as n from payment_run group by 1')
  assert.ok((runs.closed ?? 0) >= 6, JSON.stringify(runs))
  const { rows } = await county.db.pool.query<{ open: string; same: number }>(
    `select (select coalesce(sum(case when debit = 'payable:subsistence' then fen else -fen end), 0)::text from ledger_transfer
             where 'payable:subsistence' in (debit, credit)) as open,
            (select count(*)::int from payment_run where opened_by = approved_by) as same`,
  )
  assert.equal(rows[0]?.same, 0)
  const { rows: waiting } = await county.db.pool.query<{ fen: string }>(
    `select coalesce(sum(l.fen), 0)::text as fen from payment_line l join payment_run r on r.id = l.run_id where r.programme = 'subsistence' and r.state in ('approved', 'filed')`,
  )
  assert.equal(rows[0]?.open, waiting[0]?.fen)
})

test('what was paid too much is on its way back, and lists were paid once', async () => {
  const recoveries = await countBy(`select step as name, count(*)::int as n from case_file where service = 'recovery' group by 1`)
  assert.ok((recoveries.running ?? 0) + (recoveries.closed ?? 0) > 0, JSON.stringify(recoveries))
  const lists = await countBy(
    `select b.programme as name, count(*)::int as n from one_off_batch b join payment_run r on r.programme = b.programme where b.state = 'approved' group by 1`,
  )
  assert.deepEqual(lists, { festival: 1, price_subsidy: 1 })
})

test('its record of acts is whole', async () => {
  while ((await sealAudit(county.db, county.now)) > 0);
  assert.equal((await verifyAudit(county.db)).brokenAt, null)
})
