// The second lock, for every table and view there is, and the plans behind the screens.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { loadPeople } from '#demo/people.ts'
import { type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { mayu, mayuVillage } from '#demo/village.ts'
import type { Actor } from '#platform/db/actor.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { appRole, historyIsFixed, tablesGuarded, viewsGuarded } from '../cli/doctor-guard.ts'

let county: DemoCounty
before(async () => {
  county = await demoCounty('2020-09-15T09:30:00+08:00')
  await loadPeople(county.db, { seed: 5, people: 20_000, on: '2020-09-15' })
  await county.db.pool.query('analyze')
})
after(() => county.close())

for (const check of [tablesGuarded, viewsGuarded, appRole, historyIsFixed])
  test(check.name, async () => {
    const found = await check(county.db)
    assert.equal(found.ok, true, found.text)
  })

const clerk: Actor = { kind: 'staff', id: '1', name: '', role: 'town_clerk', place: mayu, person: null }

/** How the application's role would run a statement. */
async function planOf(sql: string): Promise<string> {
  const rows = await inTransaction(
    county.db,
    clerk,
    county.now,
    async (tx) => (await tx.line.query<{ 'QUERY PLAN': string }>(`explain ${sql}`)).rows,
  )
  return rows.map((r) => r['QUERY PLAN']).join('\n')
}

const plans: [what: string, sql: string, index: RegExp][] = [
  ['a person by number', `select id from person where id_hash = 'x'`, /person_id_number/],
  [
    'people by the beginning of a name',
    `select id from person where town = '${mayu}' and name >= '陈' and name < '陈\u{10ffff}' and (name, id) > ('陈', '00000000-0000-0000-0000-000000000000') and place >= '${mayu}' and place < '330381117' order by name, id limit 31`,
    /person_town_name/,
  ],
  ['a household', `select household_id from household_member where person_id = '00000000-0000-0000-0000-000000000000'`, /Index/],
  ['a case by its key', `select id from case_file where id = '00000000-0000-0000-0000-000000000000'`, /Index Cond: \(id = /],
  [
    'the history of a case',
    `select id from case_history where case_id = '00000000-0000-0000-0000-000000000000' order by id`,
    /case_history_of/,
  ],
  ['who read a case', `select id from audit_event where subject_id = 'x' order by id desc limit 100`, /audit_event_subject/],
]
for (const [what, sql, index] of plans)
  test(`${what} is found by an index, under row-level security`, async () => {
    // On small tables a whole scan is cheaper; the question is whether the index can be used at all.
    const plan = await inTransaction(county.db, clerk, county.now, async (tx) => {
      await tx.line.query('set local enable_seqscan = off')
      return (await tx.line.query<{ 'QUERY PLAN': string }>(`explain ${sql}`)).rows.map((r) => r['QUERY PLAN']).join('\n')
    })
    assert.match(plan, index)
    assert.doesNotMatch(plan.split('\n')[0] ?? '', /Seq Scan/)
  })

test('among twenty thousand people a number and a name are found by index without being told to', async () => {
  for (const [what, sql, index] of plans.slice(0, 2)) assert.match(await planOf(sql), index, what)
})

test('without a context the application sees nobody and no case', async () => {
  const nobody: Actor = { kind: 'public', id: '', name: '', role: 'public', place: '', person: null }
  for (const table of ['person', 'household', 'household_member', 'case_file', 'entitlement', 'letter', 'file_object', 'audit_event']) {
    const { rows } = await inTransaction(county.db, nobody, county.now, (tx) => tx.line.query(`select 1 from ${table} limit 1`))
    assert.equal(rows.length, 0, table)
  }
  const { rows } = await inTransaction(county.db, { ...clerk, place: mayuVillage }, county.now, (tx) =>
    tx.line.query('select distinct place from person'),
  )
  assert.deepEqual(rows, [{ place: mayuVillage }])
})
