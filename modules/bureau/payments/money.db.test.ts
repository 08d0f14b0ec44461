import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { demoAccount } from '#demo/numbers.ts'
import { bankAnswers, couple, ok, onBooks, payMonth } from '#demo/on-books.ts'
import { type Browser, type DemoCounty, demoCounty } from '#demo/test-county.ts'
import { snapshotOfRun } from '#modules/assistance/subsistence/public.ts'
import { systemActor } from '#platform/db/actor.ts'
import { inTransaction } from '#platform/db/tx.ts'

// Two households, four months: what changed and why, the bank's statement, the closed month, the exported books.
let county: DemoCounty
let cai: Awaited<ReturnType<typeof onBooks>>
const runs: string[] = []
const signedIn = new Map<Date, Browser>()
/** One sign-in for each moment of the story. */
const finance = async (): Promise<Browser> => {
  const known = signedIn.get(county.now) ?? (await county.staff('caiwu'))
  signedIn.set(county.now, known)
  return known
}
const at = (day: string) => {
  county.now = new Date(`${day}T10:00:00+08:00`)
}

before(async () => {
  county = await demoCounty('2020-08-03T09:00:00+08:00')
  cai = await onBooks(county, couple)
  runs.push((await payMonth(county, '2020-09')).runId)
  await onBooks(county, { family: 'miao', members: {}, on: '2020-08-12' })
})
after(() => county.close())

test('the differences to last month name every household once, with its cause, and add up to the roll', async () => {
  runs.push((await payMonth(county, '2020-10')).runId)
  const first = ok(await (await finance()).get(`/api/payments/runs/${runs[0]}/differences`))
  assert.deepEqual(
    first.items.map((d: { cause: string }) => d.cause),
    ['新批准'],
  )
  const second = ok(await (await finance()).get(`/api/payments/runs/${runs[1]}/differences`))
  assert.deepEqual(
    second.items.map((d: { cause: string; payee: string; beforeFen: number; nowFen: number }) => [d.payee, d.cause, d.beforeFen, d.nowFen]),
    [['缪建平', '新批准', 0, 22_700]],
  )
  runs.push((await payMonth(county, '2020-11')).runId)
  assert.deepEqual(ok(await (await finance()).get(`/api/payments/runs/${runs[2]}/differences`)).items, [])
  at('2020-11-20')
  await cai.change({
    kind: 'DEATH',
    ref: 'A',
    happenedOn: '2020-11-08',
    payee: { ref: 'B', bank: '瑞安农商银行', account: demoAccount(9) },
  })
  runs.push((await payMonth(county, '2020-12')).runId)
  const third = ok(await (await finance()).get(`/api/payments/runs/${runs[3]}/differences`))
  assert.deepEqual(
    third.items.map((d: { payee: string; cause: string; beforeFen: number; nowFen: number; persons: number }) => [
      d.payee,
      d.cause,
      d.beforeFen,
      d.nowFen,
      d.persons,
    ]),
    [['潘月香', '有人去世', 145_000, 73_500, 1]],
  )
  const sum = third.items.reduce((total: number, d: { nowFen: number; beforeFen: number }) => total + d.nowFen - d.beforeFen, 0)
  assert.equal(third.summary.nowFen - third.summary.beforeFen, sum)
})

test('the checks before approval see a jump, and another town or role sees no money', async () => {
  const checks = ok(await (await finance()).get(`/api/payments/runs/${runs[3]}/checks`))
  assert.deepEqual(
    checks.findings.map((f: { payee: string; text: string }) => [f.payee, f.text]),
    [['潘月香', '比上月变动超过 30%:¥1,450.00 → ¥735.00']],
  )
  assert.equal(checks.blocking, null)
  for (const who of ['wumin', 'cunhai', 'keyuan'])
    for (const path of [`runs/${runs[3]}/checks`, `runs/${runs[3]}/differences`, 'books', 'reconciliation?month=2020-11'])
      assert.equal((await (await county.staff(who)).get(`/api/payments/${path}`)).status, 403, `${who} ${path}`)
})

test('the hash of the facts behind a run is the same for ever, and another once a fact of then is touched', async () => {
  const { rows } = await county.db.pool.query('select snapshot_sha256, approved_at from payment_run where id = $1', [runs[1]])
  const again = () =>
    inTransaction(county.db, systemActor('check', county.db.county.code), county.now, (tx) =>
      snapshotOfRun(tx, runs[1] ?? '', rows[0].approved_at),
    )
  assert.equal(await again(), rows[0].snapshot_sha256, 'a death that was told later changes nothing of then')
  await county.db.pool.query(`update household_base set base_sealed = base_sealed || 'x' where root_id = $1`, [cai.rootId])
  assert.notEqual(await again(), rows[0].snapshot_sha256)
  await county.db.pool.query(`update household_base set base_sealed = left(base_sealed, -1) where root_id = $1`, [cai.rootId])
})

const statement = async (month: string, rows: string[]) => {
  const who = await finance()
  return who.post('/api/payments/statements', { requestId: randomUUID(), month, text: ['日期,付出,收入,批次号', ...rows, ''].join('\r\n') })
}

