import { sql } from 'kysely'
import { monthOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import '../problems.ts'

async function lock(tx: Tx, actor: Actor, batchId: string) {
  const batch = await tx.selectFrom('one_off_batch').selectAll().where('id', '=', batchId).forUpdate().executeTakeFirst()
  if (batch?.state !== 'prepared') throw new Problem('one_off.not_found')
  if (batch.prepared_by === actor.id) throw new Problem('one_off.second_person')
  return batch
}

/**
 * Approves a frozen list: every payment becomes payable once, to the card it was frozen with. Throws `one_off.not_found`,
 * `one_off.second_person`, `one_off.already_paid`.
 */
export async function approveList(tx: Tx, actor: Actor, batchId: string): Promise<void> {
  const batch = await lock(tx, actor, batchId)
  try {
    await tx
      .updateTable('one_off_batch')
      .set({ state: 'approved', decided_by: actor.id, decided_at: tx.now })
      .where('id', '=', batchId)
      .execute()
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'one_price_subsidy_a_month')
      throw new Problem('one_off.already_paid', { month: monthOf(batch.month) })
    throw error
  }
  await sql`
    with made as (
      insert into mandate (id, programme, place, holder_id, month, fen, source_kind, source_id, created_at)
      select gen_random_uuid(), ${batch.programme}, place, holder_id, ${batch.month}::date, fen, 'one_off', ${batchId}, ${tx.now} from one_off_item where batch_id = ${batchId}
      returning id, holder_id)
    insert into payee (payable_id, name_sealed, account_sealed, bank, recorded_at)
    select made.id, i.name_sealed, i.account_sealed, i.bank, ${tx.now} from made join one_off_item i on i.batch_id = ${batchId} and i.holder_id = made.holder_id`.execute(
    tx,
  )
  await record(tx, actor, { act: 'one_off.approve', subjectKind: 'one_off', subjectId: batchId, detail: { payments: batch.payments } })
}

/** A list that is not to be paid. Throws `one_off.not_found`, `one_off.second_person`. */
export async function rejectList(tx: Tx, actor: Actor, batchId: string): Promise<void> {
  await lock(tx, actor, batchId)
  await tx
    .updateTable('one_off_batch')
    .set({ state: 'rejected', decided_by: actor.id, decided_at: tx.now })
    .where('id', '=', batchId)
    .execute()
  await record(tx, actor, { act: 'one_off.reject', subjectKind: 'one_off', subjectId: batchId })
}
