import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { fromYuan } from '#kernel/money.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { readReply, type ReplyRow, ruralBank } from '../templates/rural-bank.ts'
import { type BankItem, itemsOf, withPresentAccounts } from './items.ts'
import { lockRun } from './lock-run.ts'

interface Checked {
  item: BankItem
  paid: boolean
  reason: string
}

/**
 * The bank's reply, whole or not at all: it must be of this batch, have every payment once, and repeat account and amount.
 * The same file again answers the same. Throws the `payment.reply_*` Problems.
 */
export async function takeReply(tx: Tx, actor: Actor, batchId: string, text: string) {
  const batch = await tx.selectFrom('bank_batch').selectAll().where('id', '=', batchId).forUpdate().executeTakeFirst()
  if (!batch) throw new Problem('payment.batch_not_found')
  const run = await lockRun(tx, batch.run_id)
  const rows = await checkedRows(tx, batch, text)
  const sha256 = createHash('sha256').update(text).digest('hex')
  if (batch.reply_sha256 && batch.reply_sha256 !== sha256) throw new Problem('payment.reply_twice')
  if (!batch.reply_sha256) await settle(tx, actor, batch, run.programme, rows, sha256)
  const sum = (paid: boolean) => rows.filter((r) => r.paid === paid).reduce((total, r) => total + r.item.fen, 0)
  return {
    paid: rows.filter((r) => r.paid).length,
    returned: rows.filter((r) => !r.paid).length,
    paidFen: sum(true),
    returnedFen: sum(false),
  }
}

async function checkedRows(tx: Tx, batch: { id: string; run_id: string; sequence: number }, text: string): Promise<Checked[]> {
  const read = readReply(text)
  if (!Array.isArray(read)) throw new Problem('payment.reply_header', { expected: ruralBank.reply })
  const other = read.find((r) => r.batchId !== batch.id)
  if (other) throw new Problem('payment.reply_other_batch', { found: other.batchId })
  const sent = await itemsOf(tx, { runId: batch.run_id, batchId: batch.id })
  const items = batch.sequence === 0 ? sent : await withPresentAccounts(tx, sent)
  if (read.length !== items.length) throw new Problem('payment.reply_incomplete', { found: read.length, expected: items.length })
  const seen = new Set<number>()
  return read.map((row) => {
    const item = items[row.order - 1]
    const fault = item ? faultOf(row, item, seen) : '没有这个序号'
    if (fault || !item) throw new Problem('payment.reply_row', { row: row.row, reason: fault })
    seen.add(row.order)
    return { item, paid: row.result === '成功', reason: row.reason }
  })
}

function faultOf(row: ReplyRow, item: BankItem, seen: Set<number>): string {
  if (seen.has(row.order)) return `序号 ${row.order} 出现两次`
  if (row.tail !== item.account.slice(-4)) return '账号尾号与送出的不一致'
  if (!/^\d+(\.\d{1,2})?$/.test(row.amount) || fromYuan(row.amount) !== item.fen) return `金额 ${row.amount} 与送出的不一致`
  if (row.result !== '成功' && row.result !== '退回') return '结果只能是“成功”或“退回”'
  return ''
}

/** Attempts and bookings of every line in three statements; a deduction moves the other way, so that the cash is the payment. */
async function settle(
  tx: Tx,
  actor: Actor,
  batch: { id: string; run_id: string },
  programme: string,
  rows: Checked[],
  sha256: string,
): Promise<void> {
  const groups = rows.map((r) => r.item.groupId)
  const results = rows.map((r) => (r.paid ? 'paid' : 'returned'))
  const reasons = rows.map((r) => r.reason || null)
  await sql`insert into bank_attempt (line_id, batch_id, result, reason, at)
    select l.id, ${batch.id}, n.result, n.reason, ${tx.now}
    from unnest(${groups}::uuid[], ${results}::text[], ${reasons}::text[]) as n(group_id, result, reason)
    join payment_line l on l.run_id = ${batch.run_id} and l.group_id = n.group_id`.execute(tx)
  await sql`insert into ledger_transfer (id, at, booked_on, debit, credit, fen, source_kind, source_id, step, place)
    select gen_random_uuid(), ${tx.now}, ${tx.today}::date, case when l.fen > 0 then n.result || ':' else 'payable:' end || ${programme}::text,
      case when l.fen > 0 then 'payable:' else n.result || ':' end || ${programme}::text, abs(l.fen), 'payment_line', l.id::text, 'settled:' || ${batch.id}::text, left(l.place, 9)
    from unnest(${groups}::uuid[], ${results}::text[]) as n(group_id, result)
    join payment_line l on l.run_id = ${batch.run_id} and l.group_id = n.group_id`.execute(tx)
  await tx.updateTable('bank_batch').set({ reply_sha256: sha256, replied_at: tx.now }).where('id', '=', batch.id).execute()
  const { waiting } = await waitingIn(tx, batch.run_id)
  await tx
    .updateTable('payment_run')
    .set({ state: waiting > 0 ? 'replied' : 'closed' })
    .where('id', '=', batch.run_id)
    .execute()
  await record(tx, actor, { act: 'payment.reply', subjectKind: 'run', subjectId: batch.run_id, detail: { rows: rows.length } })
}

/** How many payments of a run the bank has returned and nobody has sent again. */
export async function waitingIn(tx: Tx, runId: string): Promise<{ waiting: number }> {
  return { waiting: (await itemsOf(tx, { runId, returned: true })).length }
}

/** Closes a run: what was returned goes into a later roll when there is another account. Throws `payment.not_replied`. */
export async function closeRun(tx: Tx, actor: Actor, runId: string): Promise<void> {
  const run = await lockRun(tx, runId)
  if (run.state !== 'replied') throw new Problem('payment.not_replied')
  await tx.updateTable('payment_run').set({ state: 'closed' }).where('id', '=', runId).execute()
  await record(tx, actor, { act: 'payment.close', subjectKind: 'run', subjectId: runId })
}
