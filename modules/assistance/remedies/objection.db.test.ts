import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, beforeEach, test } from 'node:test'
import { applicationOf } from '#demo/application.ts'
import { type Answer, type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { mayuVillage, namedPeople } from '#demo/village.ts'
import { castOf } from '#demo/year/cast.ts'
import { playUntil } from '#demo/year/schedule.ts'
import { walk } from '#demo/year/walk.ts'
import type { ApplicationInput } from '#modules/assistance/subsistence/public.ts'
import { forgetAttempts } from '#platform/http/attempts.ts'

// 蔡德明 and his wife: filed on 3 August, the notice hangs from 14 to 21 August.
const on = '2020-08-03'
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080010001001011100ffd9', 'hex')
let county: DemoCounty
let caseId = ''
let noticeId = ''
let ends = ''

before(async () => {
  county = await demoCounty(`${on}T09:30:00+08:00`)
  const cast = await castOf(county.db, mayuVillage, 'x')
  const pension = { incomes: [{ kind: 'RESIDENT_PENSION', monthly: 24_000 }] }
  const form = applicationOf('cai', on, {}, { 蔡德明: pension, 潘月香: pension }) as ApplicationInput
  county.now = new Date('2020-08-19T10:00:00+08:00')
  await playUntil([walk(county.db, { form, start: on, ending: 'granted', cast, order: 0 })], county.now)
  caseId = (await one('select id from case_file')).id
  const notice = await one('select id, ends_on, state from public_notice')
  assert.equal(notice.state, 'posted')
  noticeId = notice.id
  ends = notice.ends_on
})
after(() => county.close())
beforeEach(() => forgetAttempts())

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the table holds.
const one = async (sql: string): Promise<any> => (await county.db.pool.query(sql)).rows[0]
const count = async (sql: string) => Number((await one(sql)).n)
const ok = (answer: Answer) => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body
}
const codeOf = (answer: Answer) => (answer.status === 200 ? 'ok' : answer.body.code)
const move = async (who: Browser, id: string, name: string, input: object = {}, requestId = randomUUID()) => {
  const { version } = await one(`select version from case_file where id = '${id}'`)
  return who.post(`/api/cases/${id}/moves/${name}`, { requestId, version, input })
}
const mainStep = async () => (await one(`select step from case_file where id = '${caseId}'`)).step
const saying = (more: object = {}) => ({ requestId: randomUUID(), name: '陈阿明', claim: '他家在镇上有一间店面出租', ...more })
const object = (who: Browser, more: object = {}) => who.post(`/api/portal/notices/${noticeId}/objections`, saying(more))
const photo = async (who: Browser) =>
  ok(await who.upload(`/api/files?kind=evidence&name=a.jpg&requestId=${randomUUID()}`, jpeg)).fileId as string

test('a lead without a name is kept with its photograph, and the case goes on', async () => {
  const lead = randomUUID()
  const path = `/api/open/notices/${noticeId}`
  const sent = ok(await county.stranger.upload(`${path}/evidence?lead=${lead}&name=a.jpg`, jpeg))
  // Signed in or not: the session is not read.
  const resident = await county.resident('19900000031')
  const body = { requestId: lead, claim: '他家有店面', files: [{ fileId: sent.fileId, kind: 'evidence' }] }
  const first = ok(await resident.post(`${path}/leads`, body))
  assert.match(first.number, /^马屿异议 2020 第 1 号$/)
  assert.deepEqual(ok(await county.stranger.post(`${path}/leads`, body)), first, 'sent again: the same answer')
  assert.equal(await mainStep(), 'first_notice')
  const account = (await one('select id from resident_account')).id
  const { rows } = await county.db.pool.query(`select to_jsonb(t)::text as t from (select * from case_file where service = 'objection') t
    union all select to_jsonb(h)::text from case_history h where move = 'tip' union all select to_jsonb(e)::text from audit_event e where act in ('case.tip', 'file.upload')
    union all select to_jsonb(r)::text from request_receipt r where request_id = '${lead}' union all select to_jsonb(f)::text from file_object f where id = '${sent.fileId}'`)
  assert.ok(rows.length >= 6)
  for (const { t } of rows) assert.doesNotMatch(t, new RegExp(account), 'nothing says who sent it')
  const inbox = ok(await (await county.staff('wumin')).get('/api/desk/inbox?service=objection'))
  assert.deepEqual(
    inbox.items.map((i: { title: string; stepLabel: string }) => [i.title, i.stepLabel]),
    [['异议：蔡*明社会救助公示', '匿名线索']],
  )
  assert.equal(ok(await resident.get('/api/portal/cases')).items.length, 0)
})

