import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { couple, ok, onBooks } from '#demo/on-books.ts'
import { type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { linApplication } from '#demo/application.ts'
import { mayuVillage, namedPeople } from '#demo/village.ts'
import { castOf } from '#demo/year/cast.ts'
import { playUntil } from '#demo/year/schedule.ts'
import { walk } from '#demo/year/walk.ts'
import type { ApplicationInput } from '#modules/assistance/subsistence/public.ts'
import type { Actor } from '#platform/db/actor.ts'
import { inTransaction } from '#platform/db/tx.ts'

// 吴敏, clerk of 马屿, is 潘月香's daughter-in-law; 陈海 of the village is 周桂英's son.
let county: DemoCounty
let home: Awaited<ReturnType<typeof onBooks>>
const numberOf = (name: string) => namedPeople('2020-08-03').find((p) => p.name === name)?.idNumber ?? ''
/** Sign-ins are counted by the minute. */
const staff = (login: string) => {
  county.now = new Date(county.now.getTime() + 61_000)
  return county.staff(login)
}
const idOf = async (login: string): Promise<string> =>
  (await county.db.pool.query('select id from staff where login = $1', [login])).rows[0].id
const actorOf = async (login: string, role: 'town_clerk', place: string): Promise<Actor> => ({
  kind: 'staff',
  id: await idOf(login),
  name: '',
  role,
  place,
  person: null,
})

before(async () => {
  county = await demoCounty('2020-08-03T09:00:00+08:00')
  home = await onBooks(county, couple)
  county.now = new Date('2020-09-20T09:00:00+08:00')
})
after(() => county.close())

test('a declaration takes the family from the desk of the one who declares, and from nobody else', async () => {
  const clerk = await staff('wumin')
  assert.equal(ok(await clerk.get('/api/households')).total, 1)
  const declared = { requestId: randomUUID(), name: '潘月香', idNumber: numberOf('潘月香'), kinship: 'SPOUSE_PARENT' }
  ok(await clerk.post('/api/my-relatives', declared))
  ok(await clerk.post('/api/my-relatives', declared))
  assert.equal((await clerk.post('/api/my-relatives', { ...declared, requestId: randomUUID() })).body.code, 'relatives.already')
  assert.deepEqual(
    ok(await clerk.get('/api/my-relatives')).items.map((r: { name: string; relationLabel: string }) => [r.name, r.relationLabel]),
    [['潘月香', '配偶的父母']],
  )
  assert.deepEqual(ok(await clerk.get('/api/households')).items, [])
  assert.equal((await clerk.get(`/api/households/${home.rootId}`)).body.code, 'household.not_found')
  assert.equal((await clerk.get(`/api/cases/${home.grantingCase}?reason=${encodeURIComponent('看看')}`)).body.code, 'case.not_found')
  const change = { kind: 'SUSPEND', happenedOn: '2020-09-18', suspend: 'CONTACT_LOST', note: '两次上门无人' }
  assert.equal((await home.file(clerk, change)).body.code, 'household.not_found')
  const colleague = await staff('zhengjianguo')
  assert.equal(ok(await colleague.get('/api/households')).total, 1)
  assert.equal((await colleague.get(`/api/cases/${home.grantingCase}?reason=${encodeURIComponent('核对')}`)).status, 200)
})

test('a change is marked, never reaches the relative, and is checked by the county before somebody else decides', async () => {
  const colleague = await staff('zhengjianguo')
  const income = { kind: 'INCOME', ref: 'A', happenedOn: '2020-09-15', income: { kind: 'PENSION', monthly: 30_000 }, note: '新办养老金' }
  const { caseId } = ok(await home.file(colleague, income))
  const clerk = await staff('wumin')
  const inbox = ok(await clerk.get('/api/desk/inbox'))
  assert.deepEqual([inbox.items, inbox.counts.all], [[], 0])
  assert.equal((await clerk.get(`/api/subsistence/changes/${caseId}`)).body.code, 'case.not_found')
  assert.equal((await home.move(clerk, caseId, 'propose', { opinion: '属实' })).body.code, 'case.not_found')
  assert.ok(ok(await colleague.get('/api/desk/inbox')).items.some((i: { caseId: string }) => i.caseId === caseId))
  ok(await home.move(colleague, caseId, 'propose', { opinion: '属实' }))
  const [officer, head] = [await staff('keyuan'), await staff('kezhang')]
  const early = (await home.move(head, caseId, 'decide')).body
  assert.deepEqual([early.code, /市局核查/.test(early.message)], ['case.condition_unmet', true])
  ok(await home.move(officer, caseId, 'county_check', { visitedOn: '2020-09-20', said: '入户属实' }))
  assert.equal((await home.move(officer, caseId, 'decide')).body.code, 'case.condition_unmet')
  ok(await home.move(head, caseId, 'decide'))
  assert.ok(ok(await head.get(`/api/subsistence/changes/${caseId}`)).lines.some((l: { label: string }) => l.label === '近亲属备案'))
})

test('one who files for the own family is refused; a relative that the bureau records bars what is there already', async () => {
  const { db } = county
  const village = await staff('cunhai')
  ok(await village.post('/api/my-relatives', { requestId: randomUUID(), name: '周桂英', idNumber: numberOf('周桂英'), kinship: 'PARENT' }))
  const form = linApplication('2020-08-03') as ApplicationInput
  const onBehalf = { authority: 'SPOKEN', note: '本人口头委托' }
  const filed = await village.post('/api/subsistence/applications', { requestId: randomUUID(), answers: form, onBehalf })
  assert.equal(filed.body.code, 'subsistence.own_kin')
  // Somebody else of the village files; the case is marked although the family said nothing.
  await db.pool.query(`update staff_relative set ended_at = now(), ended_by = 'test' where name_sealed is not null and relation = 'PARENT'`)
  const start = '2020-09-21'
  const cast = await castOf(db, mayuVillage, 'x')
  await playUntil([walk(db, { form, start, ending: 'granted', cast, order: 0 })], new Date(`${start}T20:00:00+08:00`))
  const { rows } = await db.pool.query(`select id, facts from case_file where service = 'subsistence' and ended_at is null`)
  assert.equal(rows[0].facts.staffRelative, false)
  const officer = await staff('keyuan')
  const { items } = ok(await officer.get(`/api/relatives/officials?q=${encodeURIComponent('吴')}`))
  const staffId = items.find((i: { label: string }) => i.label.startsWith('吴敏'))?.staffId
  const told = { name: '周桂英', idNumber: numberOf('周桂英'), kinship: 'OTHER' }
  assert.equal((await officer.post('/api/relatives', { requestId: randomUUID(), ...told })).body.code, 'relatives.no_official')
  const done = ok(await officer.post('/api/relatives', { requestId: randomUUID(), staffId, ...told }))
  assert.equal(done.cases, 1)
  const marked = await db.pool.query('select facts from case_file where id = $1', [rows[0].id])
  assert.equal(marked.rows[0].facts.staffRelative, true)
  assert.equal(
    (await (await staff('wumin')).get(`/api/cases/${rows[0].id}?reason=${encodeURIComponent('看看')}`)).body.code,
    'case.not_found',
  )
  assert.equal((await (await staff('zhengjianguo')).get(`/api/cases/${rows[0].id}?reason=${encodeURIComponent('看看')}`)).status, 200)
})

test('who is related to whom is for the bureau alone, and the database says so too', async () => {
  const officer = await staff('keyuan')
  const list = ok(await officer.get('/api/relatives'))
  assert.deepEqual(
    list.items.map((r: { name: string; declared: boolean; ended: boolean; households: unknown[]; cases: number }) => [
      r.name,
      r.declared,
      r.ended,
      r.households.length,
      r.cases,
    ]),
    [
      ['周桂英', false, false, 0, 1],
      ['周桂英', true, true, 0, 1],
      ['潘月香', true, false, 1, 1],
    ],
  )
  assert.match(list.items[2].official, /^吴敏，马屿镇乡镇经办人$/)
  for (const login of ['wumin', 'tangxia', 'cunhai', 'caiwu'])
    assert.equal((await (await staff(login)).get('/api/relatives')).status, 403, login)
  assert.equal((await county.stranger.get('/api/relatives')).status, 401)
  const end = { requestId: randomUUID(), reason: '登记有误' }
  assert.equal((await (await staff('wumin')).post(`/api/relatives/${list.items[0].relativeId}/end`, end)).status, 403)
  const look = async (login: string) =>
    inTransaction(county.db, await actorOf(login, 'town_clerk', '330381116'), county.now, async (tx) => [
      (await tx.selectFrom('staff_relative').select('id').execute()).length,
      (await tx.selectFrom('case_bar').select('case_id').execute()).length,
    ])
  assert.deepEqual(await look('zhengjianguo'), [0, 0])
  assert.deepEqual(await look('wumin'), [2, 3])
  ok(await officer.post(`/api/relatives/${list.items[0].relativeId}/end`, end))
  assert.equal(
    (await officer.post(`/api/relatives/${list.items[0].relativeId}/end`, { ...end, requestId: randomUUID() })).body.code,
    'relatives.not_found',
  )
})
