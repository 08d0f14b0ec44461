import { sql } from 'kysely'
import { snapshotOfRun } from '#modules/assistance/subsistence/public.ts'
import { monthOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { bookClaims } from '#platform/ledger/claims.ts'
import { requireOpenPeriod } from '#platform/ledger/closing.ts'
import { openBlockingOf } from '../blocking.ts'
import { lockRun } from './lock-run.ts'
import { requireCurrent } from './roll/current.ts'

/**
 * Approves a run: the roll and the facts behind it get their hashes and every line is booked from the budget to what is
 * payable. Who opened it does not approve it. Throws `payment.not_open`, `payment.second_person`, `payment.roll_outdated`,
 * `payment.blocked`, `ledger.period_closed`.
 */
export async function approve(tx: Tx, actor: Actor, runId: string): Promise<void> {
  const run = await lockRun(tx, runId)
  if (run.state !== 'open') throw new Problem('payment.not_open')
  if (run.opened_by === actor.id) throw new Problem('payment.second_person')
  await requireOpenPeriod(tx, monthOf(tx.today))
  await requireCurrent(tx, run)
  const blocking = await openBlockingOf(tx, runId)
  if (blocking) throw new Problem('payment.blocked', { why: blocking })
  // The roll's hash is made where the roll is: a line is payable, month, kind and amount, in the order of the lines.
  const { rows: rolls } = await sql<{ lines: number; hash: string }>`
    select count(*)::int as lines, encode(sha256(coalesce(string_agg(payable_id || ' ' || covered_month || ' ' || kind || ' ' || fen || E'\\n', ''
      order by id), '')::bytea), 'hex') as hash from payment_line where run_id = ${runId}`.execute(tx)
  const { lines = 0, hash = '' } = rolls[0] ?? {}
  const snapshot = await snapshotOfRun(tx, runId, tx.now)
  await tx
    .updateTable('payment_run')
    .set({ state: 'approved', approved_by: actor.id, approved_at: tx.now, roll_sha256: hash, snapshot_sha256: snapshot })
    .where('id', '=', runId)
    .execute()
  await book(tx, runId, run.programme)
  await record(tx, actor, { act: 'payment.approve', subjectKind: 'run', subjectId: runId, detail: { lines } })
}

/** A line takes from the budget; a deduction gives back to it; what is paid again lies with what the bank returned. */
async function book(tx: Tx, runId: string, programme: string): Promise<void> {
  await sql`
    insert into ledger_transfer (id, at, booked_on, debit, credit, fen, source_kind, source_id, step, place)
    select gen_random_uuid(), ${tx.now}, ${tx.today}::date, case when fen > 0 then ${`payable:${programme}`}
        when kind = 'repay' then ${`returned:${programme}`} else ${`budget:${programme}`} end,
      case when fen < 0 then ${`payable:${programme}`} when kind = 'repay' then ${`returned:${programme}`} else ${`budget:${programme}`} end,
      abs(fen), 'payment_line', id::text, 'approved', left(place, 9)
    from payment_line where run_id = ${runId}
    on conflict (source_kind, source_id, step) do nothing`.execute(tx)
  const { rows } = await sql<{ root: string }>`
    select distinct group_id as root from payment_line where run_id = ${runId} and kind = 'correction'`.execute(tx)
  await bookClaims(
    tx,
    rows.map((r) => r.root),
  )
}