test('whose photograph it is: another lead cannot take it, and nobody downloads it', async () => {
  const sent = ok(await county.stranger.upload(`/api/open/notices/${noticeId}/evidence?lead=${randomUUID()}&name=a.jpg`, jpeg))
  const body = { requestId: randomUUID(), claim: '拿别人的照片', files: [{ fileId: sent.fileId, kind: 'evidence' }] }
  assert.equal(codeOf(await county.stranger.post(`/api/open/notices/${noticeId}/leads`, body)), 'file.not_found')
  assert.equal((await county.stranger.get(`/api/files/${sent.fileId}`)).status, 401)
  assert.equal(codeOf(await (await county.resident('19900000031')).get(`/api/files/${sent.fileId}`)), 'file.not_found')
})

test('two residents object at once: the case waits once, both are counted, each follows the own one', async () => {
  const people = [await county.resident('19900000041'), await county.resident('19900000042')]
  const requestId = randomUUID()
  const fileId = await photo(people[0] as Browser)
  const answers = await Promise.all([
    object(people[0] as Browser, { requestId, files: [{ fileId, kind: 'evidence' }] }),
    object(people[1] as Browser, { claim: '他家儿子给钱', withheld: true }),
  ])
  assert.deepEqual(answers.map(codeOf), ['ok', 'ok'])
  assert.equal(await mainStep(), 'objection')
  const facts = (await one(`select facts from case_file where id = '${caseId}'`)).facts
  assert.deepEqual([facts.objectionsOpen, facts.investigatedBefore.length, facts.investigators], [2, 2, []])
  assert.equal(await count(`select count(*)::int as n from case_history where case_id = '${caseId}' and move = 'object'`), 1)
  assert.equal(await count(`select count(*)::int as n from case_record where case_id = '${caseId}' and kind = 'objection'`), 2)
  // The same request again, and the same person again.
  assert.deepEqual(ok(await object(people[0] as Browser, { requestId })), answers[0]?.body)
  assert.equal(codeOf(await object(people[0] as Browser)), 'objection.already')
  assert.equal(await count(`select count(*)::int as n from objection where named`), 2)
  const mine = ok(await (people[0] as Browser).get('/api/portal/cases')).items
  assert.deepEqual(
    mine.map((c: { caseId: string; title: string }) => [c.caseId, c.title]),
    [[answers[0]?.body.caseId, '异议：蔡*明社会救助公示']],
  )
  const seen = JSON.stringify([
    ok(await (people[0] as Browser).get(`/api/portal/cases/${answers[0]?.body.caseId}`)),
    ok(await (people[0] as Browser).get(`/api/portal/objections/${answers[0]?.body.caseId}`)),
  ])
  assert.doesNotMatch(seen, /蔡德明|潘月香|330399/)
  assert.doesNotMatch(seen, new RegExp(caseId))
  assert.equal((await (people[1] as Browser).get(`/api/portal/objections/${answers[0]?.body.caseId}`)).status, 404)
  assert.equal((await (people[0] as Browser).get(`/api/portal/cases/${caseId}`)).status, 404)
})

test('the main clock stands while the objection clock runs, and both are shown', async () => {
  const view = ok(await (await county.staff('wumin')).get(`/api/cases/${caseId}`))
  const dues = Object.fromEntries(view.dues.map((d: { label: string; text: string; level: string }) => [d.label, d]))
  assert.equal(dues.承诺时限.level, 'paused')
  assert.equal(dues.承诺时限.text, '有异议期间不计时')
  assert.equal(dues.异议处理期限.limit, 20)
  assert.equal(dues.异议处理期限.on, '2020-09-16')
})

