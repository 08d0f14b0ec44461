import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { demoNumber } from '#demo/numbers.ts'
import { type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { mayuOtherVillage, mayuVillage, namedPeople, tangxiaVillage } from '#demo/village.ts'

let county: DemoCounty
const on = '2020-09-15'
const lin = namedPeople(on)[0]

before(async () => {
  county = await demoCounty(`${on}T09:30:00+08:00`)
})
after(() => county.close())

const found = async (login: string, q: string) => {
  const answer = await (await county.staff(login)).get(`/api/residents/search?q=${encodeURIComponent(q)}`)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body.items.map((p: { name: string }) => p.name).sort()
}

test('by number, name, beginning, reading and initials, inside the own place', async () => {
  assert.deepEqual(await found('wumin', lin?.idNumber ?? ''), ['林秀兰'])
  assert.deepEqual(await found('wumin', '陈一'), ['陈一诺', '陈一鸣'])
  assert.deepEqual(await found('wumin', 'linxiulan'), ['林秀兰'])
  assert.deepEqual(await found('wumin', 'lxl'), ['林秀兰'])
  assert.deepEqual(await found('keyuan', '蔡'), ['蔡小明', '蔡建军', '蔡德明'].sort())
  assert.deepEqual(await found('cunhai', '缪'), [], 'another village of the same town')
  assert.deepEqual(await found('tangxia', '林'), [], 'another town')
  assert.deepEqual(await found('tangxia', lin?.idNumber ?? ''), [])
})

test('a person opens with the household, masked; the full number asks a reason and is recorded', async () => {
  const clerk = await county.staff('wumin')
  const { personId } = (await clerk.get(`/api/residents/search?q=${lin?.idNumber}`)).body.items[0]
  const view = (await clerk.get(`/api/residents/${personId}`)).body
  assert.equal(view.household.length, 4)
  assert.doesNotMatch(JSON.stringify(view), new RegExp(lin?.idNumber ?? ''))
  const address = `/api/residents/${personId}/reveal`
  assert.equal((await clerk.post(address, { field: 'idNumber', reason: '' })).status, 400)
  assert.equal((await clerk.post(address, { field: 'idNumber', reason: '核对证件' })).body.value, lin?.idNumber)
  const { rows } = await county.db.pool.query(`select reason from ${county.db.schema}.audit_event where act = 'resident.reveal'`)
  assert.deepEqual(rows, [{ reason: '核对证件' }])
  const other = await county.staff('tangxia')
  assert.equal((await other.get(`/api/residents/${personId}`)).status, 404)
  assert.equal((await other.post(address, { field: 'idNumber', reason: '看看' })).status, 404)
  assert.equal((await county.stranger.get(`/api/residents/${personId}`)).status, 401)
  assert.equal((await (await county.resident('19900000002')).get(`/api/residents/${personId}`)).status, 403)
})

test('registration: wrong numbers, doubles, alike, another village', async () => {
  const clerk = await county.staff('wumin')
  const add = (change: object) =>
    clerk.post('/api/residents', {
      requestId: randomUUID(),
      name: '林秀兰',
      idNumber: demoNumber('1990-01-01', 'F', 40),
      village: mayuVillage,
      ...change,
    })
  assert.equal(
    (await add({ idNumber: `${lin?.idNumber.slice(0, 17)}${lin?.idNumber.endsWith('1') ? '2' : '1'}` })).body.code,
    'citizen_id.checksum',
  )
  assert.equal((await add({ idNumber: demoNumber('2030-01-01', 'F', 1) })).body.code, 'citizen_id.future')
  assert.equal((await add({ village: '330381116999' })).body.code, 'resident.unknown_village')
  assert.equal((await add({ village: tangxiaVillage })).body.code, 'resident.not_your_place')
  const taken = await add({ idNumber: lin?.idNumber })
  assert.equal(taken.body.code, 'resident.number_exists')
  assert.match(taken.body.message, /马屿镇/)
  const alike = await add({ idNumber: demoNumber(lin?.birthDate ?? '', 'F', 41) })
  assert.equal(alike.body.personId, null)
  assert.equal(alike.body.possible[0].name, '林秀兰')
  const sure = await add({ idNumber: demoNumber(lin?.birthDate ?? '', 'F', 41), confirmed: true })
  assert.ok(sure.body.personId)
  assert.equal((await clerk.get('/api/residents/duplicates')).body.groups.length, 1)
  const worker = await county.staff('cunhai')
  const outside = await worker.post('/api/residents', {
    requestId: randomUUID(),
    name: '张三丰',
    idNumber: demoNumber('1980-01-01', 'M', 42),
    village: mayuOtherVillage,
  })
  assert.equal(outside.body.code, 'resident.not_your_place')
})

test('nobody is in two households at once', async () => {
  const clerk = await county.staff('wumin')
  const { rows } = await county.db.pool.query(
    `select m.person_id, (select id from ${county.db.schema}.household h where h.id <> m.household_id limit 1) as other from ${county.db.schema}.household_member m limit 1`,
  )
  await assert.rejects(
    county.db.pool.query(
      `insert into ${county.db.schema}.household_member (household_id, person_id, place, relation, valid_from) values ($1, $2, $3, 'OTHER', '2020-01-01')`,
      [rows[0].other, rows[0].person_id, mayuVillage],
    ),
    { constraint: 'member_of_one_household' },
  )
  assert.ok(clerk)
})

test('a bound resident gets the own family for the form, an unbound one nothing', async () => {
  const resident = await county.resident('19900000001')
  assert.deepEqual((await resident.get('/api/portal/household')).body.members, [])
  const bind = (change: object) =>
    resident.post('/api/session/bind', { idNumber: lin?.idNumber, name: '林秀兰', village: mayuVillage, ...change })
  for (const wrong of [{ name: '林秀芳' }, { village: mayuOtherVillage }, { idNumber: demoNumber('1990-01-01', 'F', 77) }])
    assert.equal((await bind(wrong)).body.code, 'identity.no_match')
  assert.equal((await bind({})).status, 200)
  const mine = (await resident.get('/api/portal/household')).body
  assert.deepEqual(mine.members.map((m: { relation: string }) => m.relation).sort(), ['CHILD', 'CHILD', 'PARENT', 'SELF'])
  assert.equal((await bind({})).body.code, 'identity.already_bound')
  county.now = new Date(county.now.getTime() + 61_000)
  const thief = await county.resident('19900000077')
  assert.equal(
    (await thief.post('/api/session/bind', { idNumber: lin?.idNumber, name: '林秀兰', village: mayuVillage })).body.code,
    'identity.person_taken',
  )
})
