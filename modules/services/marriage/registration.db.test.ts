import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { ok } from '#demo/on-books.ts'
import { forgetParameters } from '#platform/policy/parameters.ts'
import { declarationOf, type Desk, newPerson, openDesk, papersOf, reviewOf } from '#demo/test-registry.ts'

let desk: Desk

before(async () => {
  desk = await openDesk()
})
after(() => desk.close())

const checkIn = (man: object, woman: object, more: object = {}) =>
  desk.registrar.post('/api/marriage/check-in', { requestId: randomUUID(), kind: 'M1', man, woman, ...more })

const view = async (caseId: string) => ok(await desk.registrar.get(`/api/marriage/cases/${caseId}`))
const print = async (registrationId: string) => {
  for (const side of ['MAN', 'WOMAN'])
    ok(await desk.registrar.post('/api/marriage/sheets/printed', { requestId: randomUUID(), registrationId, side }))
}

test('from check-in to the archive: number, blanks, papers', async () => {
  const man = newPerson('周建国', '1998-05-20', 'M')
  const woman = newPerson('林小梅', '2000-06-01', 'F')
  const { caseId } = ok(await checkIn(man, woman))
  const early = await view(caseId)
  assert.deepEqual(
    early.parties.map((p: { age: number }) => p.age),
    [28, 26],
  )
  assert.ok(!JSON.stringify(early).includes(man.idNumber))
  ok(await desk.move(desk.registrar, caseId, 'verify', papersOf()))
  assert.equal((await desk.move(desk.registrar, caseId, 'declare', declarationOf())).body.code, 'case.wrong_step')
  await desk.answer()
  ok(await desk.move(desk.registrar, caseId, 'declare', declarationOf()))
  assert.equal((await desk.move(desk.registrar, caseId, 'review', reviewOf)).body.code, 'case.condition_unmet', 'the second pair of eyes')
  ok(await desk.move(desk.second, caseId, 'review', reviewOf))
  ok(await desk.move(desk.registrar, caseId, 'register'))
  const { registration } = await view(caseId)
  assert.match(registration.certNo, /^J330381-2026-000001$/)
  assert.equal(registration.copies.length, 2)
  assert.equal((await desk.move(desk.registrar, caseId, 'hand_over', { signed: true })).body.code, 'certificate.not_printed')
  const spoiled = await desk.registrar.post('/api/marriage/sheets/spoiled', {
    requestId: randomUUID(),
    registrationId: registration.registrationId,
    side: 'MAN',
    reason: '打印错位',
  })
  assert.notEqual(ok(spoiled).serial, registration.copies[0].serial)
  await print(registration.registrationId)
  await desk.answer()
  ok(await desk.move(desk.registrar, caseId, 'hand_over', { signed: true }))
  ok(await desk.move(await desk.staff('danganyuan'), caseId, 'archive'))
  const last = await view(caseId)
  assert.equal(last.registration.fileNo, '2026-J-00001')
  assert.ok(last.registration.uploadedAt)
  assert.equal(last.registration.spoiled.length, 1)
  assert.equal(last.marriages[0].status, '存续')
  const letters = ok(await desk.registrar.get(`/api/cases/${caseId}?reason=查看`)).letters.map((l: { kind: string }) => l.kind)
  assert.deepEqual(letters.toSorted(), ['marriage_application', 'marriage_declaration', 'processing_form'])
})

test('who is married does not marry again; the number that was not given is given to the next', async () => {
  const man = newPerson('陈大力', '1990-01-01', 'M')
  const first = await desk.reviewed(man, newPerson('吴一', '1992-01-01', 'F'))
  ok(await desk.move(desk.registrar, first, 'register'))
  await desk.answer()
  const { caseId } = ok(await checkIn(man, newPerson('吴二', '1993-01-01', 'F')))
  ok(await desk.move(desk.registrar, caseId, 'verify', papersOf()))
  await desk.answer()
  const seen = await view(caseId)
  const status = seen.findings.find((f: { code: string }) => f.code === 'STATUS')
  assert.equal(status.ok, false)
  assert.match(status.article, /第一千零四十二条/)
  assert.equal((await desk.move(desk.registrar, caseId, 'declare', declarationOf())).status, 422)
  ok(await desk.move(desk.registrar, caseId, 'refuse', { reason: '男方已婚' }))
  const next = await desk.reviewed(newPerson('郑三', '1990-03-01', 'M'), newPerson('吴四', '1993-05-01', 'F'))
  ok(await desk.move(desk.registrar, next, 'register'))
  assert.equal((await view(next)).registration.certNo, 'J330381-2026-000003')
})

