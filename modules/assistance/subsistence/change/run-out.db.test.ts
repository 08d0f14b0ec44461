import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { couple, ok, onBooks, payMonth } from '#demo/on-books.ts'
import { type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { dailyJobs } from '../../../../wire.ts'

// A household that could not be found: paid for September, suspended from October, looked at again in January.
let county: DemoCounty
let home: Awaited<ReturnType<typeof onBooks>>
const at = (day: string) => {
  county.now = new Date(`${day}T10:00:00+08:00`)
}
const daily = async (day: string) => {
  at(day)
  await dailyJobs(county.db, county.now)
}
const stops = async () =>
  (
    await county.db.pool.query<{ id: string; step: string }>(
      `select f.id, f.step from household_case c join case_file f on f.id = c.case_id where c.kind = 'STOP' order by f.created_at`,
    )
  ).rows
const view = async () => ok(await (await county.staff('wumin')).get(`/api/households/${home.rootId}`))

before(async () => {
  county = await demoCounty('2020-08-03T09:00:00+08:00')
  home = await onBooks(county, couple)
  await payMonth(county, '2020-09')
  at('2020-09-20')
  await home.change({ kind: 'SUSPEND', happenedOn: '2020-08-15', suspend: 'CONTACT_LOST' })
})
after(() => county.close())

test('three months are left in peace; with the fourth a stop is proposed, once', async () => {
  await daily('2020-12-31')
  assert.deepEqual(await stops(), [])
  await daily('2021-01-01')
  await daily('2021-01-02')
  const found = await stops()
  assert.deepEqual(
    found.map((s) => s.step),
    ['open'],
  )
  assert.equal((await view()).state, 'suspended', 'nothing is stopped by itself')
  const { lines } = ok(await (await county.staff('wumin')).get(`/api/subsistence/changes/${found[0]?.id}`))
  assert.match(JSON.stringify(lines), /失去联系|无法联系|联系不上/)
  assert.match(JSON.stringify(lines), /2020年10月起暂停，已到最长期限/)
  const { rows } = await county.db.pool.query(`select count(*)::int as n from message where case_id = $1`, [found[0]?.id])
  assert.equal(rows[0].n, 1, 'the family is told')
})

test('dropped without a resumption it comes back in the next month, not before', async () => {
  ok(await home.move(await county.staff('wumin'), (await stops())[0]?.id ?? '', 'drop', { reason: '邻居说在外看病，再找一次' }))
  await daily('2021-01-20')
  assert.equal((await stops()).length, 1)
  await daily('2021-02-01')
  assert.deepEqual(
    (await stops()).map((s) => s.step),
    ['dropped', 'open'],
  )
})

test('decided, it works from the first month that was not paid: nothing is owed back, nothing is paid', async () => {
  const caseId = (await stops())[1]?.id ?? ''
  ok(await home.move(await county.staff('wumin'), caseId, 'propose', { opinion: '仍然联系不上' }))
  ok(await home.move(await county.staff('kezhang'), caseId, 'decide', { reason: '' }))
  const { state, rows, overpaidFen } = await view()
  assert.deepEqual([state, rows.at(-1).until, overpaidFen], ['stopped', '2020-10', 0])
  await daily('2021-03-01')
  assert.equal((await stops()).length, 2)
})
