import { sql } from 'kysely'
import { open } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { monthOf } from '#kernel/day.ts'

/** One payment to one card: all lines of a household in a run together. */
export interface BankItem {
  groupId: string
  fen: number
  name: string
  account: string
  note: string
}

interface Row {
  group_id: string
  fen: number
  payee_sealed: string
  account_sealed: string
  lines: number
  month: string
}

type Which = { runId: string } & ({ batchId: string } | { returned: true } | { all: true })

/**
 * Payments of a run in the order of the bank file; the order is the number the bank answers with. All of them, those of one
 * batch, or those that the bank has returned and that wait.
 */
export async function itemsOf(tx: Tx, which: Which): Promise<BankItem[]> {
  const only =
    'batchId' in which
      ? sql`and exists (select from bank_attempt a where a.line_id = l.id and a.batch_id = ${which.batchId} and a.result = 'sent')`
      : 'returned' in which
        ? sql`and (select a.result from bank_attempt a where a.line_id = l.id order by a.at desc, (a.result = 'sent') limit 1) = 'returned'`
        : sql``
  const { rows } = await sql<Row>`
    select l.group_id, sum(l.fen)::bigint as fen, count(*)::int as lines, min(l.covered_month) as month,
      (array_agg(l.payee_sealed order by l.kind <> 'due', l.id))[1] as payee_sealed,
      (array_agg(l.account_sealed order by l.kind <> 'due', l.id))[1] as account_sealed
    from payment_line l where l.run_id = ${which.runId} ${only} group by l.group_id order by min(l.place), l.group_id`.execute(tx)
  return rows.map((r) => ({
    groupId: r.group_id,
    fen: Number(r.fen),
    name: open(tx.db.keys, r.payee_sealed),
    account: open(tx.db.keys, r.account_sealed),
    note: `${monthOf(r.month)}${r.lines > 1 ? `等${r.lines}笔` : ''}`,
  }))
}

/** The cards of today for payments that were returned: the household may have given another one since. */
export async function withPresentAccounts(tx: Tx, items: BankItem[]): Promise<BankItem[]> {
  if (items.length === 0) return []
  const rows = await tx
    .selectFrom('payee')
    .select(['payable_id', 'name_sealed', 'account_sealed'])
    .where(
      'payable_id',
      'in',
      items.map((i) => i.groupId),
    )
    .execute()
  const now = new Map(rows.map((r) => [r.payable_id, r]))
  return items.map((i) => {
    const p = now.get(i.groupId)
    return p ? { ...i, name: open(tx.db.keys, p.name_sealed), account: open(tx.db.keys, p.account_sealed) } : i
  })
}
