import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Download } from '#kernel/contract.ts'
import { monthOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { open, seal } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { ruralBank } from '../templates/rural-bank.ts'
import { programmes } from '../texts.zh.ts'
import { type BankItem, itemsOf, withPresentAccounts } from './items.ts'
import { lockRun } from './lock-run.ts'

/** Writes the bank file of a run once. Throws `payment.not_approved`. */
export async function bankFile(tx: Tx, actor: Actor, runId: string) {
  const run = await lockRun(tx, runId)
  const before = await tx
    .selectFrom('bank_batch')
    .select(['id', 'sha256', 'lines', 'fen'])
    .where('run_id', '=', runId)
    .where('template', '=', ruralBank.name)
    .where('sequence', '=', 0)
    .executeTakeFirst()
  if (before) return { batchId: before.id, sha256: before.sha256, lines: before.lines, fen: before.fen }
  if (run.state !== 'approved') throw new Problem('payment.not_approved')
  return writeBatch(tx, actor, run, await itemsOf(tx, { runId, all: true }), 0)
}

/**
 * Sends again what the bank returned, to the cards of today: a further batch under the same lines. Throws
 * `payment.nothing_returned`, `payment.same_account`.
 */
export async function resend(tx: Tx, actor: Actor, runId: string) {
  const run = await lockRun(tx, runId)
  if (run.state !== 'replied') throw new Problem('payment.nothing_returned')
  const returned = await itemsOf(tx, { runId, returned: true })
  const items = await withPresentAccounts(tx, returned)
  const mended = items.filter((item, i) => item.account !== returned[i]?.account)
  if (mended.length === 0) throw new Problem('payment.same_account', { count: items.length })
  const { last } = await tx
    .selectFrom('bank_batch')
    .select((eb) => eb.fn.max('sequence').as('last'))
    .where('run_id', '=', runId)
    .executeTakeFirstOrThrow()
  const batch = await writeBatch(tx, actor, run, mended, (last ?? 0) + 1)
  await sql`
    insert into ledger_transfer (id, at, booked_on, debit, credit, fen, source_kind, source_id, step, place)
    select gen_random_uuid(), ${tx.now}, ${tx.today}::date, case when l.fen > 0 then 'payable:' else 'returned:' end || ${run.programme}::text,
      case when l.fen > 0 then 'returned:' else 'payable:' end || ${run.programme}::text, abs(l.fen), 'payment_line', l.id::text, 'resent:' || ${batch.batchId}::text, left(l.place, 9)
    from payment_line l join bank_attempt a on a.line_id = l.id and a.batch_id = ${batch.batchId} and a.result = 'sent'`.execute(tx)
  return batch
}

type Run = Awaited<ReturnType<typeof lockRun>>

async function writeBatch(tx: Tx, actor: Actor, run: Run, items: BankItem[], sequence: number) {
  const wrong = items.filter((i) => i.fen <= 0)
  if (wrong.length > 0) throw new Problem('payment.negative_item', { count: wrong.length })
  const batchId = randomUUID()
  const fen = items.reduce((sum, i) => sum + i.fen, 0)
  const word = programmes[run.programme] ?? ''
  const text = ruralBank.write({
    batchId,
    month: monthOf(run.month),
    rollHash: run.roll_sha256 ?? '',
    factsHash: run.snapshot_sha256 ?? '',
    lines: items.map((i, at) => ({ order: at + 1, account: i.account, name: i.name, fen: i.fen, note: `${word}${i.note}` })),
  })
  const sha256 = createHash('sha256').update(text).digest('hex')
  await tx
    .insertInto('bank_batch')
    .values({
      id: batchId,
      run_id: run.id,
      template: ruralBank.name,
      sequence,
      file_sealed: seal(tx.db.keys, text),
      sha256,
      lines: items.length,
      fen,
      made_by: actor.id,
      made_at: tx.now,
    })
    .execute()
  // One statement however many lines there are.
  const groups = sequence === 0 ? sql`` : sql`and group_id = any(${items.map((i) => i.groupId)}::uuid[])`
  await sql`insert into bank_attempt (line_id, batch_id, result, at)
    select id, ${batchId}, 'sent', ${tx.now} from payment_line where run_id = ${run.id} ${groups}`.execute(tx)
  await tx.updateTable('payment_run').set({ state: 'filed' }).where('id', '=', run.id).execute()
  await record(tx, actor, { act: 'payment.file', subjectKind: 'run', subjectId: run.id, detail: { sha256, lines: items.length, sequence } })
  return { batchId, sha256, lines: items.length, fen }
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
