import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'

/**
 * A payment that the bank returned and that is not owed any more in its amount is cancelled, and the money goes back where
 * it came from; what is still owed of the month comes with the next roll as back pay.
 */
export async function cancelReturned(tx: Tx, rootIds: readonly string[]): Promise<void> {
  if (rootIds.length === 0) return
  await sql`
    with stuck as (
      select l.id, l.fen, l.place, l.group_id, l.covered_month, r.programme, a.batch_id
      from payment_line l join payment_run r on r.id = l.run_id
      join lateral (select batch_id, result from bank_attempt a where a.line_id = l.id order by a.at desc, (a.result = 'sent') limit 1) a on a.result = 'returned'
      where l.group_id = any(${[...rootIds]}::uuid[]) and l.kind in ('due', 'arrears')
        and not exists (select from payment_line again where again.kind = 'repay' and again.source_ref = l.id::text)),
    wrong as (
      select s.* from stuck s where (
        select coalesce(sum(l.fen), 0) from payment_line l where l.group_id = s.group_id and l.covered_month = s.covered_month and l.kind <> 'repay'
          and not exists (select from bank_attempt c where c.line_id = l.id and c.result = 'cancelled')) > (
        select coalesce(sum(r.monthly_fen), 0) from entitlement e join entitlement_row r on r.entitlement_id = e.id and r.superseded_at is null
          and r.valid_from <= s.covered_month and (r.valid_to is null or r.valid_to > s.covered_month) where e.root_id = s.group_id)),
    marked as (
      insert into bank_attempt (line_id, batch_id, result, reason, at) select id, batch_id, 'cancelled', '不再应发', ${tx.now} from wrong)
    insert into ledger_transfer (id, at, booked_on, debit, credit, fen, source_kind, source_id, step, place)
    select gen_random_uuid(), ${tx.now}, ${tx.today}::date, 'budget:' || programme, 'returned:' || programme, fen, 'payment_line', id::text, 'cancelled', left(place, 9) from wrong`.execute(
    tx,
  )
}
