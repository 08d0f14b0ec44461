// Every list goes out as a spreadsheet by one path: the list itself, its filters, its permission, fifty without a second person.
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { coupleLines, listFile } from '#demo/caseload-list.ts'
import { ok, payMonth } from '#demo/on-books.ts'
import { type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { systemActor } from '#platform/db/actor.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { runOneJob } from '#platform/jobs/worker.ts'
import { sheetRows } from '#platform/sheets/read.ts'
import { jobKinds } from '../../../wire.ts'
import { approveLoad, checkImport, takeList } from './public.ts'

let county: DemoCounty
const households = 60
before(async () => {
  county = await demoCounty('2020-09-25T09:30:00+08:00')
  const lines = [...Array(households).keys()].flatMap((i) => coupleLines(i, 1450))
  const bytes = await listFile(lines)
  const operator = systemActor('operator', '330381')
  await inTransaction(county.db, operator, county.now, async (tx) => {
    const importId = await takeList(tx, operator, { name: 'a', from: '2020-10' }, bytes)
    await checkImport(tx, operator, importId)
    await approveLoad(tx, operator, importId)
  })
  while (await runOneJob(county.db, jobKinds, county.now));
})
after(() => county.close())

const sheetOf = async (who: Browser, path: string) => {
  const rows: (string | undefined)[][] = []
  for await (const { cells } of sheetRows(ok(await who.get(path)) as Buffer)) rows.push([...cells].map((c) => c?.text))
  return rows
}

test('the register goes out as its screen shows it: fifty rows, the own place, recorded', async () => {
  county.now = new Date('2020-10-06T09:00:00+08:00')
  const clerk = await county.staff('wumin')
  const rows = await sheetOf(clerk, '/api/households.xlsx?q=蔡某')
  assert.equal(rows.length, 51)
  assert.deepEqual(rows[1]?.slice(1, 5), ['2', '马屿镇江浦村', '最低生活保障', '1450'])
  assert.equal((await sheetOf(clerk, '/api/households.xlsx?category=LOW_MARGIN')).length, 1)
  assert.equal((await sheetOf(await county.staff('tangxia'), '/api/households.xlsx')).length, 1)
  assert.equal((await (await county.staff('caiwu')).get('/api/households.xlsx')).status, 403)
  const { rows: acts } = await county.db.pool.query("select detail from audit_event where act = 'household.export' order by id limit 1")
  assert.deepEqual(acts[0]?.detail, { rows: 50 })
})

test('a roll goes out whole when a second person approved it, and only its beginning before', async () => {
  county.now = new Date('2020-10-08T09:00:00+08:00')
  const finance = await county.staff('caiwu')
  const open = ok(await finance.post('/api/payments/runs', { requestId: randomUUID(), programme: 'subsistence', month: '2020-10' }))
  assert.equal((await sheetOf(finance, `/api/payments/runs/${open.runId}/roll.xlsx`)).length, 51)
  const { runId } = await payMonth(county, '2020-10')
  assert.equal(runId, open.runId)
  const rows = await sheetOf(finance, `/api/payments/runs/${runId}/roll.xlsx`)
  assert.equal(rows.length, households + 1)
  assert.equal(
    rows.flat().some((cell) => /^\d{16,19}$/.test(cell ?? '')),
    false,
    'accounts are masked',
  )
  assert.equal((await (await county.staff('wumin')).get(`/api/payments/runs/${runId}/roll.xlsx`)).status, 403)
})

test('recoveries and parameters go out by the same path', async () => {
  assert.equal((await sheetOf(await county.staff('keyuan'), '/api/recoveries.xlsx'))[0]?.[0], '编号')
  assert.equal((await county.stranger.get('/api/policy/parameters.xlsx')).status, 401)
  assert.ok((await sheetOf(await county.staff('shenji'), '/api/policy/parameters.xlsx')).length > 50)
})