test('under age by one day, and born on 29 February', async () => {
  const { caseId } = ok(await checkIn(newPerson('小满', '2004-11-27', 'M'), newPerson('小雪', '2000-01-01', 'F')))
  ok(await desk.move(desk.registrar, caseId, 'verify', papersOf()))
  await desk.answer()
  const refused = await desk.move(desk.registrar, caseId, 'declare', declarationOf())
  assert.equal(refused.body.code, 'marriage.not_eligible')
  assert.match(refused.body.message, /男方不满 22 周岁，最早 2026年11月27日.*民法典第一千零四十七条/)
})

const bad = [
  { why: 'the same person on both sides', man: newPerson('张同', '1990-01-02', 'M'), woman: 'man', code: 'marriage.sex_mismatch' },
  { why: 'a wrong check mark', man: { name: '李错', idNumber: '330399199001020010' }, code: 'marriage.bad_number' },
  { why: 'seventeen signs', man: { name: '李短', idNumber: '33039919900102001' }, code: 'marriage.bad_number' },
  { why: 'a man entered as the woman', man: newPerson('张女', '1990-01-03', 'F'), code: 'marriage.sex_mismatch' },
  { why: 'a foreign passport', man: { name: 'John Smith', idType: 'PASSPORT', idNumber: 'X1234567' }, code: 'marriage.foreign_elsewhere' },
  { why: 'no name', man: { ...newPerson('丁', '1990-01-05', 'M') }, code: 'input.bad' },
]
for (const { why, man, woman, code } of bad)
  test(`refused at the door: ${why}`, async () => {
    const answer = await checkIn(man, woman === 'man' ? man : newPerson('王门', '1991-01-01', 'F'))
    assert.equal(answer.body.code, code)
    assert.match(answer.body.message, /[\u4e00-\u9fff]/)
  })

test('somebody recorded dead, and another name for the same number', async () => {
  const man = newPerson('周已故', '1960-01-01', 'M')
  const woman = newPerson('林某', '1970-02-02', 'F')
  const first = ok(await checkIn(man, woman))
  ok(await desk.move(desk.registrar, first.caseId, 'leave', { reason: '改日再来' }))
  await desk.db.pool.query("update person set died_on = '2026-01-01' where name = '周已故'")
  assert.equal((await checkIn(man, woman)).body.code, 'marriage.person_dead')
  assert.equal((await checkIn(newPerson('周活', '1960-01-02', 'M'), { ...woman, name: '林别' })).body.code, 'marriage.name_differs')
})

test('one open case a person, on whichever desk', async () => {
  const man = newPerson('钱一', '1990-07-01', 'M')
  ok(await checkIn(man, newPerson('孙一', '1990-08-01', 'F')))
  const again = await checkIn(man, newPerson('孙二', '1990-09-01', 'F'))
  assert.equal(again.body.code, 'marriage.open_case')
})

test('the registers differ: neither passes nor refuses by itself; the head looks at the file', async () => {
  const man = newPerson('赵异', '1985-01-01', 'M')
  const woman = newPerson('赵妻', '1986-01-01', 'F')
  const { caseId } = ok(await checkIn(man, woman))
  await desk.db.pool.query(
    `insert into marriage_base_double (id, man_hash, woman_hash, cert_no, registry_name, registered_on, state)
     select gen_random_uuid(), id_hash, 'somebody', 'J330382-2010-000009', '外地登记处', '2010-10-10', 'EFFECTIVE' from person where name = '赵异'`,
  )
  ok(await desk.move(desk.registrar, caseId, 'verify', papersOf()))
  await desk.answer()
  assert.equal((await desk.move(desk.registrar, caseId, 'declare', declarationOf())).body.code, 'case.condition_unmet')
  assert.equal((await desk.move(desk.registrar, caseId, 'settle_conflict', { outcome: 'CLEAR', basis: '自己核定' })).status, 403)
  ok(await desk.move(desk.head, caseId, 'settle_conflict', { outcome: 'CLEAR', basis: '原登记处回函：2015 年已判决离婚' }))
  const declared = await desk.move(desk.registrar, caseId, 'declare', declarationOf())
  assert.match(declared.body.message, /申报未婚，但有过婚姻登记/)
})

