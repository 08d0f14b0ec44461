import { randomUUID } from 'node:crypto'
import { defineProblems, Problem } from '#kernel/problem.ts'
import type { Fen } from '#kernel/money.ts'
import type { Tx } from '#platform/db/tx.ts'

defineProblems({
  'ledger.conflict': { status: 409, zh: '同一笔业务已按另一金额记账，这一步没有执行。请联系财务核对。' },
})

export interface Transfer {
  /** Takes from `credit` what it gives to `debit`; both are account names: payable:subsistence. */
  debit: string
  credit: string
  fen: Fen
  bookedOn: string
  sourceKind: string
  sourceId: string
  step: string
  /** The town it belongs to; '' for the county as a whole. */
  place: string
}

/**
 * Books one transfer. The same source and step again is no second effect when it is identical, and an error that a
 * person sees when it is not: throws `ledger.conflict`. Nothing is ever changed or deleted.
 */
export async function post(tx: Tx, t: Transfer): Promise<void> {
  const done = await tx
    .insertInto('ledger_transfer')
    .values({
      id: randomUUID(),
      at: tx.now,
      booked_on: t.bookedOn,
      debit: t.debit,
      credit: t.credit,
      fen: t.fen,
      source_kind: t.sourceKind,
      source_id: t.sourceId,
      step: t.step,
      place: t.place,
    })
    .onConflict((same) => same.columns(['source_kind', 'source_id', 'step']).doNothing())
    .executeTakeFirst()
  if (done.numInsertedOrUpdatedRows) return
  const before = await tx
    .selectFrom('ledger_transfer')
    .select(['debit', 'credit', 'fen'])
    .where('source_kind', '=', t.sourceKind)
    .where('source_id', '=', t.sourceId)
    .where('step', '=', t.step)
    .executeTakeFirstOrThrow()
  if (before.debit !== t.debit || before.credit !== t.credit || before.fen !== t.fen) throw new Problem('ledger.conflict')
}

/** A mistake is corrected by a transfer the other way that names the first one; once. */
export async function reverse(tx: Tx, transferId: string, bookedOn: string): Promise<void> {
  const t = await tx.selectFrom('ledger_transfer').selectAll().where('id', '=', transferId).executeTakeFirstOrThrow()
  await tx
    .insertInto('ledger_transfer')
    .values({
      id: randomUUID(),
      at: tx.now,
      booked_on: bookedOn,
      debit: t.credit,
      credit: t.debit,
      fen: t.fen,
      source_kind: t.source_kind,
      source_id: t.source_id,
      step: `${t.step}:reversed`,
      place: t.place,
      reverses: t.id,
    })
    .onConflict((same) => same.doNothing())
    .execute()
}

/** What an account holds: received less given, in fen. */
export async function balanceOf(tx: Tx, account: string): Promise<Fen> {
  const sum = (side: 'debit' | 'credit') =>
    tx
      .selectFrom('ledger_transfer')
      .select((eb) => eb.fn.coalesce(eb.fn.sum<string>('fen'), eb.val('0')).as('fen'))
      .where(side, '=', account)
      .executeTakeFirstOrThrow()
  return Number((await sum('debit')).fen) - Number((await sum('credit')).fen)
}
