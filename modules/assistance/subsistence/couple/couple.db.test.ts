import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { linApplication } from '#demo/application.ts'
import { couple, ok, onBooks } from '#demo/on-books.ts'
import { type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { type OfTwo, recordDivorce, recordIdentity, recordMarriage } from '#modules/core/life-events/public.ts'
import type { Actor } from '#platform/db/actor.ts'
import { inTransaction, type Tx } from '#platform/db/tx.ts'

// The couple on the books divorces; he marries somebody of another town.
let county: DemoCounty
let registrar: Actor
const people: Record<string, string> = {}
interface Line {
  title: string
  state: string
  found: string
  caseId: string | null
  how: string
  dueOn: string | null
}
const act = <R>(work: (tx: Tx) => Promise<R>) => inTransaction(county.db, registrar, county.now, work)
const two = (more: Partial<OfTwo> = {}): OfTwo => ({
  relationId: randomUUID(),
  manId: people.蔡德明 ?? '',
  womanId: people.潘月香 ?? '',
  on: county.now.toISOString().slice(0, 10),
  certNo: 'L330381-2020-000009',
  ...more,
})
const linesOf = async (login: string, id: string): Promise<Line[]> =>
  ok(await (await county.staff(login)).get(`/api/life-events/${id}`)).lines
const review = (lines: Line[]) => lines.find((l) => l.title === '低保复核')

before(async () => {
  county = await demoCounty('2020-08-03T09:00:00+08:00')
  await onBooks(county, couple)
  county.now = new Date('2020-10-12T09:00:00+08:00')
  for (const r of (await county.db.pool.query('select id, name from person')).rows) people[r.name] = r.id
  const { rows } = await county.db.pool.query("select id from staff where login = 'dengji'")
  registrar = { kind: 'staff', id: rows[0].id, name: '孙婷', role: 'registrar', place: '330381-M01', person: null }
})
after(() => county.close())

test('a divorce of two on the books: one re-check due in thirty days, both events wait for it, the money goes on', async () => {
  const made = await act((tx) => recordDivorce(tx, registrar, two()))
  const [his, hers] = [review(await linesOf('wumin', made.man)), review(await linesOf('wumin', made.woman))]
  assert.equal(his?.state, 'open')
  assert.equal(hers?.caseId, his?.caseId)
  // Who is not the holder is looked at alone.
  const split = async (id: string) => (await linesOf('wumin', id)).filter((l) => l.title === '分户后的家庭').length
  assert.deepEqual([await split(made.man), await split(made.woman)], [0, 1])
  const { rows } = await county.db.pool.query('select due_on, step from case_file where id = $1', [his?.caseId])
  assert.deepEqual(rows, [{ due_on: '2020-11-11', step: 'due' }])
  assert.equal((await county.db.pool.query('select count(*)::int as n from entitlement_hold')).rows[0].n, 0)
  const inbox = ok(await (await county.staff('wumin')).get('/api/desk/inbox?turn=mine'))
  assert.ok(JSON.stringify(inbox).includes('低保复核'))
})

test('a re-check that ends closes what waited for it', async () => {
  const { rows } = await county.db.pool.query("select id, version from case_file where service = 'subsistence_review'")
  const head = await county.staff('kezhang')
  const moved = await head.post(`/api/cases/${rows[0].id}/moves/drop`, {
    requestId: randomUUID(),
    version: rows[0].version,
    input: { reason: '两人已各自申请，原户退出' },
  })
  ok(moved)
  const open = await county.db.pool.query(
    "select count(*)::int as n from life_event_line where consequence = 'subsistence.review' and state = 'open'",
  )
  assert.equal(open.rows[0].n, 0)
})

test('a marriage to somebody who is on no books asks for a re-check of the one who is', async () => {
  const made = await act((tx) => recordMarriage(tx, registrar, two({ womanId: people.王秀珍 ?? '', certNo: 'J330381-2020-000077' })))
  assert.equal(review(await linesOf('wumin', made.man))?.state, 'open')
  assert.equal(review(await linesOf('tangxia', made.woman))?.state, 'none')
  assert.equal(review(await linesOf('tangxia', made.woman))?.found, '不在任何一户的低保、低边在册成员里')
})

test('who applies within a year of a divorce is visited with that in mind; the town sees the hint, the village does not', async () => {
  await act((tx) =>
    recordDivorce(tx, registrar, two({ manId: people.郑小波 ?? '', womanId: people.林秀兰 ?? '', certNo: 'L330381-2020-000010' })),
  )
  const lin = await county.resident('19900000001')
  const { caseId } = ok(await lin.post('/api/subsistence/applications', { requestId: randomUUID(), answers: linApplication('2020-08-03') }))
  const seen = ok(await (await county.staff('wumin')).get(`/api/subsistence/cases/${caseId}`))
  assert.deepEqual(seen.recentDivorces, [{ name: '林秀兰', on: '2020-10-12' }])
  assert.deepEqual(ok(await (await county.staff('cunhai')).get(`/api/subsistence/cases/${caseId}`)).recentDivorces, [])
})

test('a corrected name proposes itself to the household on the books', async () => {
  const told = '姓名由“潘月香”更正为“潘月湘”'
  const id = await act((tx) =>
    recordIdentity(tx, registrar, {
      personId: people.潘月香 ?? '',
      subject: randomUUID(),
      on: '2020-10-12',
      reference: '瑞公户证〔2020〕8号',
      told,
      field: 'NAME',
      right: '潘月湘',
    }),
  )
  const lines = await linesOf('wumin', id)
  assert.deepEqual(
    lines.map((l) => [l.title, l.state]),
    [
      ['居民登记', 'open'],
      ['在册户登记', 'open'],
    ],
  )
})
