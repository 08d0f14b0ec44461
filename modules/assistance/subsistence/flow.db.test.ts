import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { linApplication } from '#demo/application.ts'
import { type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { mayuVillage, namedPeople } from '#demo/village.ts'
import { requiredSources } from './service/inputs.ts'

let county: DemoCounty
let caseId = ''
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080010001001011100ffd9', 'hex')
const move = async (who: Browser, name: string, input: object = {}, request = randomUUID()) => {
  const { rows } = await county.db.pool.query(`select version from ${county.db.schema}.case_file where id = $1`, [caseId])
  return who.post(`/api/cases/${caseId}/moves/${name}`, { requestId: request, version: rows[0].version, input })
}
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the server said.
const ok = (answer: { status: number; body: any }) => {
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body
}
const photo = async (who: Browser, kind = 'photo') =>
  ok(await who.upload(`/api/files?kind=${kind}&name=a.jpg&requestId=${randomUUID()}`, jpeg)).fileId as string

before(async () => {
  county = await demoCounty('2020-09-15T09:30:00+08:00')
})
after(() => county.close())

test('a resident files once however often the phone sends it', async () => {
  const resident = await county.resident('19900000001')
  const body = { requestId: randomUUID(), answers: linApplication('2020-09-15') }
  const answers = [
    ok(await resident.post('/api/subsistence/applications', body)),
    ok(await resident.post('/api/subsistence/applications', body)),
  ]
  assert.deepEqual(answers[0], answers[1])
  assert.match(String(answers[0]?.number), /^马屿低保 2020 第 1 号$/)
  assert.equal(answers[0]?.latestOn, '2020-10-12')
  caseId = answers[0]?.caseId
  assert.equal(ok(await resident.get('/api/portal/cases')).items.length, 1)
})

test('the same people cannot be in two open applications', async () => {
  const resident = await county.resident('19900000009')
  const answer = await resident.post('/api/subsistence/applications', { requestId: randomUUID(), answers: linApplication('2020-09-15') })
  assert.equal(answer.status, 409)
  assert.equal(answer.body.code, 'subsistence.already_applied')
  assert.match(answer.body.message, /马屿镇/)
})

test('another town, a stranger and another resident get nothing', async () => {
  const other = await county.staff('tangxia')
  assert.equal((await other.get(`/api/cases/${caseId}?reason=look`)).body.code, 'case.not_found')
  assert.equal((await move(other, 'accept')).body.code, 'case.not_found')
  assert.equal((await county.stranger.get(`/api/cases/${caseId}`)).status, 401)
  const neighbour = await county.resident('19900000002')
  assert.equal((await neighbour.get(`/api/portal/cases/${caseId}`)).status, 404)
  assert.equal(
    (await neighbour.post(`/api/cases/${caseId}/moves/withdraw`, { requestId: randomUUID(), version: 2, input: {} })).status,
    404,
  )
})

test('from acceptance to the town opinion, by two investigators and a lead who was not there', async () => {
  const clerk = await county.staff('wumin')
  const inbox = ok(await clerk.get('/api/desk/inbox?turn=mine'))
  assert.deepEqual(
    inbox.items.map((i: { title: string }) => i.title),
    ['林秀兰等 4 人'],
  )
  ok(await move(clerk, 'accept'))
  ok(await move(clerk, 'request_verification'))
  const verifier = await county.staff('hedui')
  assert.equal((await move(verifier, 'report', { note: '' })).body.code, 'case.condition_unmet')
  const answers = requiredSources.map((source) => ({
    source,
    status: source === 'tax' || source === 'social_security' ? 'OK' : 'NO_RECORD',
    dataDate: '2020-09-15',
    found:
      source === 'tax'
        ? [{ ref: 'A', field: 'WAGE', amount: 150_000 }]
        : source === 'social_security'
          ? [{ ref: 'D', field: 'RESIDENT_PENSION', amount: 24_000 }]
          : [],
  }))
  assert.deepEqual(
    ok(await verifier.post(`/api/subsistence/cases/${caseId}/sources`, { caseId, requestId: randomUUID(), answers })).missing,
    [],
  )
  ok(await move(verifier, 'report', { note: '' }))
  const part = ok(await clerk.get(`/api/subsistence/cases/${caseId}`))
  assert.equal(part.evaluation.monthlyAmount, 2370)
  const visit = {
    visitedOn: '2020-09-15',
    met: '林秀兰',
    colleague: part.colleagues[0]?.id,
    housing: '自住两间',
    living: '简单',
    findings: '情况属实',
    sameDwelling: true,
    sharedMeals: true,
    monthsTogetherLast12: 12,
    neighbours: [
      { name: '张三', said: '情况属实' },
      { name: '李四', said: '情况属实' },
    ],
    photos: await Promise.all([1, 2, 3].map(async () => ({ fileId: await photo(clerk), takenOn: '2020-09-15', place: '家中' }))),
    corrections: [],
  }
  ok(await move(clerk, 'investigate', visit))
  ok(await move(await county.staff('cunhai'), 'accompany', { visitedOn: '2020-09-15', note: '一同入户' }))
  assert.match((await move(clerk, 'cosign', { agree: true })).body.message, /另一位调查人/)
  ok(await move(await county.staff('zhengjianguo'), 'cosign', { agree: true }))
  const lead = await county.staff('linwei')
  assert.equal((await move(lead, 'opine', { favour: false, opinion: '不同意' })).body.code, 'subsistence.deviation_reason')
  assert.equal(ok(await move(lead, 'opine', { favour: true, opinion: '情况属实，拟准予' })).step, 'town_opinion')
})

test('the notice is up for seven days, masked, and the case waits for its end', async () => {
  const village = await county.staff('cunhai')
  ok(await move(village, 'post_notice', { photo: await photo(village), postedOn: '2020-09-15', where: '村公示栏' }))
  const list = ok(await county.stranger.get('/api/open/notices'))
  assert.equal(list.items[0]?.endsOn, '2020-09-22')
  const notice = await county.stranger.get(`/api/open/notices/${list.items[0]?.noticeId}`)
  assert.match(JSON.stringify(notice.body), /林\*兰/)
  assert.doesNotMatch(JSON.stringify(notice.body), /林秀兰|一鸣|330399/)
  const clerk = await county.staff('wumin')
  assert.match((await move(clerk, 'pass_on')).body.message, /公示到 2020-09-22 结束/)
  county.now = new Date('2020-09-23T09:00:00+08:00')
  assert.equal(ok(await move(await county.staff('wumin'), 'pass_on')).step, 'county_review')
})

test('the county proposes, another person decides, the letter is genuine and the entitlement lives', async () => {
  ok(await move(await county.staff('keyuan'), 'propose', { grant: true, opinion: '同意镇意见' }))
  const head = await county.staff('kezhang')
  const request = randomUUID()
  const first = await move(head, 'grant', { reason: '' }, request)
  assert.equal(ok(first).step, 'granted')
  const again = await head.post(`/api/cases/${caseId}/moves/grant`, { requestId: request, version: 1, input: { reason: '' } })
  assert.equal(ok(again).replayed, true)
  const { rows } = await county.db.pool.query(`select monthly_fen, valid_from, kind from ${county.db.schema}.entitlement_row`)
  assert.deepEqual(rows, [{ monthly_fen: 237_000, valid_from: '2020-10-01', kind: 'DIBAO' }])
  const resident = await county.resident('19900000001')
  const closed = ok(await resident.get(`/api/portal/subsistence/${caseId}`))
  assert.deepEqual([closed.hidden, closed.evaluation, ok(await resident.get(`/api/portal/cases/${caseId}`)).letters], [true, null, []])
  const person = namedPeople('2020-09-15').find((p) => p.name === '林秀兰')
  ok(await resident.post('/api/session/bind', { idNumber: person?.idNumber, name: '林秀兰', village: mayuVillage }))
  const result = ok(await resident.get(`/api/portal/subsistence/${caseId}`))
  assert.equal(result.evaluation.monthlyAmount, 2370)
  assert.equal(result.payment.firstMonth, '2020-10')
  const mine = ok(await resident.get(`/api/portal/cases/${caseId}`))
  const letter = mine.letters.find((l: { kind: string }) => l.kind === 'decision_grant')
  assert.equal(letter?.number, '瑞民低保〔2020〕1号')
  const pdf = await resident.get(`/api/letters/${letter?.letterId}/pdf`)
  assert.equal((pdf.body as Buffer).subarray(0, 5).toString(), '%PDF-')
  const code = (await county.db.pool.query(`select verify_code from ${county.db.schema}.letter where id = $1`, [letter?.letterId])).rows[0]
    .verify_code
  assert.equal(ok(await county.stranger.get(`/api/open/verify?code=${code}`)).maskedName, '林*兰')
  assert.equal(ok(await county.stranger.get('/api/open/verify?code=aaaaaaaaaaaaaaaaaaaa')).genuine, false)
})

test('delivery is recorded once; remedies run from it', async () => {
  const clerk = await county.staff('wumin')
  const view = ok(await clerk.get(`/api/cases/${caseId}`))
  const letterId = view.letters.find((l: { kind: string }) => l.kind === 'decision_grant')?.letterId
  const body = { requestId: randomUUID(), how: 'hand', on: '2020-09-23', receivedBy: '林秀兰' }
  assert.equal(ok(await clerk.post(`/api/letters/${letterId}/delivery`, body)).remedyUntil, '2020-11-23')
  assert.equal(
    (await clerk.post(`/api/letters/${letterId}/delivery`, { ...body, requestId: randomUUID() })).body.code,
    'letter.already_delivered',
  )
})

test('the auditor gives a reason and sees who did what', async () => {
  const auditor = await county.staff('shenji')
  assert.equal((await auditor.get(`/api/cases/${caseId}`)).body.code, 'audit.reason_needed')
  ok(await auditor.get(`/api/cases/${caseId}?reason=例行审计`))
  const readers = ok(await auditor.get(`/api/cases/${caseId}/readers`))
  assert.equal(readers.items[0]?.reason, '例行审计')
  assert.ok(readers.items.some((r: { by: string; act: string }) => r.by === '黄立' && r.act === '准予救助'))
  assert.equal((await move(auditor, 'withdraw', {})).status, 403)
})

test('finance opens, a second person approves, the bank answers, the books balance', async () => {
  county.now = new Date('2020-10-05T09:00:00+08:00')
  const one = await county.staff('caiwu')
  const two = await county.staff('caiwu2')
  const run = ok(await one.post('/api/payments/runs', { requestId: randomUUID(), programme: 'subsistence', month: '2020-10' }))
  const same = ok(await two.post('/api/payments/runs', { requestId: randomUUID(), programme: 'subsistence', month: '2020-10' }))
  assert.equal(same.runId, run.runId)
  assert.equal(same.lines, 1)
  assert.equal(run.fen, 237_000)
  const approval = `/api/payments/runs/${run.runId}/approval`
  assert.equal((await one.post(approval, { requestId: randomUUID() })).body.code, 'payment.second_person')
  ok(await two.post(approval, { requestId: randomUUID() }))
  assert.equal((await two.post(approval, { requestId: randomUUID() })).body.code, 'payment.not_open')
  const file = ok(await one.post(`/api/payments/runs/${run.runId}/bank-file`, { requestId: randomUUID(), template: 'rural-bank' }))
  assert.deepEqual(
    ok(await one.post(`/api/payments/runs/${run.runId}/bank-file`, { requestId: randomUUID(), template: 'rural-bank' })),
    file,
  )
  const text = (await one.get(`/api/payments/batches/${file.batchId}/file`)).body.toString()
  assert.match(text, /林秀兰,2370\.00/)
  const account = /1,(\d{16,19}),/.exec(text)?.[1] ?? ''
  const reply = (change: string) => `批次号,序号,账号尾号,金额,结果,原因\r\n${change}\r\n`
  const good = `${file.batchId},1,${account.slice(-4)},2370.00,成功,`
  const send = (body: string) => one.post(`/api/payments/batches/${file.batchId}/reply`, { requestId: randomUUID(), text: body })
  assert.equal((await send(reply(good.replace('2370', '2371')))).body.code, 'payment.reply_row')
  assert.equal((await send(reply(''))).body.code, 'payment.reply_incomplete')
  assert.equal((await send(reply(good.replace(file.batchId, 'other')))).body.code, 'payment.reply_other_batch')
  assert.equal((await send('别的表头')).body.code, 'payment.reply_header')
  assert.deepEqual(ok(await send(reply(good))), { paid: 1, returned: 0, paidFen: 237_000, returnedFen: 0 })
  assert.deepEqual(ok(await send(reply(good))), { paid: 1, returned: 0, paidFen: 237_000, returnedFen: 0 })
  const { rows } = await county.db.pool.query(`select debit, credit, fen from ${county.db.schema}.ledger_transfer order by step`)
  assert.deepEqual(rows, [
    { debit: 'payable:subsistence', credit: 'budget:subsistence', fen: 237_000 },
    { debit: 'paid:subsistence', credit: 'payable:subsistence', fen: 237_000 },
  ])
  const unbound = await county.resident('19900000077')
  assert.equal((await unbound.get('/api/portal/payments')).body.items.length, 0, 'not bound, nothing shown')
  const resident = await county.resident('19900000001')
  assert.deepEqual(
    ok(await resident.get('/api/portal/payments')).items.map((i: { resultLabel: string }) => i.resultLabel),
    ['已发放'],
  )
  assert.equal((await (await county.staff('wumin')).get('/api/payments/runs')).status, 403)
  assert.equal((await one.get(`/api/cases/${caseId}?reason=look`)).status, 403)
})