test('the town sees the objection but not the withheld name; village, other town and applicant see neither', async () => {
  const ids = (
    await county.db.pool.query(
      `select o.case_id, c.place, c.facts from objection o join case_file c on c.id = o.case_id where o.named order by c.place`,
    )
  ).rows
  assert.deepEqual(
    ids.map((r) => r.place),
    ['330381', '330381116'],
  )
  const [withheld, plain] = ids.map((r) => r.case_id)
  const clerk = await county.staff('wumin')
  assert.equal((await clerk.get(`/api/remedies/objections/${withheld}`)).status, 404)
  assert.equal(ok(await clerk.get(`/api/remedies/objections/${plain}`)).name, '陈阿明')
  assert.equal(ok(await clerk.get(`/api/remedies/objections/${plain}`)).phone, '199****0041')
  const reviewer = await county.staff('keyuan')
  assert.equal(ok(await reviewer.get(`/api/remedies/objections/${withheld}`)).withheld, true)
  for (const login of ['tangxia', 'cunhai']) {
    const other = await county.staff(login)
    for (const id of [withheld, plain]) assert.ok([403, 404].includes((await other.get(`/api/remedies/objections/${id}`)).status), login)
    assert.equal((await other.get(`/api/cases/${plain}?reason=look`)).status, 404, login)
  }
  const links = ok(await clerk.get(`/api/cases/${caseId}`)).links
  assert.deepEqual(
    links.map((l: { caseId: string; label: string }) => [l.caseId, l.label]).filter(([id]: string[]) => id === plain || id === withheld),
    [[plain, '对本件提出']],
  )
  const record = JSON.stringify(ok(await clerk.get(`/api/subsistence/cases/${caseId}`)).records)
  assert.match(record, /店面出租/)
  assert.doesNotMatch(record, /陈阿明/)
  const own = await county.resident('19900000002')
  const person = namedPeople(on).find((p) => p.name === '蔡德明')
  ok(await own.post('/api/session/bind', { idNumber: person?.idNumber, name: '蔡德明', village: mayuVillage }))
  const mine = ok(await own.get(`/api/portal/cases/${caseId}`))
  assert.deepEqual([mine.state, mine.links], ['有人提出异议，正在核实', []])
})

test('an investigator cannot handle it; the opinion waits for the answers, the answers for a new investigation', async () => {
  const { rows } = await county.db.pool.query(`select case_id, place from objection where named order by place`)
  const [withheld, plain] = rows.map((r) => r.case_id)
  const clerk = await county.staff('wumin')
  assert.match((await move(clerk, plain, 'take')).body.message, /您是本件的调查人/)
  const lead = await county.staff('linwei')
  ok(await move(lead, plain, 'take'))
  assert.match((await move(clerk, plain, 'answer', said())).body.message, /由承办人答复/)
  assert.equal(codeOf(await move(lead, plain, 'answer', said())), 'objection.not_reinvestigated')
  ok(await move(clerk, caseId, 'reinvestigate'))
  await investigate(clerk)
  assert.match((await move(lead, caseId, 'opine', { favour: true, opinion: '属实' })).body.message, /还有 2 件异议没有写核实结论/)
  assert.equal(codeOf(await move(lead, plain, 'answer', said({ reply: '蔡德明家没有店面' }))), 'objection.private')
  assert.equal(codeOf(await move(lead, plain, 'answer', said({ finding: 'CASE_ENDED' }))), 'objection.still_open')
  ok(await move(lead, plain, 'answer', said()))
  const reviewer = await county.staff('keyuan')
  ok(await move(reviewer, withheld, 'take'))
  assert.equal(ok(await reviewer.get(`/api/remedies/objections/${withheld}`)).phone, '19900000042', 'in full for who handles it')
  ok(await move(reviewer, withheld, 'answer', said({ finding: 'UNRELATED' })))
  assert.equal(ok(await move(lead, caseId, 'opine', { favour: true, opinion: '情况属实，拟准予' })).step, 'town_opinion')
})

const said = (more: object = {}) => ({ finding: 'UNFOUNDED', said: '店面已转让', reply: '经核实，该户名下没有店面。', ...more })

async function investigate(clerk: Browser) {
  const part = ok(await clerk.get(`/api/subsistence/cases/${caseId}`))
  const photos = await Promise.all([1, 2, 3].map(async () => ({ fileId: await photo(clerk), takenOn: '2020-08-19', place: '家中' })))
  const neighbours = [
    { name: '张三', said: '没有店面' },
    { name: '李四', said: '没有店面' },
  ]
  const seen = { visitedOn: '2020-08-19', met: '蔡德明', housing: '', living: '', findings: '重新核实，没有店面', corrections: [] }
  const home = { sameDwelling: true, sharedMeals: true, monthsTogetherLast12: 12 }
  ok(await move(clerk, caseId, 'investigate', { ...seen, ...home, colleague: part.colleagues[0]?.id, neighbours, photos }))
  ok(await move(await county.staff('zhengjianguo'), caseId, 'cosign', { agree: true }))
}

