import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { ok } from '#demo/on-books.ts'
import { type DemoCounty, demoCounty } from '#demo/test-county.ts'
import type { Actor } from '#platform/db/actor.ts'
import { inTransaction, type Tx } from '#platform/db/tx.ts'
import { tellMaritalStatus } from '#modules/core/residents/public.ts'
import { recordDivorce, recordIdentity, recordMarriage, recordVoid } from './commands/record-couple.ts'
import type { EventLine } from './contract.ts'

// Two people of two towns marry, divorce, marry again; a court says that the second marriage was none.
let county: DemoCounty
let registrar: Actor
const people: Record<string, string> = {}
const first = randomUUID()
const second = randomUUID()
const act = <R>(work: (tx: Tx) => Promise<R>, at = '2020-09-01') => {
  county.now = new Date(`${at}T10:00:00+08:00`)
  return inTransaction(county.db, registrar, county.now, work)
}
const two = (relationId: string, on: string, certNo: string) => ({
  relationId,
  manId: people.缪建平 ?? '',
  womanId: people.王秀珍 ?? '',
  on,
  certNo,
})
const statuses = async (name: string) =>
  (
    await county.db.pool.query(
      'select status, valid_from, valid_to from marital_status where person_id = $1 and superseded_at is null order by valid_from',
      [people[name]],
    )
  ).rows.map((r) => [r.status, r.valid_from, r.valid_to])
const events = async (kind: string) =>
  (await county.db.pool.query('select count(*)::int as n from life_event where kind = $1', [kind])).rows[0].n as number

before(async () => {
  county = await demoCounty('2020-08-03T09:00:00+08:00')
  for (const r of (await county.db.pool.query('select id, name from person')).rows) people[r.name] = r.id
  const { rows } = await county.db.pool.query("select id from staff where login = 'dengji'")
  registrar = { kind: 'staff', id: rows[0].id, name: '孙婷', role: 'registrar', place: '330381-M01', person: null }
})
after(() => county.close())

test('a marriage is one event of each of the two, said twice it is the same, and both are married', async () => {
  const made = await act((tx) => recordMarriage(tx, registrar, two(first, '2020-09-01', 'J330381-2020-000001')))
  assert.deepEqual(await act((tx) => recordMarriage(tx, registrar, two(first, '2020-09-01', 'J330381-2020-000001'))), made)
  assert.equal(await events('MARRIAGE'), 2)
  assert.deepEqual(await statuses('缪建平'), [['21', '2020-09-01', null]])
  const wumin = await county.staff('wumin')
  const seen = ok(await wumin.get(`/api/life-events/${made.man}`))
  assert.equal(`${seen.name}和${seen.other.name}${seen.kindLabel}`, '缪建平和王秀珍结婚')
  assert.deepEqual(
    seen.lines.filter((l: EventLine) => l.title !== '低保复核').map((l: EventLine) => [l.title, l.state]),
    [
      ['婚姻状况', 'done'],
      ['家庭登记', 'open'],
    ],
  )
  // The other town's clerk sees the woman's event, not the man's; a reporter neither.
  const tangxia = await county.staff('tangxia')
  assert.equal((await tangxia.get(`/api/life-events/${made.man}`)).status, 404)
  assert.equal(ok(await tangxia.get(`/api/life-events/${made.woman}`)).other.name, '缪建平')
  assert.equal((await (await county.staff('yiyuan')).get(`/api/life-events/${made.man}`)).status, 404)
  assert.equal(ok(await tangxia.get('/api/life-events?eventKind=MARRIAGE')).items.length, 1)
  assert.equal(ok(await tangxia.get('/api/life-events?eventKind=DEATH')).items.length, 0)
})

test('a marriage is not withdrawn at the desk of an office: the registry corrects it', async () => {
  const keyuan = await county.staff('keyuan')
  const { items } = ok(await keyuan.get('/api/life-events?eventKind=MARRIAGE'))
  const refused = await keyuan.post(`/api/life-events/${items[0].eventId}/withdrawal`, { requestId: randomUUID(), reason: '登记有误' })
  assert.equal(refused.body.code, 'life_event.of_the_registry')
})

