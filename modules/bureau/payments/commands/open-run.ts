import { randomUUID } from 'node:crypto'
import { firstOf, type Month, monthOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { requireOpenPeriod } from '#platform/ledger/closing.ts'
import '../problems.ts'
import { lockRun } from './lock-run.ts'
import { writeArrears } from './roll/arrears.ts'
import { writeDeductions } from './roll/deductions.ts'
import { requirePayees, writeDue, writeMandates } from './roll/due.ts'
import type { Roll } from './roll/in-force.ts'
import { writeRepays } from './roll/repays.ts'

/**
 * Opens the regular run of a month (sequence 0) and makes its roll; asking again gives the same run and adds nothing.
 * Throws `payment.empty`, `payment.no_payee`, `payment.another_open`, `ledger.period_closed`.
 */
export async function openMonth(tx: Tx, actor: Actor, programme: string, month: Month): Promise<string> {
  const found = await tx
    .selectFrom('payment_run')
    .select('id')
    .where('programme', '=', programme)
    .where('month', '=', firstOf(month))
    .where('sequence', '=', 0)
    .executeTakeFirst()
  return found ? found.id : openRun(tx, actor, programme, month, 0)
}

/**
 * Opens a supplementary run of a month: what was granted, put right or given another account after the regular roll.
 * Throws as `openMonth`, and `payment.no_regular`.
 */
export async function openSupplement(tx: Tx, actor: Actor, programme: string, month: Month): Promise<string> {
  const runs = await tx
    .selectFrom('payment_run')
    .select(['sequence', 'state'])
    .where('programme', '=', programme)
    .where('month', '=', firstOf(month))
    .orderBy('sequence', 'desc')
    .execute()
  if (runs.length === 0) throw new Problem('payment.no_regular', { month })
  return openRun(tx, actor, programme, month, (runs[0]?.sequence ?? 0) + 1)
}

async function openRun(tx: Tx, actor: Actor, programme: string, month: Month, sequence: number): Promise<string> {
  await requireOpenPeriod(tx, month)
  const id = randomUUID()
  try {
    await tx
      .insertInto('payment_run')
      .values({
        id,
        programme,
        month: firstOf(month),
        sequence,
        state: 'open',
        opened_by: actor.id,
        opened_at: tx.now,
        built_at: tx.now,
      })
      .execute()
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'payment_run_open') throw new Problem('payment.another_open')
    if ((error as { code?: string }).code === '23505') throw new Problem('payment.opened_meanwhile')
    throw error
  }
  const lines = await makeRoll(tx, { runId: id, programme, first: firstOf(month) })
  if (lines === 0) throw new Problem('payment.empty', { month })
  await record(tx, actor, { act: 'payment.open', subjectKind: 'run', subjectId: id, detail: { programme, month, sequence, lines } })
  return id
}

/** Makes the roll of an open run again from what is known now. Throws `payment.not_open`, `payment.empty`, `payment.no_payee`. */
export async function remakeRoll(tx: Tx, actor: Actor, runId: string): Promise<void> {
  const run = await lockRun(tx, runId)
  if (run.state !== 'open') throw new Problem('payment.not_open')
  await tx.deleteFrom('payment_line').where('run_id', '=', runId).execute()
  await tx.updateTable('payment_run').set({ built_at: tx.now }).where('id', '=', runId).execute()
  const lines = await makeRoll(tx, { runId, programme: run.programme, first: run.month })
  if (lines === 0) throw new Problem('payment.empty', { month: monthOf(run.month) })
  await record(tx, actor, { act: 'payment.remake', subjectKind: 'run', subjectId: runId, detail: { lines } })
}

async function makeRoll(tx: Tx, roll: Roll): Promise<number> {
  await requirePayees(tx, roll)
  await writeDue(tx, roll)
  await writeMandates(tx, roll)
  await writeArrears(tx, roll)
  await writeRepays(tx, roll)
  await writeDeductions(tx, roll)
  const { n } = await tx
    .selectFrom('payment_line')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('run_id', '=', roll.runId)
    .executeTakeFirstOrThrow()
  return n
}