test('the network is down: no registration and no number; paper waits; the answer comes later', async () => {
  ok(await desk.registrar.post('/api/marriage/demonstration/line', { requestId: randomUUID(), down: true }))
  const at = '2026-11-26T08:40'
  const { caseId } = ok(await checkIn(newPerson('夏等', '1990-11-01', 'M'), newPerson('冬等', '1991-11-01', 'F'), { paperAt: at }))
  ok(await desk.move(desk.registrar, caseId, 'verify', papersOf()))
  for (let round = 0; round < 3; round++) {
    desk.now = new Date(desk.now.getTime() + 90_000)
    await desk.answer()
  }
  assert.equal((await view(caseId)).base.state, 'waiting')
  assert.equal((await desk.move(desk.registrar, caseId, 'register')).status, 409)
  desk.now = new Date(desk.now.getTime() + 3_600_000)
  ok(await desk.registrar.post('/api/marriage/demonstration/line', { requestId: randomUUID(), down: false }))
  await desk.answer()
  ok(await desk.move(desk.registrar, caseId, 'declare', declarationOf({ manAt: at, womanAt: at })))
  const seen = await view(caseId)
  assert.equal(seen.paper, true)
  assert.ok(seen.records.some((r: { lines: { value: string }[] }) => r.lines.some((l) => l.value.includes('纸质'))))
  const future = await checkIn(newPerson('未来', '1990-12-01', 'M'), newPerson('未女', '1991-12-01', 'F'), { paperAt: '2026-11-27T09:00' })
  assert.equal(future.body.code, 'marriage.paper_time')
})

test('a clock that was put back gives no number; put right, it does', async () => {
  const caseId = await desk.reviewed(newPerson('钟一', '1991-02-02', 'M'), newPerson('钟二', '1992-02-02', 'F'))
  const now = desk.now
  const { rows } = await desk.db.pool.query<{ last: Date }>(
    "select max(registered_at) as last from marriage_registration where series = 'J'",
  )
  desk.now = new Date((rows[0]?.last ?? now).getTime() - 600_000)
  const refused = await desk.move(desk.registrar, caseId, 'register')
  assert.equal(refused.body.code, 'certificate.clock')
  assert.match(refused.body.message, /校准/)
  desk.now = now
  ok(await desk.move(desk.registrar, caseId, 'register'))
})

test('a passport is registered where the province named this registry, and found again', async () => {
  await desk.db.pool.query("update parameter set value = 'true' where key = 'marriage.foreign.enabled'")
  forgetParameters(desk.db)
  const foreign = { name: 'John Smith', idType: 'PASSPORT', idNumber: 'x 1234567' }
  const bride = newPerson('涉外新娘', '1993-03-03', 'F')
  assert.equal((await checkIn(foreign, bride)).body.code, 'marriage.birth_date')
  const { caseId } = ok(await checkIn({ ...foreign, birthDate: '1990-05-05' }, bride))
  const seen = await view(caseId)
  assert.deepEqual([seen.parties[0].name, seen.parties[0].idMask, seen.parties[0].age], ['John Smith', 'X1****67', 36])
  ok(await desk.move(desk.registrar, caseId, 'leave', { reason: '补译文' }))
  ok(await checkIn({ ...foreign, birthDate: '1990-05-05' }, bride))
  const { rows } = await desk.db.pool.query("select count(*)::int as n from person where name = 'John Smith'")
  assert.equal(rows[0].n, 1)
  await desk.db.pool.query("update parameter set value = 'false' where key = 'marriage.foreign.enabled'")
  forgetParameters(desk.db)
})

test('strangers, a town, another bureau office and the assistance clerk get nothing', async () => {
  const { caseId } = ok(await checkIn(newPerson('私人', '1990-10-01', 'M'), newPerson('密人', '1991-10-01', 'F')))
  for (const login of ['wumin', 'keyuan', 'tangxia', 'cunhai', 'xinxi', 'fudaoyuan']) {
    const who = await desk.staff(login)
    assert.ok([403, 404].includes((await who.get(`/api/marriage/cases/${caseId}`)).status), login)
    assert.ok([403, 404].includes((await who.get(`/api/cases/${caseId}?reason=看看`)).status), `${login} by the case page`)
    assert.ok([403, 404].includes((await desk.move(who, caseId, 'verify', papersOf())).status), `${login} moves`)
    assert.equal(
      (
        await who.post('/api/marriage/check-in', {
          requestId: randomUUID(),
          kind: 'M1',
          man: newPerson('甲乙', '1990-01-01', 'M'),
          woman: newPerson('丙丁', '1990-01-01', 'F'),
        })
      ).status,
      403,
    )
  }
  assert.equal((await desk.stranger.get(`/api/marriage/cases/${caseId}`)).status, 401)
  const { rows } = await desk.db.pool.query("select count(*)::int as n from audit_event where act = 'case.verify'")
  assert.ok(rows[0].n > 0)
})

test('no number of anybody lies open in the database', async () => {
  const { rows } = await desk.db.pool.query(
    "select count(*)::int as n from case_file where facts::text ~ '3303991' or title ~ '3303991' union all select count(*)::int from marriage_party where name ~ '3303991'",
  )
  assert.deepEqual(
    rows.map((r) => r.n),
    [0, 0],
  )
})
