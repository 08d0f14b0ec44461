import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { ok } from '#demo/on-books.ts'
import { type Desk, newPerson, openDesk, type Person } from '#demo/test-registry.ts'
import type { Browser } from '#demo/test-county.ts'

let desk: Desk
const man = newPerson('周建国', '1990-05-20', 'M')
const woman = newPerson('林小梅', '1992-06-01', 'F')

before(async () => {
  desk = await openDesk()
  const caseId = await desk.reviewed(man, woman)
  ok(await desk.move(desk.registrar, caseId, 'register'))
})
after(() => desk.close())

const lookUp = async (who: Browser, p: Person) => who.post('/api/marriage-records/look-up', p)
const relationOf = async (p: Person): Promise<string> => ok(await lookUp(desk.registrar, p)).marriages[0].relationId
const take = async (p: Person, more: object = {}) =>
  desk.registrar.post('/api/marriage-records/reissues', {
    requestId: randomUUID(),
    ...p,
    want: 'MARRIAGE',
    asker: 'SELF',
    loss: '搬家时遗失',
    ...more,
  })
const view = async (caseId: string) => ok(await desk.registrar.get(`/api/marriage-records/${caseId}`))
const stock = async () =>
  (await desk.db.pool.query("select count(*)::int as n from certificate_blank where state = 'IN_STOCK' and kind = 'MARRIAGE'")).rows[0]
    .n as number

test('looked up by number and name: how they stand, with their file; a wrong name finds nobody', async () => {
  const seen = ok(await lookUp(desk.registrar, woman))
  assert.match(seen.marital, /^初婚/)
  assert.equal(seen.marriages[0].man.name, '周建国')
  assert.equal(seen.marriages[0].registrations[0].certNo, 'J330381-2026-000001')
  assert.equal(seen.marriages[0].keptUntil, '2126-11-26')
  assert.ok(!JSON.stringify(seen).includes(woman.idNumber))
  assert.equal((await lookUp(desk.registrar, { ...woman, name: '林小妹' })).body.code, 'marriage_records.nobody')
  assert.equal((await lookUp(await desk.staff('wumin'), woman)).status, 403)
  assert.equal((await lookUp(desk.stranger, woman)).status, 401)
})

test('lost: taken in, found, reviewed by a second one, issued with number and one blank; the old certificate is replaced', async () => {
  const { caseId, why } = ok(await take(woman, { relationId: await relationOf(woman) }))
  assert.equal(why, null)
  ok(await desk.move(desk.registrar, caseId, 'find_archive', { archiveFinding: '2026-J-00001，与本人信息一致' }))
  const own = await desk.move(desk.registrar, caseId, 'review', { situation: '信息一致' })
  assert.match(own.body.message, /另一名登记员/)
  ok(await desk.move(desk.second, caseId, 'review', { situation: '信息一致' }))
  const before = await stock()
  ok(await desk.move(desk.registrar, caseId, 'issue'))
  assert.equal(await stock(), before - 1)
  const seen = await view(caseId)
  assert.equal(seen.result, 'BJ330381-2026-000001')
  assert.equal(seen.sheets.length, 1)
  const sheet = ok(await desk.registrar.get(`/api/marriage/sheets/${seen.sheets[0].registrationId}/${seen.sheets[0].side}`))
  assert.equal(sheet.serial, seen.sheets[0].serial)
  assert.match(sheet.fields.find((f: { name: string }) => f.name === 'note').value, /补发/)
  const of = Object.fromEntries(seen.marriage.registrations.map((r: { label: string; statusLabel: string }) => [r.label, r.statusLabel]))
  assert.deepEqual(of, { 结婚登记: '已补领，旧证作废', 补领结婚证: '有效' })
  assert.equal(seen.marriage.registeredOn, '2026-11-26')
  assert.match(seen.marriage.notes[0].text, /BJ330381-2026-000001/)
  assert.deepEqual(
    seen.letters.map((l: { title: string }) => l.title),
    ['申请补领婚姻登记证声明书', '补发婚姻登记证审查处理表'],
  )
})

