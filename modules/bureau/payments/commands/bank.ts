import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { monthOf } from '#kernel/day.ts'
import type { Download } from '#kernel/contract.ts'
import { fromYuan } from '#kernel/money.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { open, seal } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { readReply, type ReplyRow, ruralBank } from '../templates/rural-bank.ts'
import { lockRun } from './approve.ts'

/** Lines of a run in the order of the bank file; the order is the number the bank answers with. */
const linesInOrder = (tx: Tx, runId: string) =>
  tx.selectFrom('payment_line').selectAll().where('run_id', '=', runId).where('fen', '>', 0).orderBy('place').orderBy('id').execute()

/** Writes the bank file once. Throws `payment.not_approved`. */
export async function bankFile(tx: Tx, actor: Actor, runId: string) {
  const run = await lockRun(tx, runId)
  const before = await tx
    .selectFrom('bank_batch')
    .select(['id', 'sha256', 'lines', 'fen'])
    .where('run_id', '=', runId)
    .where('template', '=', ruralBank.name)
    .executeTakeFirst()
  if (before) return { batchId: before.id, sha256: before.sha256, lines: before.lines, fen: before.fen }
  if (run.state !== 'approved') throw new Problem('payment.not_approved')
  const lines = await linesInOrder(tx, runId)
  const batchId = randomUUID()
  const fen = lines.reduce((sum, l) => sum + l.fen, 0)
  const text = ruralBank.write({
    batchId,
    month: monthOf(run.month),
    rollHash: run.roll_sha256 ?? '',
    lines: lines.map((l, i) => ({
      order: i + 1,
      account: open(tx.db.keys, l.account_sealed),
      name: open(tx.db.keys, l.payee_sealed),
      fen: l.fen,
      note: `低保${monthOf(l.covered_month)}`,
    })),
  })
  const sha256 = createHash('sha256').update(text).digest('hex')
  await tx
    .insertInto('bank_batch')
    .values({
      id: batchId,
      run_id: runId,
      template: ruralBank.name,
      file_sealed: seal(tx.db.keys, text),
      sha256,
      lines: lines.length,
      fen,
      made_by: actor.id,
      made_at: tx.now,
    })
    .execute()
  // One statement however many lines there are.
  await sql`insert into bank_attempt (line_id, batch_id, result, at)
    select id, ${batchId}, 'sent', ${tx.now} from payment_line where run_id = ${runId} and fen > 0`.execute(tx)
  await tx.updateTable('payment_run').set({ state: 'filed' }).where('id', '=', runId).execute()
  await record(tx, actor, { act: 'payment.file', subjectKind: 'run', subjectId: runId, detail: { sha256, lines: lines.length } })
  return { batchId, sha256, lines: lines.length, fen }
}

/** The file as it was written. It holds accounts, so each download is recorded. */
export async function bankFileDownload(tx: Tx, actor: Actor, batchId: string): Promise<Download> {
  const batch = await tx.selectFrom('bank_batch').select(['run_id', 'file_sealed']).where('id', '=', batchId).executeTakeFirst()
  if (!batch) throw new Problem('payment.batch_not_found')
  await record(tx, actor, { act: 'payment.download', subjectKind: 'run', subjectId: batch.run_id })
  return {
    name: `bank-${batchId.slice(0, 8)}.csv`,
    type: 'text/csv; charset=utf-8',
    bytes: Buffer.from(open(tx.db.keys, batch.file_sealed)),
  }
}

interface Checked {
  line: { id: string; fen: number }
  paid: boolean
  reason: string
}

/**
 * The bank's reply, whole or not at all: it must be of this batch, have every line once, and repeat account and amount.
 * The same file again answers the same. Throws the `payment.reply_*` Problems.
 */
