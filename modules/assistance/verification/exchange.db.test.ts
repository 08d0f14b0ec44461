import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { linApplication } from '#demo/application.ts'
import { ok } from '#demo/on-books.ts'
import { type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { setSourceKey, signatureOf, signedText } from '#modules/assistance/verification/lists/machine.ts'
import { systemActor } from '#platform/db/actor.ts'
import { inTransaction } from '#platform/db/tx.ts'

// One application that waits for its sources: asked by file and by machine, answered by file and by machine.
let county: DemoCounty
let verifier: Browser
let caseId = ''
let number = ''
let people: { idNumber: string; name: string }[] = []

before(async () => {
  county = await demoCounty('2020-09-25T09:00:00+08:00')
  const resident = await county.resident('19900000001')
  const answers = linApplication('2020-09-25')
  people = answers.members.map((m) => ({ idNumber: m.idNumber, name: m.name }))
  const filed = ok(await resident.post('/api/subsistence/applications', { requestId: randomUUID(), answers }))
  caseId = filed.caseId
  number = filed.number
  ok(await move(await county.staff('wumin'), 'accept'))
  verifier = await county.staff('hedui')
})
after(() => county.close())

async function move(who: Browser, name: string, input: object = {}) {
  const { rows } = await county.db.pool.query<{ version: number }>('select version from case_file where id = $1', [caseId])
  return who.post(`/api/cases/${caseId}/moves/${name}`, { requestId: randomUUID(), version: rows[0]?.version, input })
}
const answerFile = (source: string, bytes: Buffer) =>
  verifier.upload(`/api/verification/answers?source=${source}&requestId=${randomUUID()}`, bytes)
const head = '办件编号,身份证号,姓名,答复,项目,金额,数据日期'
const rowsFor = (status: string, more = ',,') => people.map((p) => `${number},${p.idNumber},${p.name},${status}${more},2020-09-20`)
const csv = (...rows: string[]) => Buffer.from(`${[head, ...rows].join('\r\n')}\r\n`)

/** GB18030 as Excel writes it in China: Node reads it and does not write it. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const bytesOf = new Map<string, number[]>()
  for (let a = 0x81; a <= 0xfe; a++)
    for (let b = 0x40; b <= 0xfe; b++) if (b !== 0x7f) bytesOf.set(decoder.decode(Uint8Array.of(a, b)), [a, b])
  return Buffer.from([...text].flatMap((sign) => (sign.charCodeAt(0) < 0x80 ? [sign.charCodeAt(0)] : (bytesOf.get(sign) ?? []))))
}

test('nothing is asked about somebody whose authority ran out, and the refusal is on record', async () => {
  await county.db.pool.query(`update consent set signed_on = '2020-01-01', expires_on = '2020-06-30' where case_id = $1`, [caseId])
  const clerk = await county.staff('wumin')
  const refused = await move(clerk, 'request_verification')
  assert.equal(refused.body.code, 'consent.missing')
  assert.match(refused.body.message, /林秀兰、周桂英没有有效的核对授权书/)
  const { rows } = await county.db.pool.query(
    `select count(*)::int as n from audit_event where act = 'verification.refused' and subject_id = $1`,
    [caseId],
  )
  assert.equal(rows[0]?.n, 1)
  await county.db.pool.query(`update consent set signed_on = '2020-09-25', expires_on = null where case_id = $1`, [caseId])
  ok(await move(clerk, 'request_verification'))
})

test('the list for a source goes out to the verifier only', async () => {
  const sheet = await verifier.get('/api/verification/requests?source=tax')
  assert.equal(sheet.status, 200)
  assert.equal((sheet.body as Buffer).subarray(0, 2).toString(), 'PK')
  assert.equal((await (await county.staff('wumin')).get('/api/verification/requests?source=tax')).body.code, 'actor.not_allowed')
  assert.equal((await verifier.get('/api/verification/requests?source=moon')).body.code, 'verification.unknown_source')
})

test('an answer by file is taken whole or not at all, in GB18030 too', async () => {
  assert.equal((await answerFile('tax', csv(...rowsFor('无记录').slice(1)))).body.code, 'verification.answer_incomplete')
  assert.equal(
    (await answerFile('tax', csv(...rowsFor('无记录'), `${number},330399195503123019,某人,无记录,,,2020-09-20`))).body.code,
    'verification.answer_stranger',
  )
  assert.equal(
    (await answerFile('tax', csv(...rowsFor('无记录').map((r) => r.replace(number, '马屿低保 2020 第 99 号'))))).body.code,
    'verification.answer_case',
  )
  assert.equal((await answerFile('tax', csv(...rowsFor('大概没有')))).body.code, 'verification.answer_bad')
  assert.equal((await answerFile('tax', Buffer.from('随便,写\r\n1,2\r\n'))).body.code, 'sheet.no_header')
  const kept = await county.db.pool.query(`select count(*)::int as n from case_record where case_id = $1 and kind = 'source_answer'`, [
    caseId,
  ])
  assert.equal(kept.rows[0]?.n, 0)
  const [first = '', ...rest] = rowsFor('无记录')
  const wage = first.replace('无记录,,', '有记录,工资,1500.00')
  assert.deepEqual(ok(await answerFile('tax', gb18030(csv(wage, ...rest).toString()))), { cases: 1, persons: 4 })
  assert.equal((await answerFile('tax', csv(wage, ...rest))).body.code, 'verification.answer_case')
})

test('a time-out is no answer: the source stays open', async () => {
  ok(await answerFile('vehicles', csv(...rowsFor('超时'))))
  ok(await answerFile('vehicles', csv(...rowsFor('无记录'))))
  const part = ok(await verifier.get(`/api/subsistence/cases/${caseId}`))
  assert.equal(part.verification.complete, false)
  assert.equal((await move(verifier, 'report')).body.code, 'case.condition_unmet')
})

test('a machine signs: asks, answers and delivers once; nobody else does in its name', async () => {
  const key = await inTransaction(county.db, systemActor('operator', '330381'), county.now, (tx) =>
    setSourceKey(tx, systemActor('operator', '330381'), 'market'),
  )
  const send = (
    purpose: string,
    body: Buffer,
    change: Partial<{ key: string; time: string; nonce: string; source: string; date: string; sent: Buffer }> = {},
  ) => {
    const signed = {
      source: change.source ?? 'market',
      time: change.time ?? '2020-09-25T09:01:00+08:00',
      nonce: change.nonce ?? randomUUID(),
    }
    const date = purpose === 'lists' ? (change.date ?? '2020-09-24') : ''
    const signature = signatureOf(change.key ?? key, signedText(purpose, signed, date, body))
    const query = new URLSearchParams({ ...signed, signature, ...(date ? { dataDate: date } : {}) })
    return county.stranger.upload(`/api/verification/machine/${purpose}?${query}`, change.sent ?? body)
  }
  const asked = ok(await send('requests', Buffer.from('{}')))
  assert.deepEqual(asked.requests, [{ number, persons: people }])
  const nonce = randomUUID()
  const answers = csv(...rowsFor('无记录'))
  assert.deepEqual(ok(await send('answers', answers, { nonce })), { cases: 1, persons: 4 })
  assert.equal((await send('answers', answers, { nonce })).body.code, 'verification.replayed')
  const bad = 'verification.bad_signature'
  assert.equal((await send('answers', answers, { key: 'guessed' })).body.code, bad)
  assert.equal((await send('answers', answers, { source: 'banks' })).body.code, bad)
  assert.equal((await send('answers', answers, { time: '2020-09-25T08:50:00+08:00' })).body.code, bad)
  assert.equal((await send('answers', answers, { sent: csv(...rowsFor('拒绝')) })).body.code, bad)
  const list = Buffer.from('身份证号,姓名,类别,认缴金额\r\n330399195503123019,某人,股东,1000\r\n')
  assert.equal(ok(await send('lists', list)).rows, 1)
  const { rows } = await county.db.pool.query('select way, delivered_by from source_list')
  assert.deepEqual(rows, [{ way: 'machine', delivered_by: 'system:source:market' }])
})
