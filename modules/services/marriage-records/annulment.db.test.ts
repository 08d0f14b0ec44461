import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { ok } from '#demo/on-books.ts'
import { type Desk, newPerson, openDesk, type Person } from '#demo/test-registry.ts'

let desk: Desk
before(async () => {
  desk = await openDesk()
})
after(() => desk.close())

let n = 0
/** Two people of the county, married today. */
async function married(): Promise<{ man: Person; woman: Person; relationId: string; registrationId: string }> {
  n += 1
  const man = newPerson(`陈${'甲乙丙丁戊己庚'[n]}`, `1988-0${n}-10`, 'M')
  const woman = newPerson(`吴${'甲乙丙丁戊己庚'[n]}`, `1990-0${n}-11`, 'F')
  ok(await desk.move(desk.registrar, await desk.reviewed(man, woman), 'register'))
  const { relationId, registrations } = await marriageOf(man)
  return { man, woman, relationId, registrationId: registrations[0].registrationId }
}
const marriageOf = async (p: Person) => ok(await desk.registrar.post('/api/marriage-records/look-up', p)).marriages[0]
const statusOf = async (p: Person) => ok(await desk.registrar.post('/api/marriage-records/look-up', p)).marital as string
const post = (path: string, body: object) => desk.registrar.post(`/api/marriage-records/${path}`, { requestId: randomUUID(), ...body })
const entry = (relationId: string, more: object = {}) =>
  post('court-entries', {
    relationId,
    entry: 'VOID',
    decider: 'COURT',
    court: '瑞安市人民法院',
    courtNumber: '（2026）浙0381民初100号',
    effectiveOn: '2026-11-26',
    ground: '重婚',
    ...more,
  })

test('a court says void: the head enters it, number and file stay with a note, both are as they were before', async () => {
  const { man, relationId } = await married()
  const { caseId, why } = ok(await entry(relationId))
  assert.equal(why, null)
  assert.equal((await desk.move(desk.registrar, caseId, 'enter', { situation: '核对' })).body.code, 'case.not_your_role')
  ok(await desk.move(desk.head, caseId, 'enter', { situation: '判决书和生效证明核对无误' }))
  const m = await marriageOf(man)
  assert.equal(m.statusLabel, '无效')
  assert.match(m.registrations[0].certNo, /^J330381-2026-/)
  assert.equal(m.registrations[0].statusLabel, '婚姻无效')
  assert.match(m.notes[0].basis, /浙0381民初100号/)
  assert.equal(await statusOf(man), '没有登记')
  const events = await desk.db.pool.query("select count(*)::int as n from life_event where kind = 'MARRIAGE_VOID'")
  assert.equal(events.rows[0].n, 2)
  assert.match(ok(await entry(relationId)).why, /已登记为无效/)
  // Both may marry again.
  const bound = await desk.db.pool.query('select count(*)::int as n from marriage_spouse where relation_id = $1 and effective', [
    relationId,
  ])
  assert.equal(bound.rows[0].n, 0)
  // The national register is told as soon as it answers.
  await desk.answer()
  const told = await desk.db.pool.query('select state, count(*)::int as n from marriage_base_double group by state')
  assert.deepEqual(told.rows, [{ state: 'VOID', n: 1 }])
  ok(await desk.move(desk.registrar, await desk.reviewed(man, newPerson('郑新', '1991-09-09', 'F')), 'register'))
})

test('a divorce by judgment is entered and not counted as one of the registry', async () => {
  const { woman, relationId } = await married()
  const { caseId } = ok(await entry(relationId, { entry: 'COURT_DIVORCE', ground: '感情破裂，准予离婚' }))
  ok(await desk.move(desk.head, caseId, 'enter', { situation: '核对无误' }))
  assert.equal((await marriageOf(woman)).statusLabel, '法院离婚')
  assert.match(await statusOf(woman), /^离婚/)
  const from = await desk.db.pool.query(
    "select source, reference from marital_status where status = '40' and superseded_at is null limit 1",
  )
  assert.deepEqual(from.rows, [{ source: 'COURT', reference: '（2026）浙0381民初100号' }])
  const counted = await desk.db.pool.query("select count(*)::int as n from marriage_registration where kind = 'M3'")
  assert.equal(counted.rows[0].n, 0)
})

test('since 2021 the registry itself does not revoke for coercion, and never says void; a judgment of tomorrow is not entered', async () => {
  const { relationId } = await married()
  assert.match(ok(await entry(relationId, { entry: 'REVOKED', decider: 'REGISTRY' })).why, /第一千零五十二条/)
  assert.match(ok(await entry(relationId, { decider: 'REGISTRY' })).why, /人民法院/)
  assert.equal((await entry(relationId, { effectiveOn: '2026-11-27' })).body.code, 'marriage_records.future')
})

