import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { verifyAudit } from '#platform/audit/verify.ts'
import { sealEverything } from '#platform/audit/seal-in-test.ts'
import { dayInShanghai } from '#kernel/day.ts'
import { loadPeople } from '../people.ts'
import { type DemoCounty, demoCounty } from '../test-county.ts'
import { makeYear } from './year.ts'

let county: DemoCounty

before(async () => {
  county = await demoCounty('2026-09-24T09:30:00+08:00')
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

test('some households were looked at again, some wait for it, and spot checks were drawn and judged', async () => {
  const reviews = await countBy(`select step as name, count(*)::int as n from case_file where service = 'subsistence_review' group by 1`)
  assert.ok((reviews.unchanged ?? 0) > 0, JSON.stringify(reviews))
  const { rows } = await county.db.pool.query<{ drawn: number; found: number; faults: number }>(
    `select (select count(*)::int from spot_draw where drawn_at is not null) as drawn, count(finding)::int as found,
       count(*) filter (where correction_case is not null)::int as faults from spot_check`,
  )
  const [all] = rows
  assert.ok(all && all.drawn > 6 && all.found > 6 && all.faults > 0, JSON.stringify(rows))
})

test('objections, leads and contested decisions stand at every step, and none was judged by who decided', async () => {
  const remedies = await countBy(`select step as name, count(*)::int as n from case_file where service = 'remedy' group by 1`)
  for (const step of ['received', 'accepted', 'examining', 'proposed', 'in_court'])
    assert.ok((remedies[step] ?? 0) > 0, `${step}: ${JSON.stringify(remedies)}`)
  assert.ok((remedies.upheld ?? 0) + (remedies.changed ?? 0) > 0, JSON.stringify(remedies))
  const leads = await countBy(`select step as name, count(*)::int as n from case_file where service = 'objection' group by 1`)
  assert.ok((leads.lead ?? 0) > 0 && (leads.answered ?? 0) + (leads.noted ?? 0) > 0, JSON.stringify(leads))
  const { rows } = await county.db.pool.query(
    `select count(*)::int as n from remedy r join case_history o on o.case_id = r.contested_id join case_history m on m.case_id = r.case_id
     where m.move in ('take', 'propose', 'uphold', 'change') and o.actor_id = m.actor_id`,
  )
  assert.equal(rows[0].n, 0)
})

test('its record of acts is whole', async () => {
  await sealEverything(county)
  assert.equal((await verifyAudit(county.db)).brokenAt, null)
})

test('deaths were recorded once, and what follows from them is done or assigned', async () => {
  const lines = await countBy(`select state as name, count(*)::int as n from life_event_line group by 1`)
  assert.ok((lines.done ?? 0) > 3, JSON.stringify(lines))
  const { rows } = await county.db.pool.query(
    `select count(*)::int as n from life_event e join person p on p.id = e.person_id where p.died_on is distinct from e.happened_on`,
  )
  assert.deepEqual(rows, [{ n: 0 }])
})
