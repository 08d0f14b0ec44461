import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { demoAccount } from '#demo/numbers.ts'
import { balances, bankAnswers, couple, ok, onBooks } from '#demo/on-books.ts'
import { sheetRows } from '#platform/sheets/read.ts'
import { type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { mayuVillage, namedPeople } from '#demo/village.ts'

let county: DemoCounty
let clerk: Browser
let head: Browser
const people = namedPeople('2020-08-03')
const numberOf = (name: string) => people.find((p) => p.name === name)?.idNumber ?? ''

before(async () => {
  county = await demoCounty('2020-08-03T09:00:00+08:00')
  await onBooks(county, couple)
  county.now = new Date('2021-02-02T09:00:00+08:00')
  clerk = await county.staff('keyuan')
  head = await county.staff('kezhang')
})
after(() => county.close())

const price = (who: Browser, input: object) => who.post('/api/one-offs/price', { requestId: randomUUID(), month: '2021-01', ...input })
const decide = (who: Browser, batchId: string, how = 'approval') => who.post(`/api/one-offs/${batchId}/${how}`, { requestId: randomUUID() })

test('only a county clerk makes a list, only the head decides it; towns and strangers see none', async () => {
  for (const who of ['wumin', 'cunhai', 'caiwu', 'kezhang'])
    assert.equal((await price(await county.staff(who), { cpi: 4, food: 7 })).status, 403, who)
  assert.equal((await county.stranger.get('/api/one-offs')).status, 401)
  assert.equal((await (await county.staff('tangxia')).get('/api/one-offs')).status, 403)
})

test('prices that do not reach a line pay nothing; a month without a standard is refused', async () => {
  assert.equal((await price(clerk, { cpi: 3.4, food: 5.9 })).body.code, 'one_off.not_triggered')
  assert.equal((await price(clerk, { cpi: 3.6, food: -1 })).body.code, 'one_off.not_triggered')
  assert.equal((await price(clerk, { cpi: 3.6, food: 7, month: '2015-01' })).body.code, 'one_off.parameter_missing')
  assert.equal((await price(clerk, { cpi: 300, food: 7 })).body.code, 'input.bad')
  assert.equal((await price(clerk, { cpi: 3.6, food: 7, month: '2020-08' })).body.code, 'one_off.empty')
})

test('the subsidy goes to everybody in a 低保 household, once a month, through a run of its own', async () => {
  const { batchId } = ok(await price(clerk, { cpi: 3.6, food: 6.5 }))
  const view = ok(await head.get(`/api/one-offs/${batchId}`))
  // 886 × 6.5 % = 57.59 for each of two.
  assert.deepEqual([view.batch.persons, view.batch.fen, view.items.length, view.items[0].fen], [2, 11_518, 1, 11_518])
  assert.equal(view.batch.dueOn, '2021-03-05', 'the spring festival is not counted')
  const twin = ok(await price(clerk, { cpi: 3.6, food: 6.5 })).batchId
  ok(await decide(head, batchId))
  assert.equal((await decide(head, batchId)).body.code, 'one_off.not_found')
  assert.equal((await decide(head, twin)).body.code, 'one_off.already_paid')
  assert.equal((await price(clerk, { cpi: 3.6, food: 6.5 })).body.code, 'one_off.already_paid')
  await pay('price_subsidy', '2021-01', 11_518)
  const finance = await county.staff('caiwu')
  const again = await finance.post('/api/payments/runs/supplement', {
    requestId: randomUUID(),
    programme: 'price_subsidy',
    month: '2021-01',
  })
  assert.equal(again.body.code, 'payment.empty', 'nothing twice')
})

async function cellsOf(bytes: Buffer): Promise<(string | undefined)[][]> {
  const rows: (string | undefined)[][] = []
  for await (const { cells } of sheetRows(bytes)) rows.push([...cells].map((c) => c?.text))
  return rows
}

async function pay(programme: string, month: string, fen: number): Promise<void> {
  const finance = await county.staff('caiwu')
  const run = ok(await finance.post('/api/payments/runs', { requestId: randomUUID(), programme, month }))
  assert.equal(run.fen, fen)
  ok(await (await county.staff('caiwu2')).post(`/api/payments/runs/${run.runId}/approval`, { requestId: randomUUID() }))
  await bankAnswers(county, run.runId)
}

test('a festival payment by class, and by a list that is taken whole or not at all', async () => {
  const festival = { requestId: randomUUID(), month: '2021-02', title: '春节慰问', amounts: { DIBAO: 100_000 } }
  const byClass = ok(await clerk.post('/api/one-offs/festival', festival)).batchId
  assert.deepEqual(ok(await clerk.post('/api/one-offs/festival', festival)).batchId, byClass, 'the same request, the same list')
  ok(await decide(head, byClass, 'rejection'))
  const header = '姓名,身份证号,金额（元）,开户行,账号'
  const send = (...rows: string[]) =>
    clerk.upload(
      `/api/one-offs/list?requestId=${randomUUID()}&month=2021-02&title=${encodeURIComponent('春节慰问')}`,
      Buffer.from([header, ...rows].join('\r\n')),
    )
  const cai = `蔡德明,${numberOf('蔡德明')},500,,`
  const wrong = [
    `蔡德明,${numberOf('蔡德明').slice(0, 17)}0,500,,`,
    `蔡德民,${numberOf('蔡德明')},500,,`,
    `林秀兰,${numberOf('林秀兰')},500,,`,
    `蔡德明,${numberOf('蔡德明')},五百,,`,
  ]
  for (const row of wrong) {
    const answer = await send(cai, row)
    assert.equal(answer.body.code, 'one_off.list_row', row)
    assert.match(answer.body.message, /第 3 行/)
  }
  assert.match((await send(cai, cai)).body.message, /两次/)
  const marked = await clerk.upload('/api/one-offs/marked-list.xlsx?month=2021-02', Buffer.from([header, cai, ...wrong].join('\n')))
  const said = await cellsOf(ok(marked) as Buffer)
  assert.equal(said.length, 6)
  assert.equal(said[1]?.[5], undefined)
  assert.match(said[2]?.[5] ?? '', /身份证号：校验不通过/)
  const { batchId } = ok(await send(cai, `林秀兰,${numberOf('林秀兰')},300.50,瑞安农商银行,${demoAccount(5)}`))
  ok(await decide(head, batchId))
  const listed = await cellsOf(ok(await clerk.get(`/api/one-offs/${batchId}/list.xlsx`)) as Buffer)
  assert.deepEqual(
    listed
      .slice(1)
      .map((r) => [r[0], r[3]])
      .sort((a, b) => Number(b[1]) - Number(a[1])),
    [
      ['蔡德明', '500'],
      ['林秀兰', '300.5'],
    ],
  )
  assert.equal((await (await county.staff('wumin')).get(`/api/one-offs/${batchId}/list.xlsx`)).status, 403)
  await pay('festival', '2021-02', 80_050)
  assert.deepEqual(await balances(county), { budget: -91_568, paid: 91_568 })
})

test('a resident sees the payment among their own', async () => {
  const own = await county.resident('19900000001')
  ok(await own.post('/api/session/bind', { idNumber: numberOf('林秀兰'), name: '林秀兰', village: mayuVillage }))
  const { items } = ok(await own.get('/api/portal/payments'))
  assert.deepEqual(items, [{ month: '2021-02', label: '节日慰问金', fen: 30_050, resultLabel: '已发放' }])
})