test('without a notarised power nobody comes for somebody else; the refusal names its rule and is a paper', async () => {
  const { caseId, why } = ok(
    await take(man, { relationId: await relationOf(man), asker: 'PROXY', proxy: { name: '周二', notary: '', notaryNumber: '' } }),
  )
  assert.match(why, /公证.*婚姻登记工作规范/)
  const found = await desk.move(desk.registrar, caseId, 'find_archive', { archiveFinding: '查到' })
  assert.equal(found.body.code, 'case.condition_unmet')
  assert.match(found.body.message, /公证/)
  ok(await desk.move(desk.registrar, caseId, 'refuse', { reason: '没有公证的委托书' }))
  assert.equal((await view(caseId)).letters.at(-1).title, '不予补发婚姻登记证告知书')
})

test('a third person asks for the certificate of others; another town, a stranger, a counsellor see nothing', async () => {
  const other = newPerson('许三', '1991-01-01', 'F')
  ok(
    await desk.registrar.post('/api/marriage/check-in', {
      requestId: randomUUID(),
      kind: 'M1',
      man: newPerson('许四', '1990-02-02', 'M'),
      woman: other,
    }),
  )
  const third = await take(other, { relationId: await relationOf(woman) })
  assert.equal(third.body.code, 'marriage_records.not_party')
  assert.match(third.body.message, /第十五条/)
  const { caseId } = ok(await take(man, { relationId: await relationOf(man) }))
  for (const login of ['wumin', 'tangxia', 'keyuan', 'fudaoyuan'])
    assert.notEqual((await (await desk.staff(login)).get(`/api/marriage-records/${caseId}`)).status, 200, login)
  assert.equal((await desk.stranger.get('/api/marriage-records')).status, 401)
  // The bureau's ordinary clerk does not find the case among cases either.
  assert.equal((await (await desk.staff('keyuan')).get(`/api/cases/${caseId}?reason=查看`)).status, 404)
  ok(await desk.move(desk.registrar, caseId, 'withdraw'))
})

test('the file is lost: three different kinds of proof, and the marriage comes into the archive', async () => {
  const wife = newPerson('戴阿菊', '1958-03-04', 'F')
  const known = ok(
    await desk.registrar.post('/api/marriage/check-in', {
      requestId: randomUUID(),
      kind: 'M1',
      man: newPerson('钱老', '1956-02-02', 'M'),
      woman: wife,
    }),
  )
  ok(await desk.move(desk.registrar, known.caseId, 'leave', { reason: '已有旧证' }))
  assert.equal((await take(wife)).body.code, 'marriage_records.other_needed')
  const husband = newPerson('钱老二', '1955-02-02', 'M')
  const claimed = {
    otherName: husband.name,
    otherNumber: husband.idNumber,
    registeredOn: '1982-10-01',
    registryName: '马屿区公所',
    certNo: '瑞马结字第31号',
  }
  const { caseId } = ok(await take(wife, { claimed }))
  ok(await desk.move(desk.registrar, caseId, 'miss_archive', { archiveFinding: '档案馆回复：1982 年档案水毁' }))
  const evidence = (evidenceKind: string) =>
    desk.move(desk.registrar, caseId, 'add_evidence', { evidenceKind, paper: '马屿派出所', situation: '载明夫妻关系' })
  ok(await evidence('HOUSEHOLD_BOOK'))
  ok(await evidence('HOUSEHOLD_BOOK'))
  ok(await evidence('VILLAGE_STATEMENT'))
  assert.match((await desk.move(desk.second, caseId, 'review', { situation: '一致' })).body.message, /还差 1 种/)
  ok(await evidence('OLD_COPY'))
  ok(await desk.move(desk.second, caseId, 'review', { situation: '三种证明一致' }))
  ok(await desk.move(desk.registrar, caseId, 'issue'))
  const seen = await view(caseId)
  assert.equal(seen.result, 'BJ330381-2026-000002')
  assert.equal(seen.marriage.registeredOn, '1982-10-01')
  assert.equal(seen.marriage.certNo, '瑞马结字第31号')
})