test('a slip of the pen is corrected on a paper of the police: number stays, sheets are changed, the town is told', async () => {
  const { woman, man, registrationId } = await married()
  const ask = { ...woman, registrationId, corrected: 'NAME', right: '吴嘉', clerical: true, situation: '登记时写错一字' }
  const { caseId } = ok(await post('corrections', ask))
  assert.equal((await desk.move(desk.head, caseId, 'review', { situation: '同意' })).body.code, 'case.wrong_step')
  ok(
    await desk.move(desk.registrar, caseId, 'add_proof', {
      issuer: '马屿派出所',
      paper: '瑞公户证〔2026〕12号',
      paperOn: '2026-11-25',
      situation: '户口登记姓名为吴嘉',
    }),
  )
  ok(await desk.move(desk.head, caseId, 'review', { situation: '同意' }))
  ok(await desk.move(desk.registrar, caseId, 'correct'))
  const m = await marriageOf(man)
  assert.match(m.notes[0].text, /姓名由“.+”更正为“吴嘉”/)
  const sheets = await desk.db.pool.query(
    'select state, count(*)::int as n from certificate_blank where registration_id = $1 group by state order by state',
    [registrationId],
  )
  assert.deepEqual(sheets.rows, [
    { state: 'ISSUED', n: 2 },
    { state: 'SPOILED', n: 2 },
  ])
  const event = await desk.db.pool.query("select id from life_event where kind = 'IDENTITY'")
  assert.equal(event.rows.length, 1)
  const same = await post('corrections', ask)
  assert.equal(same.body.code, 'marriage_records.same_value')
})

test('what is no slip is not corrected; a number of the other sex and of a wrong mark are refused', async () => {
  const { woman, registrationId } = await married()
  const ask = { ...woman, registrationId, corrected: 'NAME', right: '吴别人', clerical: false, situation: '用姐姐的身份登记' }
  const { caseId } = ok(await post('corrections', ask))
  ok(
    await desk.move(desk.registrar, caseId, 'add_proof', { issuer: '派出所', paper: '1 号', paperOn: '2026-11-25', situation: '情况说明' }),
  )
  const no = await desk.move(desk.head, caseId, 'review', { situation: '同意' })
  assert.match(no.body.message, /虚假登记核查/)
  ok(await desk.move(desk.head, caseId, 'refuse', { reason: '身份不实，不是笔误' }))
  const number = (right: string) => post('corrections', { ...ask, corrected: 'ID_NUMBER', right, clerical: true })
  assert.equal((await number(newPerson('男', '1990-01-01', 'M').idNumber)).body.code, 'marriage_records.sex_of_number')
  assert.equal((await number('330399199001020010')).body.code, 'citizen_id.checksum')
})

test('a false identity: no evidence, no revocation; with it, a meeting, a decision by another, served, and the list', async () => {
  const { man, relationId } = await married()
  const { caseId, why } = ok(await post('clues', { relationId, clueFrom: 'PARTY', informant: '陈某', situation: '身份证被人冒用登记' }))
  assert.match(why, /移送公安/)
  assert.match(
    (await desk.move(desk.head, caseId, 'review', { meetingOn: '2026-11-26', meetingOpinion: 'REVOKE', situation: '无' })).body.message,
    /还不能/,
  )
  ok(await desk.move(desk.registrar, caseId, 'verify', { addressee: '瑞安市公安局', situation: '请核实身份' }))
  ok(
    await desk.move(desk.registrar, caseId, 'take_evidence', {
      outside: 'POLICE_FINDING',
      issuer: '瑞安市公安局',
      paper: '瑞公鉴〔2026〕3号',
      paperOn: '2026-11-26',
      situation: '指纹与本人不符',
    }),
  )
  assert.match((await desk.move(desk.registrar, caseId, 'forward', { addressee: '公安', situation: '移送' })).body.message, /已经收到证据/)
  ok(await desk.move(desk.head, caseId, 'review', { meetingOn: '2026-11-26', meetingOpinion: 'REVOKE', situation: '局务会同意撤销' }))
  const kezhang = await desk.staff('kezhang')
  ok(await desk.move(kezhang, caseId, 'revoke', { reason: '证据确实，决定撤销' }))
  assert.equal((await marriageOf(man)).statusLabel, '已撤销')
  ok(await desk.move(desk.registrar, caseId, 'serve', { servedHow: 'PUBLIC_NOTICE', servedOn: '2026-11-26', situation: '女方下落不明' }))
  ok(await desk.move(desk.registrar, caseId, 'update_base', { situation: '已更新并列入名单' }))
  const seen = ok(await desk.registrar.get(`/api/marriage-records/${caseId}`))
  assert.match(seen.result, /^瑞民婚撤〔2026〕1号/)
})

test('a clue without evidence is passed on and nothing is revoked', async () => {
  const { man, relationId } = await married()
  const { caseId } = ok(await post('clues', { relationId, clueFrom: 'OTHER', informant: '', situation: '有人反映是假结婚' }))
  ok(await desk.move(desk.registrar, caseId, 'forward', { addressee: '瑞安市公安局', situation: '没有外部证据' }))
  assert.equal((await marriageOf(man)).statusLabel, '存续')
})
