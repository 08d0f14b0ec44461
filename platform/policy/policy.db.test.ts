import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type DemoCounty, demoCounty } from '#demo/test-county.ts'

let county: DemoCounty
before(async () => {
  county = await demoCounty('2026-11-24T09:30:00+08:00')
})
after(() => county.close())

const change = (more: object = {}) => ({
  requestId: randomUUID(),
  key: 'dibao.standard',
  value: 1200,
  validFrom: '2027-01-01',
  basis: '温民〔2026〕99号',
  confidence: 'V',
  reason: '标准调整',
  ...more,
})
const valueOn = async (on: string) => {
  const { body } = await county.stranger.get(`/api/policy/parameters?prefix=dibao.standard&on=${on}`)
  return body.items[0]?.value
}

test('a change is nothing until a second person approves; then it holds from its day and not before', async () => {
  const before = await valueOn('2027-01-01')
  const one = await county.staff('kezhang')
  const two = await county.staff('juzhang')
  const { body } = await one.post('/api/policy/changes', change())
  assert.equal(await valueOn('2027-01-01'), before)
  const decide = (who: typeof one, approve = true) =>
    who.post(`/api/policy/changes/${body.changeId}/decision`, { requestId: randomUUID(), approve })
  assert.equal((await decide(one)).body.code, 'policy.second_person')
  assert.equal((await decide(await county.staff('keyuan'))).status, 403)
  assert.equal((await decide(two)).status, 200)
  assert.equal(await valueOn('2027-01-01'), 1200)
  assert.equal(await valueOn('2026-12-31'), before)
  assert.equal((await decide(two)).body.code, 'policy.change_not_found')
  const { body: list } = await one.get('/api/policy/changes')
  assert.equal(list.items[0].state, 'approved')
})

test('a rejected change leaves everything as it was', async () => {
  const { body } = await (await county.staff('keyuan')).post('/api/policy/changes', change({ validFrom: '2028-01-01', value: 9 }))
  const rejected = await (await county.staff('juzhang')).post(`/api/policy/changes/${body.changeId}/decision`, {
    requestId: randomUUID(),
    approve: false,
    reason: '依据不对',
  })
  assert.equal(rejected.status, 200)
  assert.equal(await valueOn('2028-01-01'), 1200)
})

test('a wrong kind of value, a day that does not exist, a known day and an unknown key are refused in words', async () => {
  const clerk = await county.staff('keyuan')
  const tries: [object, string][] = [
    [{ value: '一千二', validFrom: '2029-01-01' }, 'policy.bad_value'],
    [{ validFrom: '2027-02-30' }, 'policy.bad_date'],
    [{ validFrom: '2027-01-01' }, 'policy.same_date'],
    [{ key: 'no.such' }, 'policy.unknown_key'],
  ]
  for (const [more, code] of tries) assert.equal((await clerk.post('/api/policy/changes', change(more))).body.code, code)
})

test('nobody outside the county office changes a number of the law', async () => {
  for (const login of ['wumin', 'linwei', 'caiwu', 'shenji', 'cunhai'])
    assert.equal((await (await county.staff(login)).post('/api/policy/changes', change())).status, 403, login)
})

test('assumed values say that they are to be confirmed', async () => {
  const { body } = await county.stranger.get('/api/policy/parameters')
  const assumed = body.items.filter((p: { confidence: string }) => p.confidence === 'A')
  assert.ok(assumed.length > 0 && assumed.every((p: { toConfirm: boolean }) => p.toConfirm))
  for (const p of body.items) assert.ok(p.title && p.basis && p.unit !== undefined, p.key)
})