test('six desks issue at the same second: six numbers in a row, six sheets', async () => {
  const relationId = await relationOf(man)
  const cases = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const { caseId } = ok(await take(man, { relationId }))
      ok(await desk.move(desk.registrar, caseId, 'find_archive', { archiveFinding: '查到' }))
      ok(await desk.move(desk.second, caseId, 'review', { situation: '一致' }))
      return caseId as string
    }),
  )
  const before = await stock()
  for (const done of await Promise.all(cases.map((id) => desk.move(desk.registrar, id, 'issue')))) ok(done)
  const { rows } = await desk.db.pool.query("select seq, status from marriage_registration where series = 'BJ' order by seq")
  assert.deepEqual(
    rows.map((r) => r.seq),
    [1, 2, 3, 4, 5, 6, 7, 8],
  )
  assert.equal(rows.filter((r) => r.status === 'VALID').length, 2, 'the last one of each marriage')
  assert.equal(await stock(), before - 6)
})

test('who divorced gets no marriage certificate again, also when they divorced since it was taken in', async () => {
  const relationId = await relationOf(man)
  const early = ok(await take(man, { relationId }))
  ok(await desk.move(desk.registrar, early.caseId, 'find_archive', { archiveFinding: '查到' }))
  ok(await desk.move(desk.second, early.caseId, 'review', { situation: '一致' }))
  await desk.db.pool.query("update marriage_relation set status = 'DISSOLVED_BY_REGISTRATION', ended_on = '2026-11-26' where id = $1", [
    relationId,
  ])
  const late = await desk.move(desk.registrar, early.caseId, 'issue')
  assert.equal(late.body.code, 'marriage_records.changed')
  assert.match(late.body.message, /已经离婚/)
  assert.match(ok(await take(man, { relationId })).why, /已经离婚.*档案复印件/)
  const series = await desk.db.pool.query("select last from number_series where series like 'certificate BJ%'")
  assert.equal(series.rows[0].last, 8, 'no number was lost')
})

test('sent twice it is taken in once; a near relative of the registrar is for another one, who alone sees it', async () => {
  const relationId = await relationOf(woman)
  const requestId = randomUUID()
  const body = { requestId, ...woman, relationId, want: 'MARRIAGE', asker: 'SELF', loss: '遗失' }
  const first = ok(await desk.registrar.post('/api/marriage-records/reissues', body))
  assert.deepEqual(ok(await desk.registrar.post('/api/marriage-records/reissues', body)), first)
  await desk.db.pool.query(
    `insert into staff_relative (staff_id, official, relation, name_sealed, id_hash, id_sealed, id_mask, declared, recorded_by, recorded_at)
     select s.id, s.name, 'SIBLING', 'x', p.id_hash, p.id_sealed, p.id_mask, true, 'test', now()
     from staff s, person p where s.login = 'dengji2' and p.name = '林小梅'`,
  )
  const own = await desk.second.post('/api/marriage-records/reissues', { ...body, requestId: randomUUID() })
  assert.equal(own.body.code, 'marriage_records.relative')
  assert.equal((await lookUp(desk.second, woman)).body.code, 'marriage_records.relative')
  const { caseId } = ok(await take(woman, { relationId }))
  assert.equal((await desk.second.get(`/api/marriage-records/${caseId}`)).status, 404)
  assert.equal((await desk.second.get(`/api/cases/${caseId}`)).status, 404)
  ok(await desk.registrar.get(`/api/marriage-records/${caseId}`))
})

test('the list pages by key, newest first, and by service', async () => {
  const all = ok(await desk.registrar.get('/api/marriage-records'))
  assert.ok(all.items.length >= 5)
  assert.equal(ok(await desk.registrar.get('/api/marriage-records?recordService=false_identity')).items.length, 0)
  assert.equal(all.next, null)
})

test('a resident sees the own marriages, masked; somebody who has not proven who they are sees none', async () => {
  const resident = await desk.resident('19900000001')
  assert.deepEqual(ok(await resident.get('/api/portal/marriages')), { bound: false, anywhere: true, items: [] })
  await desk.db.pool.query("update person set place = '330381116207', town = '330381116' where name = '林小梅'")
  ok(await resident.post('/api/session/bind', { ...woman, village: '330381116207' }))
  const mine = ok(await resident.get('/api/portal/marriages'))
  assert.equal(mine.items.length, 1)
  assert.ok(!JSON.stringify(mine).includes('周建国'))
  assert.equal(mine.items[0].certificates[0].certMask, 'J330381-2026-******')
})