test('the bank statement is taken whole or not at all, and every file is set beside it', async () => {
  for (const run of runs) await bankAnswers(county, run)
  const { rows } = await county.db.pool.query(
    `select b.id, (b.fen / 100.0)::numeric(12,2)::text as yuan from bank_batch b join payment_run r on r.id = b.run_id order by r.month`,
  )
  const lines = rows.map((b) => `2020-12-10,${b.yuan},,${b.id}`)
  at('2021-01-05')
  const wrong: [string, string[], string][] = [
    ['payment.statement_row', ['2020-11-10,100.00,,'], '2020-12'],
    ['payment.statement_row', ['2020-12-10,100.00,5.00,'], '2020-12'],
    ['payment.statement_row', ['2020-12-10,1e3,,'], '2020-12'],
    ['payment.statement_empty', [], '2020-12'],
  ]
  for (const [code, some, month] of wrong) assert.equal((await statement(month, some)).body.code, code)
  const header = { requestId: randomUUID(), month: '2020-12', text: '日期,金额\r\n2020-12-10,1' }
  assert.equal((await (await finance()).post('/api/payments/statements', header)).body.code, 'payment.statement_header')
  assert.deepEqual(ok(await statement('2020-12', [...lines, '2020-12-21,,1.25,'])), { lines: 5, unmatched: 1 })
  assert.deepEqual(ok(await statement('2020-12', [...lines, '2020-12-21,,1.25,'])), { lines: 5, unmatched: 1 })
  assert.equal((await statement('2020-12', lines)).body.code, 'payment.statement_twice')
  const found = ok(await (await finance()).get('/api/payments/reconciliation?month=2020-12'))
  assert.deepEqual([found.batches.length, found.batches.every((b: { agrees: boolean }) => b.agrees), found.agrees], [4, true, false])
})

test('a month is closed in order and only when the bank agrees; afterwards nothing is booked into it', async () => {
  const close = async (period: string) => (await finance()).post('/api/payments/closings', { requestId: randomUUID(), period })
  assert.equal((await close('2021-01')).body.code, 'payment.period_running')
  assert.equal((await close('2020-12')).body.code, 'payment.period_earlier')
  for (const month of ['2020-09', '2020-10', '2020-11']) ok(await close(month))
  assert.equal((await close('2020-12')).body.code, 'payment.period_statement')
  const found = ok(await (await finance()).get('/api/payments/reconciliation?month=2020-12'))
  ok(
    await (await finance()).post(`/api/payments/statements/${found.statementId}/explanations`, {
      requestId: randomUUID(),
      line: found.loose[0].line,
      reason: '活期利息',
    }),
  )
  const closed = ok(await close('2020-12'))
  assert.deepEqual(ok(await close('2020-12')), closed, 'once')
  ok(await close('2020'))
  const booked = county.db.pool.connect().then(async (client) => {
    try {
      await client.query('begin')
      await client.query('set local role minxin_app')
      await client.query(
        `insert into ledger_transfer (id, at, booked_on, debit, credit, fen, source_kind, source_id, step) values ($1, now(), '2020-12-31', 'a', 'b', 1, 't', 't', 't')`,
        [randomUUID()],
      )
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
  await assert.rejects(booked, { code: '42501' }, 'the second lock')
  const run = { requestId: randomUUID(), programme: 'subsistence', month: '2020-12' }
  assert.equal((await (await finance()).post('/api/payments/runs/supplement', run)).body.code, 'ledger.period_closed')
})

test('the exported books balance entry by entry and for hledger, and say what the ledger says by town', async () => {
  const text = Buffer.from(ok(await (await finance()).get('/api/payments/journal?from=2020-01-01&until=2021-12-31'))).toString()
  const entries = text.split('\n\n').slice(1)
  assert.equal(entries.length, 5, 'four months approved, all answered on one day')
  for (const entry of entries) {
    const amounts = [...entry.matchAll(/ (-?\d+\.\d\d) CNY$/gm)].map((m) => Math.round(Number(m[1]) * 100))
    assert.deepEqual([amounts.length, amounts.reduce((a, b) => a + b, 0)], [2, 0], entry)
  }
  const { accounts, towns } = ok(await (await finance()).get('/api/payments/books'))
  const total = 145_000 * 3 + 73_500 + 22_700 * 3
  assert.deepEqual(
    accounts.map((a: { label: string; fen: number }) => [a.label, a.fen]),
    [
      ['预算支出：最低生活保障', -total],
      ['已发到人：最低生活保障', total],
    ],
  )
  for (const town of towns)
    assert.equal(
      town.fen.reduce((a: number, b: number) => a + b, 0),
      0,
    )
  if (process.env.HLEDGER_PATH) await byHledger(text, accounts)
})

async function byHledger(text: string, accounts: { label: string; fen: number }[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'minxin-journal-'))
  try {
    const file = join(folder, 'books.journal')
    writeFileSync(file, text)
    const run = (...args: string[]) =>
      spawnSync(process.env.HLEDGER_PATH ?? '', ['-f', file, ...args], { encoding: 'utf8', env: { ...process.env, LANG: 'C.UTF-8' } })
    const checked = run('check')
    assert.equal(checked.status, 0, checked.stderr)
    const { stdout } = run('balance', '--depth', '2', '--output-format', 'csv', '--no-total')
    for (const { label, fen } of accounts)
      assert.match(stdout, new RegExp(`"${label.replace('：', ':')}","${(fen / 100).toFixed(2)} CNY"`), stdout)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
