import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { applicationOf } from '#demo/application.ts'
import { ok, payMonth } from '#demo/on-books.ts'
import { type Answer, type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { mayuVillage, namedPeople } from '#demo/village.ts'
import { castOf } from '#demo/year/cast.ts'
import { playUntil } from '#demo/year/schedule.ts'
import { walk } from '#demo/year/walk.ts'
import type { ApplicationInput } from '#modules/assistance/subsistence/public.ts'
import { forgetAttempts } from '#platform/http/attempts.ts'

// 蔡德明 and his wife are refused on 20 August for a bank balance that is not theirs; the letter is delivered on the 24th.
const on = '2020-08-03'
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080010001001011100ffd9', 'hex')
let county: DemoCounty
let caseId = ''
let refused: { version: number; facts: string }
let remedyId = ''
let againId = ''
let bound = false

before(async () => {
  county = await demoCounty(`${on}T09:30:00+08:00`)
  const cast = await castOf(county.db, mayuVillage, 'x')
  const pension = { incomes: [{ kind: 'RESIDENT_PENSION', monthly: 24_000 }] }
  const form = applicationOf('cai', on, {}, { 蔡德明: pension, 潘月香: pension }) as ApplicationInput
  at('2020-08-21')
  await playUntil([walk(county.db, { form, start: on, ending: 'refused', cast, order: 0 })], county.now)
  caseId = (await one('select id from case_file')).id
  assert.equal(await stepOf(caseId), 'refused')
})
after(() => county.close())
beforeEach(() => forgetAttempts())

const at = (day: string) => {
  county.now = new Date(`${day}T12:00:00+08:00`)
}
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the table holds.
const one = async (sql: string): Promise<any> => (await county.db.pool.query(sql)).rows[0]
const stepOf = async (id: string) => (await one(`select step from case_file where id = '${id}'`)).step
const codeOf = (answer: Answer) => (answer.status === 200 ? 'ok' : answer.body.code)
/** A move, a minute after whatever was before. */
const move = async (who: Browser, id: string, name: string, input: object = {}, requestId = randomUUID()) => {
  county.now = new Date(county.now.getTime() + 60_000)
  const { version } = await one(`select version from case_file where id = '${id}'`)
  return who.post(`/api/cases/${id}/moves/${name}`, { requestId, version, input })
}
const moved = async (login: string, id: string, name: string, input: object = {}) =>
  ok(await move(await county.staff(login), id, name, input))
const photo = async (who: Browser) =>
  ok(await who.upload(`/api/files?kind=photo&name=a.jpg&requestId=${randomUUID()}`, jpeg)).fileId as string
const asking = (more: object = {}) => ({
  requestId: randomUUID(),
  caseId,
  kind: 'RECONSIDERATION',
  claim: '银行存款不是我家的，同名同姓弄错了',
  wants: '请重新核对，批准低保',
  ...more,
})
const contest = (who: Browser, more: object = {}) => who.post('/api/remedies', asking(more))
const options = async (who: Browser) => ok(await who.get(`/api/remedies/options/${caseId}`))
const kinds = (body: { ways: { kind: string; begun: boolean; until: string | null; late: boolean }[] }) =>
  body.ways.map((w) => [w.kind, w.begun, w.until, w.late])
const lettersOf = async (id: string): Promise<string[]> =>
  (await county.db.pool.query(`select title from letter where case_id = '${id}' order by made_at, number`)).rows.map((r) => r.title)

/** The applicant at the phone, who has proved who he is; a sign-in does not last for weeks. */
async function family(): Promise<Browser> {
  const own = await county.resident('19900000002')
  const person = namedPeople(on).find((p) => p.name === '蔡德明')
  if (!bound) ok(await own.post('/api/session/bind', { idNumber: person?.idNumber, name: '蔡德明', village: mayuVillage }))
  bound = true
  return own
}

async function deliver(id: string, day: string) {
  const letter = await one(`select id from letter where case_id = '${id}' and kind like 'decision%'`)
  const body = { letterId: letter.id, requestId: randomUUID(), how: 'hand', on: day, receivedBy: '蔡德明' }
  return ok(await (await county.staff('wumin')).post(`/api/letters/${letter.id}/delivery`, body))
}

test('the periods begin with the recorded delivery, not with the date of the letter', async () => {
  const own = await family()
  const open = await options(own)
  assert.equal(open.letter.deliveredOn, null)
  assert.deepEqual(kinds(open), [
    ['COMPLAINT', true, null, false],
    ['RECONSIDERATION', false, null, false],
    ['LITIGATION', false, null, false],
  ])
  at('2020-08-25')
  await deliver(caseId, '2020-08-24')
  assert.deepEqual(kinds(await options(await family())), [
    ['COMPLAINT', true, null, false],
    ['RECONSIDERATION', true, '2020-10-23', false],
    ['LITIGATION', true, '2021-02-24', false],
  ])
})

test('another town, a stranger, a neighbour and somebody who has not said who they are get nothing', async () => {
  assert.equal((await county.stranger.post('/api/remedies', asking())).status, 401)
  assert.equal((await county.stranger.get(`/api/remedies/options/${caseId}`)).status, 401)
  const neighbour = await county.resident('19900000041')
  const tangxia = await county.staff('tangxia')
  for (const who of [neighbour, tangxia]) {
    assert.equal(codeOf(await contest(who)), 'case.not_found')
    assert.equal(codeOf(await who.get(`/api/remedies/options/${caseId}`)), 'case.not_found')
  }
  assert.equal((await contest(await county.staff('hedui'))).status, 403)
  assert.equal((await one('select count(*)::int as n from remedy')).n, 0)
})

test('a complaint is filed once however often it is sent, read by its family alone, taken back and filed again', async () => {
  const own = await family()
  const requestId = randomUUID()
  const first = ok(await contest(own, { requestId, kind: 'COMPLAINT' }))
  assert.deepEqual(ok(await contest(own, { requestId, kind: 'COMPLAINT' })), first)
  assert.equal(codeOf(await contest(own, { kind: 'COMPLAINT' })), 'remedy.already')
  const mine = ok(await own.get(`/api/portal/remedies/${first.caseId}`))
  assert.deepEqual(
    [mine.kindLabel, mine.filedOn, mine.decision.deliveredThen, mine.outcome],
    ['申诉投诉', '2020-08-25', '2020-08-24', null],
  )
  const clock = await one(`select due_on, unit from case_clock where case_id = '${first.caseId}'`)
  assert.deepEqual(clock, { due_on: '2020-09-09', unit: 'calendar_days' })
  const neighbour = await county.resident('19900000041')
  assert.equal((await neighbour.get(`/api/portal/remedies/${first.caseId}`)).status, 404)
  assert.equal(codeOf(await move(neighbour, first.caseId, 'withdraw')), 'case.not_found')
  const tangxia = await county.staff('tangxia')
  assert.equal((await tangxia.get(`/api/remedies/cases/${first.caseId}`)).status, 404)
  assert.equal(codeOf(await move(tangxia, first.caseId, 'withdraw')), 'case.not_found')
  ok(await move(own, first.caseId, 'withdraw', { reason: '先问清楚' }))
  assert.equal((await one(`select outcome from remedy where case_id = '${first.caseId}'`)).outcome, 'WITHDRAWN')
  const again = ok(await contest(own, { kind: 'COMPLAINT' }))
  ok(await move(own, again.caseId, 'withdraw'))
})

test('what came on paper is registered with its day; a day before the decision, tomorrow, or no court are refused', async () => {
  const clerk = await county.staff('wumin')
  assert.equal(codeOf(await contest(clerk, { receivedOn: '2020-08-19' })), 'remedy.bad_date')
  assert.equal(codeOf(await contest(clerk, { receivedOn: '2020-08-26' })), 'remedy.bad_date')
  assert.equal(codeOf(await contest(clerk, { kind: 'LITIGATION', receivedOn: '2020-08-25' })), 'remedy.court')
  const wrong = await contest(clerk, { claim: '不' })
  assert.equal(wrong.status, 400)
  assert.match(wrong.body.message, /请写清楚/)
  at('2020-08-27')
  remedyId = ok(await contest(await county.staff('wumin'), { receivedOn: '2020-08-26' })).caseId
  assert.equal((await one(`select filed_on from remedy where case_id = '${remedyId}'`)).filed_on, '2020-08-26')
  refused = await one(`select version, facts::text as facts from case_file where id = '${caseId}'`)
})

test('a near relative of the family, whom the case never reaches, does not see what contests it either', async () => {
  const barred = await one(`select id from staff where login = 'shenji'`)
  const look = async () => (await (await county.staff('shenji')).get(`/api/remedies/cases/${remedyId}`)).status
  assert.equal(await look(), 200)
  await county.db.pool.query(`insert into case_bar (staff_id, case_id, made_at) values ('${barred.id}', '${caseId}', now())`)
  const auditor = await county.staff('shenji')
  assert.equal(codeOf(await auditor.get(`/api/remedies/options/${caseId}`)), 'case.not_found')
  const paper = await contest(await county.staff('wumin'), { kind: 'COMPLAINT', receivedOn: '2020-08-27' })
  const { caseId: later } = ok(paper)
  assert.equal((await auditor.get(`/api/remedies/cases/${later}`)).status, 404, 'filed after the bar: kept away as well')
  const register = ok(await auditor.get('/api/remedies')).items.map((i: { caseId: string }) => i.caseId)
  assert.ok(!register.includes(later))
  ok(await move(await county.staff('wumin'), later, 'withdraw'))
})

test('who decided does not examine, who proposes does not decide; each is told why', async () => {
  const [clerk, other, head, involved] = await Promise.all(['keyuan', 'lushu', 'kezhang', 'juzhang'].map((l) => county.staff(l)))
  if (!clerk || !other || !head || !involved) throw new Error('four people')
  assert.equal((await move(await county.staff('wumin'), remedyId, 'accept')).status, 403)
  ok(await move(clerk, remedyId, 'accept'))
  assert.deepEqual(await lettersOf(remedyId), ['行政复议受理通知书'])
  assert.match((await move(clerk, remedyId, 'take')).body.message, /您办过被争议的决定/)
  ok(await move(other, remedyId, 'take'))
  assert.match((await move(head, remedyId, 'propose', { outcome: 'CHANGE', said: '同名' })).body.message, /由承办人/)
  assert.match((await move(head, remedyId, 'order_stay', { reason: '先停' })).body.message, /没有停发或减少/)
  ok(await move(other, remedyId, 'propose', { outcome: 'UPHOLD', said: '银行回函有存款' }))
  ok(await move(head, remedyId, 'send_back', { reason: '请向银行核对身份证号' }))
  ok(await move(other, remedyId, 'propose', { outcome: 'CHANGE', said: '账户是同名的人的' }))
  assert.match((await move(involved, remedyId, 'change', { reason: '同意', disputed: 'FACTS' })).body.message, /您办过被争议的决定/)
  const view = ok(await other.get(`/api/remedies/cases/${remedyId}`))
  assert.deepEqual([view.contested.caseId, view.examiner, view.outcome], [caseId, '陆舒', null])
  assert.ok(view.involved.includes('潘晓') && view.involved.includes('项明') && view.involved.includes('吴敏'))
  assert.deepEqual(
    view.records.map((r: { label: string; by: string }) => [r.label, r.by]),
    [
      ['处理意见', '陆舒'],
      ['退回审查', '黄立'],
      ['处理意见', '陆舒'],
    ],
  )
})

test('changed: a new case beside the old, the letter names it, the contested one stays as it ended; once', async () => {
  const head = await county.staff('kezhang')
  const requestId = randomUUID()
  const said = { reason: '存款属于同名的人，事实不清', disputed: 'FACTS' }
  const first = ok(await move(head, remedyId, 'change', said, requestId))
  assert.equal(first.step, 'changed')
  assert.equal(ok(await move(head, remedyId, 'change', said, requestId)).replayed, true)
  const { rows } = await county.db.pool.query(`select id, step from case_file where service = 'subsistence' and id <> '${caseId}'`)
  assert.equal(rows.length, 1, 'one new case')
  againId = rows[0]?.id
  assert.equal(rows[0]?.step, 'investigating', 'the report is still valid')
  assert.deepEqual(await one(`select version, facts::text as facts from case_file where id = '${caseId}'`), refused)
  assert.deepEqual(await lettersOf(remedyId), ['行政复议受理通知书', '行政复议决定书'])
  assert.equal((await one(`select stopped_on from case_clock where case_id = '${remedyId}'`)).stopped_on, '2020-08-27')
  const linked = async (id: string) =>
    ok(await (await county.staff('kezhang')).get(`/api/cases/${id}?reason=look`)).links.map(
      (l: { caseId: string; label: string }) =>
        `${l.label} ${l.caseId === caseId ? 'refused' : l.caseId === remedyId ? 'remedy' : l.caseId === againId ? 'again' : 'withdrawn'}`,
    )
  assert.deepEqual((await linked(remedyId)).sort(), ['重新办理 again', '针对 refused'])
  assert.deepEqual((await linked(caseId)).sort(), [
    '对本件提出 remedy',
    '对本件提出 withdrawn',
    '对本件提出 withdrawn',
    '对本件提出 withdrawn',
    '重新办理 again',
  ])
  const own = await family()
  const mine = ok(await own.get(`/api/portal/remedies/${remedyId}`))
  assert.deepEqual([mine.outcome, mine.reason], ['变更原决定', '存款属于同名的人，事实不清'])
  const seen = ok(await own.get(`/api/portal/cases/${remedyId}`))
  const pdf = await own.get(`/api/letters/${seen.letters[1].letterId}/pdf`)
  assert.equal((pdf.body as Buffer).subarray(0, 5).toString(), '%PDF-')
  assert.equal((await (await county.resident('19900000041')).get(`/api/letters/${seen.letters[1].letterId}/pdf`)).status, 404)
})

test('investigated again and granted: on the books since the month after the first decision, and the months come as back pay', async () => {
  at('2020-09-10')
  const clerk = await county.staff('wumin')
  const part = ok(await clerk.get(`/api/subsistence/cases/${againId}`))
  const colleague = part.colleagues.find((c: { name: string }) => c.name === '郑建国').id
  const photos = await Promise.all([1, 2, 3].map(async () => ({ fileId: await photo(clerk), takenOn: '2020-09-10', place: '家中' })))
  const neighbours = [
    { name: '张三', said: '没有存款' },
    { name: '李四', said: '困难' },
  ]
  const corrections = [{ ref: 'A', field: 'FINANCIAL', amount: 0, reason: '银行证明账户属于同名的人' }]
  const home = { sameDwelling: true, sharedMeals: true, monthsTogetherLast12: 12, housing: '', living: '' }
  const visit = { visitedOn: '2020-09-10', met: '蔡德明', findings: '没有大额存款', colleague, neighbours, photos, corrections, ...home }
  ok(await move(clerk, againId, 'investigate', visit))
  await moved('zhengjianguo', againId, 'cosign', { agree: true })
  await moved('linwei', againId, 'opine', { favour: true, opinion: '情况属实，拟准予' })
  const village = await county.staff('cunhai')
  ok(await move(village, againId, 'post_notice', { photo: await photo(village), postedOn: '2020-09-10', where: '村公示栏' }))
  at('2020-09-21')
  ok(await move(await county.staff('wumin'), againId, 'pass_on'))
  await moved('lushu', againId, 'propose', { grant: true, opinion: '同意' })
  await moved('kezhang', againId, 'grant', { reason: '' })
  const { rows } = await county.db.pool.query(
    `select r.valid_from, e.opened_by_case from entitlement e join entitlement_row r on r.entitlement_id = e.id where r.superseded_at is null order by r.valid_from`,
  )
  assert.deepEqual([rows[0]?.valid_from, rows[0]?.opened_by_case], ['2020-09-01', againId])
  const { lines } = await payMonth(county, '2020-10')
  assert.deepEqual(
    lines.map((l) => [l.kind, l.covered_month]),
    [
      ['arrears', '2020-09-01'],
      ['due', '2020-10-01'],
    ],
  )
  assert.equal(lines[0]?.fen, lines[1]?.fen)
  assert.deepEqual(await one(`select version, facts::text as facts from case_file where id = '${caseId}'`), refused)
})

test('a suspension is contested late: only the head accepts it, its execution waits, a judgment is carried out as it stands', async () => {
  at('2020-10-12')
  const { rootId } = await one(`select root_id as "rootId" from entitlement where id = root_id`)
  const clerk = await county.staff('wumin')
  const change = { kind: 'SUSPEND', happenedOn: '2020-10-10', suspend: 'CONTACT_LOST', note: '两次上门无人' }
  const suspended = ok(await clerk.post(`/api/households/${rootId}/changes`, { requestId: randomUUID(), change })).caseId
  assert.match((await contest(clerk, { caseId: suspended })).body.message, /还没有作出决定/)
  ok(await move(clerk, suspended, 'propose', { opinion: '属实' }))
  await moved('kezhang', suspended, 'decide')
  await deliver(suspended, '2020-10-12')
  at('2020-12-15')
  const own = await family()
  const late = await contest(own, { caseId: suspended })
  assert.equal(late.body.code, 'remedy.late')
  assert.match(late.body.message, /2020年10月12日.*2020年12月11日/)
  const id = ok(await contest(own, { caseId: suspended, lateReason: '住院两个月' })).caseId
  assert.match((await move(await county.staff('keyuan'), id, 'accept')).body.message, /已过期限/)
  await moved('juzhang', id, 'accept_late', { reason: '住院有证明' })
  await moved('lushu', id, 'take')
  const held = async () => (await one(`select count(*)::int as n from entitlement_hold where released_at is null`)).n
  assert.equal(await held(), 1)
  await moved('juzhang', id, 'order_stay', { reason: '生活没有着落' })
  assert.equal(await held(), 0)
  assert.equal(await stepOf(id), 'examining')
  await moved('lushu', id, 'propose', { outcome: 'UPHOLD', said: '程序合法' })
  await moved('juzhang', id, 'uphold', { reason: '两次上门无人属实' })
  assert.equal(await stepOf(id), 'upheld')
  const court = ok(await contest(await county.staff('wumin'), { caseId: suspended, kind: 'LITIGATION', court: '瑞安市人民法院' })).caseId
  const judged = { outcome: 'CANCEL', court: '瑞安市人民法院', courtNumber: '（2020）浙0381行初1号', said: '通知未送达' }
  await moved('keyuan', court, 'record_judgment', { ...judged, judgedOn: '2020-12-14' })
  assert.match((await move(await county.staff('juzhang'), court, 'uphold', { reason: '维持' })).body.message, /按法院判决/)
  await moved('juzhang', court, 'cancel', { reason: '执行判决', disputed: 'FACTS' })
  const again = await one(`select step from case_file where service = 'subsistence_change' and id <> '${suspended}'`)
  assert.equal(again.step, 'open', 'the same is proposed anew')
  assert.deepEqual(await lettersOf(court), ['行政判决执行通知书'])
})

test('the register counts what came of them', async () => {
  const figures = ok(await (await county.staff('kezhang')).get('/api/remedies/figures?year=2020'))
  assert.deepEqual(figures.remedies, { all: 6, open: 0, closed: 6, inTime: 5, upheld: 1, changed: 2, notAccepted: 0, late: 1 })
  const list = ok(await (await county.staff('wumin')).get('/api/remedies?kind=RECONSIDERATION'))
  assert.deepEqual(
    list.items.map((i: { result: string }) => i.result),
    ['维持原决定', '变更原决定'],
  )
  assert.equal(ok(await (await county.staff('tangxia')).get('/api/remedies')).items.length, 0)
})
