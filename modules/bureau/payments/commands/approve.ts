import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import '../problems.ts'

/** The run, locked until this transaction ends. Throws `payment.run_not_found`. */
export async function lockRun(tx: Tx, runId: string) {
  const run = await tx.selectFrom('payment_run').selectAll().where('id', '=', runId).forUpdate().executeTakeFirst()
  if (!run) throw new Problem('payment.run_not_found')
  return run
}

/**
 * Approves a run: the roll gets its hash and every line is booked from the budget to what is payable. Who opened it does
 * not approve it. Throws `payment.not_open`, `payment.second_person`.
 */
export async function approve(tx: Tx, actor: Actor, runId: string): Promise<void> {
  const run = await lockRun(tx, runId)
  if (run.state !== 'open') throw new Problem('payment.not_open')
  if (run.opened_by === actor.id) throw new Problem('payment.second_person')
  // The roll's hash is made where the roll is: a line is payable, month, kind and amount, in the order of the lines.
  const { rows: rolls } = await sql<{ lines: number; hash: string }>`
    select count(*)::int as lines, encode(sha256(coalesce(string_agg(payable_id || ' ' || covered_month || ' ' || kind || ' ' || fen || E'\\n', ''
      order by id), '')::bytea), 'hex') as hash from payment_line where run_id = ${runId}`.execute(tx)
  const { lines = 0, hash = '' } = rolls[0] ?? {}
  await tx
    .updateTable('payment_run')
    .set({ state: 'approved', approved_by: actor.id, approved_at: tx.now, roll_sha256: hash })
    .where('id', '=', runId)
    .execute()
  await sql`
    insert into ledger_transfer (id, at, booked_on, debit, credit, fen, source_kind, source_id, step)
    select gen_random_uuid(), ${tx.now}, ${tx.today}::date, 'payable:' || ${run.programme}, 'budget:' || ${run.programme}, fen, 'payment_line', id::text, 'approved'
    from payment_line where run_id = ${runId} and fen > 0
    on conflict (source_kind, source_id, step) do nothing`.execute(tx)
  await record(tx, actor, { act: 'payment.approve', subjectKind: 'run', subjectId: runId, detail: { lines } })
}