export async function takeReply(tx: Tx, actor: Actor, batchId: string, text: string) {
  const batch = await tx.selectFrom('bank_batch').selectAll().where('id', '=', batchId).forUpdate().executeTakeFirst()
  if (!batch) throw new Problem('payment.batch_not_found')
  const run = await lockRun(tx, batch.run_id)
  const rows = await checkedRows(tx, batch, text)
  const sha256 = createHash('sha256').update(text).digest('hex')
  if (batch.reply_sha256 && batch.reply_sha256 !== sha256) throw new Problem('payment.reply_twice')
  if (!batch.reply_sha256) await settle(tx, actor, batch, run, rows, sha256)
  const sum = (paid: boolean) => rows.filter((r) => r.paid === paid).reduce((total, r) => total + r.line.fen, 0)
  return {
    paid: rows.filter((r) => r.paid).length,
    returned: rows.filter((r) => !r.paid).length,
    paidFen: sum(true),
    returnedFen: sum(false),
  }
}

async function checkedRows(tx: Tx, batch: { id: string; run_id: string }, text: string): Promise<Checked[]> {
  const read = readReply(text)
  if (!Array.isArray(read)) throw new Problem('payment.reply_header', { expected: ruralBank.reply })
  const other = read.find((r) => r.batchId !== batch.id)
  if (other) throw new Problem('payment.reply_other_batch', { found: other.batchId })
  const lines = await linesInOrder(tx, batch.run_id)
  if (read.length !== lines.length) throw new Problem('payment.reply_incomplete', { found: read.length, expected: lines.length })
  const seen = new Set<number>()
  return read.map((row) => {
    const line = lines[row.order - 1]
    const fault = line ? faultOf(row, line, open(tx.db.keys, line.account_sealed), seen) : '没有这个序号'
    if (fault || !line) throw new Problem('payment.reply_row', { row: row.row, reason: fault })
    seen.add(row.order)
    return { line, paid: row.result === '成功', reason: row.reason }
  })
}

function faultOf(row: ReplyRow, line: { fen: number }, account: string, seen: Set<number>): string {
  if (seen.has(row.order)) return `序号 ${row.order} 出现两次`
  if (row.tail !== account.slice(-4)) return '账号尾号与送出的不一致'
  if (!/^\d+(\.\d{1,2})?$/.test(row.amount) || fromYuan(row.amount) !== line.fen) return `金额 ${row.amount} 与送出的不一致`
  if (row.result !== '成功' && row.result !== '退回') return '结果只能是“成功”或“退回”'
  return ''
}

type Run = Awaited<ReturnType<typeof lockRun>>

async function settle(
  tx: Tx,
  actor: Actor,
  batch: { id: string; run_id: string },
  run: Run,
  rows: Checked[],
  sha256: string,
): Promise<void> {
  const ids = rows.map((r) => r.line.id)
  const results = rows.map((r) => (r.paid ? 'paid' : 'returned'))
  const reasons = rows.map((r) => r.reason || null)
  await sql`insert into bank_attempt (line_id, batch_id, result, reason, at)
    select l.id, ${batch.id}, l.result, l.reason, ${tx.now} from unnest(${ids}::uuid[], ${results}::text[], ${reasons}::text[]) as l(id, result, reason)`.execute(
    tx,
  )
  await sql`insert into ledger_transfer (id, at, booked_on, debit, credit, fen, source_kind, source_id, step)
    select gen_random_uuid(), ${tx.now}, ${tx.today}::date, l.result || ':' || ${run.programme}::text, 'payable:' || ${run.programme}::text, p.fen,
      'payment_line', p.id::text, 'settled'
    from unnest(${ids}::uuid[], ${results}::text[]) as l(id, result) join payment_line p on p.id = l.id`.execute(tx)
  await tx.updateTable('bank_batch').set({ reply_sha256: sha256, replied_at: tx.now }).where('id', '=', batch.id).execute()
  await tx.updateTable('payment_run').set({ state: 'closed' }).where('id', '=', batch.run_id).execute()
  await record(tx, actor, { act: 'payment.reply', subjectKind: 'run', subjectId: batch.run_id, detail: { rows: rows.length } })
}