test('the objector reads the reply, without anything of the family; the old notice is down, a fresh one hangs seven days', async () => {
  const neighbour = await county.resident('19900000041')
  const id = ok(await neighbour.get('/api/portal/cases')).items[0].caseId
  const mine = ok(await neighbour.get(`/api/portal/cases/${id}`))
  assert.deepEqual(
    mine.letters.map((l: { title: string; number: string }) => [l.title, l.number]),
    [['公示异议答复书', '瑞民异复〔2020〕1号']],
  )
  const pdf = await neighbour.get(`/api/letters/${mine.letters[0].letterId}/pdf`)
  assert.equal((pdf.body as Buffer).subarray(0, 5).toString(), '%PDF-')
  assert.equal((await (await county.resident('19900000002')).get(`/api/letters/${mine.letters[0].letterId}/pdf`)).status, 404)
  const read = ok(await neighbour.get(`/api/portal/objections/${id}`))
  assert.deepEqual(read.finding, { label: '反映的情况不属实', reply: '经核实，该户名下没有店面。' })
  assert.equal(codeOf(await county.stranger.get(`/api/open/notices/${noticeId}`)), 'notice.not_found')
  assert.equal(codeOf(await object(await county.resident('19900000043'))), 'objection.taken_down')
  const village = await county.staff('cunhai')
  ok(await move(village, caseId, 'post_notice', { photo: await photo(village), postedOn: '2020-08-19', where: '村公示栏' }))
  const list = ok(await county.stranger.get('/api/open/notices')).items
  assert.deepEqual(
    list.map((n: { endsOn: string; state: string }) => [n.endsOn, n.state]),
    [['2020-08-26', 'posted']],
  )
  noticeId = list[0].noticeId
  ends = '2020-08-26'
})

test('the last minute of the last day counts, the first of the next does not; both in Shanghai', async () => {
  county.now = new Date(`${ends}T23:59:30+08:00`)
  const late = await county.resident('19900000045')
  const first = ok(await object(await county.resident('19900000044')))
  assert.equal(await mainStep(), 'objection')
  county.now = new Date('2020-08-27T00:00:10+08:00')
  const answer = await object(late)
  assert.equal(answer.body.code, 'objection.too_late')
  assert.match(answer.body.message, /2020年8月26日.*投诉举报/)
  assert.equal(codeOf(await county.stranger.post(`/api/open/notices/${noticeId}/leads`, saying())), 'objection.too_late')
  assert.equal(await count(`select count(*)::int as n from case_file where service = 'objection'`), 4)
  // Taken back: it stands in nobody's way, and the person may not be asked again.
  const neighbour = await county.resident('19900000044')
  ok(await move(neighbour, first.caseId, 'withdraw', { reason: '弄错了' }))
  assert.equal((await one(`select facts from case_file where id = '${caseId}'`)).facts.objectionsOpen, 0)
})

test('what came to a counter in time is registered later; after the period, by the wrong office or without a name it is not', async () => {
  county.now = new Date('2020-08-27T09:00:00+08:00')
  const clerk = await county.staff('wumin')
  const paper = (more: object = {}) => ({
    requestId: randomUUID(),
    caseId,
    named: true,
    name: '李来福',
    phone: '057765001234',
    way: 'NOTE',
    claim: '家里有人在外面打工没有报',
    receivedOn: '2020-08-26',
    ...more,
  })
  const file = (who: Browser, more: object = {}) => who.post('/api/remedies/objections', paper(more))
  assert.equal(codeOf(await file(clerk, { receivedOn: '2020-08-27' })), 'objection.too_late')
  assert.equal(codeOf(await file(clerk, { receivedOn: '2020-08-28' })), 'subsistence.future_date')
  assert.equal(codeOf(await file(clerk, { receivedOn: '2020-08-18' })), 'objection.too_early')
  assert.equal(codeOf(await file(clerk, { phone: undefined })), 'objection.name_needed')
  assert.equal(codeOf(await file(clerk, { withheld: true })), 'objection.withheld_elsewhere')
  assert.match((await file(clerk, { claim: '坏' })).body.message, /异议内容.*请写清楚/)
  assert.equal(codeOf(await file(await county.staff('tangxia'))), 'case.not_found')
  assert.equal((await file(await county.staff('linwei'))).status, 403)
  const village = ok(await file(await county.staff('cunhai')))
  assert.equal(village.caseId, null, 'the village does not see what neighbours say')
  const requestId = randomUUID()
  const town = ok(await file(clerk, { requestId, named: false, name: undefined, phone: undefined }))
  assert.deepEqual(ok(await file(clerk, { requestId })), town)
  const sees = await one(`select step from case_file where id = '${town.caseId}'`)
  assert.equal(sees.step, 'lead')
})

