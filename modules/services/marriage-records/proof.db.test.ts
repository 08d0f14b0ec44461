import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { ok } from '#demo/on-books.ts'
import { type Desk, newPerson, openDesk } from '#demo/test-registry.ts'

let desk: Desk
let registrationId = ''
const man = newPerson('周建国', '1990-05-20', 'M')
const woman = newPerson('林小梅', '1992-06-01', 'F')

before(async () => {
  desk = await openDesk()
  ok(await desk.move(desk.registrar, await desk.reviewed(man, woman), 'register'))
  registrationId = ok(await desk.registrar.post('/api/marriage-records/look-up', man)).marriages[0].registrations[0].registrationId
})
after(() => desk.close())

const ask = (more: object) =>
  desk.registrar.post('/api/marriage-records/proofs', {
    requestId: randomUUID(),
    ...man,
    proofKind: 'ZM',
    recipient: 'PARTY',
    purpose: 'TAIWAN',
    ...more,
  })
const view = async (caseId: string) => ok(await desk.registrar.get(`/api/marriage-records/${caseId}`))

test('a proof of record for Taiwan has a number of its own series and a code that anyone can check', async () => {
  const { caseId, why } = ok(await ask({}))
  assert.equal(why, null)
  ok(await desk.move(desk.registrar, caseId, 'issue'))
  const seen = await view(caseId)
  assert.equal(seen.result, 'ZM330381-2026-000001')
  assert.equal(seen.letters[0].number, 'ZM330381-2026-000001')
  assert.equal(seen.letters[0].title, '婚姻登记记录证明')
})

test('somebody who never married gets a proof of no record', async () => {
  const single = newPerson('何未婚', '1995-01-01', 'F')
  const { caseId: came } = ok(
    await desk.registrar.post('/api/marriage/check-in', {
      requestId: randomUUID(),
      kind: 'M1',
      man: newPerson('何友', '1994-01-01', 'M'),
      woman: single,
    }),
  )
  ok(await desk.move(desk.registrar, came, 'leave', { reason: '改日' }))
  const { caseId } = ok(await ask({ ...single, purpose: 'NOTARY_LISTED' }))
  ok(await desk.move(await desk.staff('danganyuan'), caseId, 'issue'))
  const seen = await view(caseId)
  assert.equal(seen.letters[0].title, '无婚姻登记记录证明')
  assert.equal(seen.result, 'ZM330381-2026-000002')
})

test('for a house since 2015 none is given: the notice is named, what to do instead, and it may be had in writing', async () => {
  const { caseId, why } = ok(await ask({ purpose: 'PROPERTY' }))
  assert.match(why, /民函〔2015〕266号.*信息共享/)
  assert.equal((await desk.move(desk.registrar, caseId, 'issue')).body.code, 'case.condition_unmet')
  ok(await desk.move(desk.registrar, caseId, 'refuse', { reason: '用于购房' }))
  assert.equal((await view(caseId)).letters[0].title, '不予出具告知书')
})

test('a copy: the party, the court with a letter; not a third person, not the police without one', async () => {
  const copy = (more: object) => ask({ proofKind: 'CD', registrationId, purpose: 'OTHER', ...more })
  assert.equal((await ask({ proofKind: 'CD', purpose: 'OTHER' })).body.code, 'marriage_records.file_needed')
  const { caseId } = ok(await copy({}))
  ok(await desk.move(desk.registrar, caseId, 'issue'))
  assert.equal((await view(caseId)).result, 'CD330381-2026-000001')
  const court = ok(await copy({ recipient: 'COURT', recipientName: '瑞安市人民法院', letter: true }))
  assert.equal(court.why, null)
  assert.match(ok(await copy({ recipient: 'POLICE', recipientName: '派出所' })).why, /介绍信/)
  const third = ok(await copy({ recipient: 'OTHER', recipientName: '邻居' }))
  assert.match(third.why, /第十五条/)
  assert.equal((await desk.move(desk.registrar, third.caseId, 'issue')).body.code, 'case.condition_unmet')
})

test('a file of others is not theirs, and the party alone follows the case', async () => {
  const other = newPerson('许三', '1991-01-01', 'F')
  ok(
    await desk.registrar.post('/api/marriage/check-in', {
      requestId: randomUUID(),
      kind: 'M1',
      man: newPerson('许四', '1990-02-02', 'M'),
      woman: other,
    }),
  )
  assert.equal((await ask({ ...other, proofKind: 'CD', registrationId })).body.code, 'marriage_records.not_party')
  const resident = await desk.resident('19900000002')
  await desk.db.pool.query("update person set place = '330381116207', town = '330381116' where name = '周建国'")
  ok(await resident.post('/api/session/bind', { ...man, village: '330381116207' }))
  const mine = ok(await resident.get('/api/portal/cases'))
  assert.ok(mine.items.some((c: { service: string }) => c.service === 'marriage_proof'))
})

test('a number that was not given is not lost: the proof fails, the next one has it', async () => {
  const { caseId } = ok(await ask({}))
  await desk.db.pool.query('alter table marriage_proof add constraint broken check (purpose is null) not valid')
  assert.equal((await desk.move(desk.registrar, caseId, 'issue')).status, 500)
  await desk.db.pool.query('alter table marriage_proof drop constraint broken')
  ok(await desk.move(desk.registrar, caseId, 'issue'))
  assert.equal((await view(caseId)).result, 'ZM330381-2026-000003')
})