test('divorced, and married to each other again: 复婚', async () => {
  await act((tx) => recordDivorce(tx, registrar, two(first, '2020-11-02', 'L330381-2020-000001')), '2020-11-02')
  assert.deepEqual(await statuses('王秀珍'), [
    ['21', '2020-09-01', '2020-11-02'],
    ['40', '2020-11-02', null],
  ])
  await act((tx) => recordMarriage(tx, registrar, two(second, '2020-12-07', 'J330381-2020-000002')), '2020-12-07')
  assert.deepEqual((await statuses('王秀珍')).at(-1), ['23', '2020-12-07', null])
})

test('a marriage that was none leaves what was before it', async () => {
  await act((tx) => recordVoid(tx, registrar, { ...two(second, '2021-01-20', '（2021）浙0381民初9号'), by: 'court' }), '2021-01-20')
  for (const name of ['王秀珍', '缪建平'])
    assert.deepEqual(await statuses(name), [
      ['21', '2020-09-01', '2020-11-02'],
      ['40', '2020-11-02', null],
    ])
  const shown = ok(await (await county.staff('tangxia')).get(`/api/residents/${people.王秀珍}`))
  assert.deepEqual(
    shown.marital.map((m: { label: string; source: string }) => [m.label, m.source]),
    [
      ['离婚', '离婚登记 L330381-2020-000001'],
      ['初婚', '结婚登记 J330381-2020-000001'],
    ],
  )
})

test('what a paper from elsewhere said makes the next marriage the second; the same person twice is refused', async () => {
  const [li, zheng] = [people.林秀兰 ?? '', people.郑小波 ?? '']
  await act((tx) => tellMaritalStatus(tx, registrar, [{ personId: li, status: '40', on: '2018-03-05' }]))
  const relationId = randomUUID()
  await act((tx) =>
    recordMarriage(tx, registrar, { relationId, manId: zheng, womanId: li, on: '2021-02-01', certNo: 'J330381-2021-000001' }),
  )
  assert.deepEqual((await statuses('林秀兰')).at(-1), ['22', '2021-02-01', null])
  assert.deepEqual(await statuses('郑小波'), [['21', '2021-02-01', null]])
  await assert.rejects(
    act((tx) => recordMarriage(tx, registrar, { relationId: randomUUID(), manId: li, womanId: li, on: '2021-02-01', certNo: 'x' })),
    { code: 'life_event.same_person' },
  )
})

test('a corrected name proposes itself to the register', async () => {
  const subject = randomUUID()
  const id = await act((tx) =>
    recordIdentity(tx, registrar, {
      personId: people.林秀兰 ?? '',
      subject,
      on: '2021-02-03',
      reference: '瑞公户证〔2021〕5号',
      told: '姓名由“林秀兰”更正为“林秀岚”',
      field: 'NAME',
      right: '林秀岚',
    }),
  )
  const seen = ok(await (await county.staff('wumin')).get(`/api/life-events/${id}`))
  const line = seen.lines.find((l: EventLine) => l.title === '居民登记')
  assert.equal(line.found, '姓名由“林秀兰”更正为“林秀岚”')
  assert.equal(line.mayClose, false)
  const wumin = await county.staff('wumin')
  const { proposals } = ok(await wumin.get(`/api/residents/${people.林秀兰}`))
  assert.deepEqual([proposals[0].label, proposals[0].right], ['姓名', '林秀岚'])
  const decide = async (login: string, more: object = {}) =>
    (await county.staff(login)).post(`/api/residents/${people.林秀兰}/identity`, {
      requestId: randomUUID(),
      proposalId: proposals[0].proposalId,
      agree: true,
      reason: '户口簿写作林秀岚',
      ...more,
    })
  assert.equal((await decide('tangxia')).body.code, 'resident.no_proposal')
  assert.equal((await decide('cunhai')).status, 403)
  ok(await decide('wumin'))
  assert.equal(ok(await wumin.get(`/api/residents/${people.林秀兰}`)).name, '林秀岚')
  assert.equal(ok(await wumin.get(`/api/life-events/${id}`)).lines.find((l: EventLine) => l.title === '居民登记').state, 'done')
  assert.equal((await decide('wumin')).body.code, 'resident.no_proposal')
})