test('a lead is noted, or taken up as if it had been said by name', async () => {
  const leads = (await county.db.pool.query(`select id from case_file where service = 'objection' and step = 'lead' order by created_at`))
    .rows
  assert.equal(leads.length, 2)
  const clerk = await county.staff('wumin')
  ok(await move(clerk, leads[0]?.id, 'note', { finding: 'UNFOUNDED', said: '已查，没有店面' }))
  assert.equal((await one(`select finding from objection where case_id = '${leads[0]?.id}'`)).finding, 'UNFOUNDED')
  assert.equal(ok(await move(clerk, leads[1]?.id, 'adopt', { reason: '线索具体' })).step, 'received')
  assert.equal((await one(`select facts from case_file where id = '${caseId}'`)).facts.objectionsOpen, 2)
})

test('the family withdraws: the notice is down, the letter says what it means, the objections end without an investigation', async () => {
  const own = await county.resident('19900000002')
  ok(await move(own, caseId, 'withdraw', { reason: '不办了' }))
  const mine = ok(await own.get(`/api/portal/cases/${caseId}`))
  assert.ok(mine.letters.some((l: { title: string }) => l.title === '撤回社会救助申请确认书'))
  assert.equal(ok(await county.stranger.get('/api/open/notices')).items.length, 0)
  const before = await one(`select version, facts::text as facts from case_file where id = '${caseId}'`)
  const { rows } = await county.db.pool.query(`select id from case_file where service = 'objection' and step = 'received'`)
  assert.equal(rows.length, 2)
  const lead = await county.staff('linwei')
  for (const { id } of rows) {
    ok(await move(lead, id, 'take'))
    ok(await move(lead, id, 'answer', said({ finding: 'CASE_ENDED', reply: '申请已经撤回，不再核实。' })))
  }
  assert.deepEqual(
    await one(`select version, facts::text as facts from case_file where id = '${caseId}'`),
    before,
    'an ended case stays as it was',
  )
  const letters = await count(`select count(*)::int as n from letter where kind = 'objection_reply'`)
  assert.equal(letters, 3, 'nobody writes to a lead')
  assert.equal(codeOf(await object(await county.resident('19900000046'))), 'objection.taken_down')
  const clerk = await county.staff('wumin')
  const paper = { requestId: randomUUID(), caseId, named: false, way: 'NOTE', claim: '还有话要说', receivedOn: '2020-08-26' }
  assert.equal(codeOf(await clerk.post('/api/remedies/objections', paper)), 'objection.decided')
})

test('the public door counts, per minute and per notice', async () => {
  const path = '/api/open/notices'
  const codes: string[] = []
  for (let i = 0; i < 6; i++) codes.push(codeOf(await county.stranger.post(`${path}/${noticeId}/leads`, saying())))
  assert.deepEqual(codes.slice(4), ['request.too_many', 'request.too_many'])
  forgetAttempts()
  assert.equal(codeOf(await county.stranger.post(`${path}/${randomUUID()}/leads`, saying())), 'notice.not_found')
  assert.equal(codeOf(await county.stranger.post(`/api/portal/notices/${noticeId}/objections`, saying())), 'session.needed')
  assert.equal((await (await county.staff('wumin')).post(`/api/portal/notices/${noticeId}/objections`, saying())).status, 403)
})

test('the register and its numbers', async () => {
  const head = await county.staff('kezhang')
  const figures = ok(await head.get('/api/remedies/figures?year=2020'))
  assert.deepEqual(figures.objections, { all: 4, open: 0, closed: 4, inTime: 4, substantiated: 0 })
  assert.deepEqual(figures.leads, { all: 2, open: 0, closed: 2, inTime: 2 })
  const all: string[] = []
  for (let next: string | null = ''; next !== null; ) {
    const page: { items: { number: string }[]; next: string | null } = ok(
      await head.get(`/api/remedies?limit=2${next ? `&after=${next}` : ''}`),
    )
    all.push(...page.items.map((i) => i.number))
    next = page.next
  }
  assert.equal(new Set(all).size, 6)
  assert.equal(all.length, 6)
  assert.equal(ok(await head.get('/api/remedies?kind=LEAD')).items.length, 2)
  assert.equal(ok(await head.get('/api/remedies?outcome=WITHDRAWN')).items.length, 1)
  assert.equal(ok(await (await county.staff('wumin')).get('/api/remedies')).items.length, 5, 'without the withheld one')
  assert.equal(ok(await (await county.staff('tangxia')).get('/api/remedies')).items.length, 0)
  assert.equal((await (await county.staff('cunhai')).get('/api/remedies')).status, 403)
})
