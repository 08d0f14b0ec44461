import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { replyTo } from '#demo/bank-reply.ts'
import { balances, couple, ok, onBooks } from '#demo/on-books.ts'
import { type Answer, type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'

// A month of money in which everything is pressed five times at once, from several desks, each time as a request of its own.
let county: DemoCounty
let one: Browser
let two: Browser
let runId = ''
let batchId = ''
let total = 0

before(async () => {
  county = await demoCounty('2020-08-03T09:00:00+08:00')
  await onBooks(county, couple)
  await onBooks(county, { family: 'miao', members: {}, on: '2020-08-03' })
  county.now = new Date('2020-09-16T09:00:00+08:00')
  one = await county.staff('caiwu')
  two = await county.staff('caiwu2')
})
after(() => county.close())

const fiveTimes = (act: () => Promise<Answer>) => Promise.all(Array.from({ length: 5 }, act))
const codes = (answers: Answer[]) => answers.map((a) => (a.status === 200 ? 'ok' : a.body.code)).sort()
const count = async (sql: string) =>
  Number((await county.db.pool.query<{ n: string }>(`select count(*)::text as n from ${sql}`)).rows[0]?.n)

test('five people open the month: one run, each household once in it', async () => {
  const answers = await fiveTimes(() =>
    one.post('/api/payments/runs', { requestId: randomUUID(), programme: 'subsistence', month: '2020-09' }),
  )
  const opened = answers.filter((a) => a.status === 200)
  for (const a of answers) assert.ok(a.status === 200 || a.body.code === 'payment.opened_meanwhile', JSON.stringify(a.body))
  assert.deepEqual([...new Set(opened.map((a) => a.body.runId))].length, 1)
  runId = opened[0]?.body.runId
  assert.equal(await count('payment_run'), 1)
  assert.equal(await count('payment_line'), 2)
})

test('five approvals at once book every line once', async () => {
  const answers = await fiveTimes(() => two.post(`/api/payments/runs/${runId}/approval`, { requestId: randomUUID() }))
  assert.deepEqual(codes(answers), ['ok', ...Array(4).fill('payment.not_open')].sort())
  assert.equal(await count('ledger_transfer'), 2)
  const held = await balances(county)
  total = held.payable ?? 0
  assert.ok(total > 0)
  assert.deepEqual(held, { budget: -total, payable: total })
})

test('five files asked for at once are one file', async () => {
  const answers = await fiveTimes(() =>
    one.post(`/api/payments/runs/${runId}/bank-file`, { requestId: randomUUID(), template: 'rural-bank' }),
  )
  for (const a of answers) ok(a)
  assert.equal(new Set(answers.map((a) => a.body.batchId)).size, 1)
  batchId = answers[0]?.body.batchId
  assert.equal(await count('bank_batch'), 1)
})

test('five replies at once pay once; a reply that says something else is refused', async () => {
  const text = Buffer.from(ok(await one.get(`/api/payments/batches/${batchId}/file`)) as Uint8Array).toString()
  const reply = (body: string) => one.post(`/api/payments/batches/${batchId}/reply`, { requestId: randomUUID(), text: body })
  for (const a of await fiveTimes(() => reply(replyTo(batchId, text)))) assert.equal(ok(a).paidFen, total)
  assert.deepEqual(await balances(county), { budget: -total, paid: total })
  assert.equal((await reply(replyTo(batchId, text, [1]))).body.code, 'payment.reply_twice')
  assert.equal(await count(`bank_attempt where result = 'paid'`), 2)
})
