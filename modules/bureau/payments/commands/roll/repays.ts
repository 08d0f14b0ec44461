import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'
import type { Roll } from './in-force.ts'

/**
 * What the bank returned of a roll that is closed and goes to another card now: once, with the month it was for. While the
 * account is the one that failed, it waits.
 */
export async function writeRepays(tx: Tx, { runId, programme, first }: Roll): Promise<void> {
  await sql`
    insert into payment_line (id, run_id, payable_id, group_id, place, covered_month, kind, source_ref, fen, payee_sealed, account_sealed)
    select gen_random_uuid(), ${runId}, l.payable_id, l.group_id, l.place, l.covered_month, 'repay', l.id::text, l.fen, p.name_sealed, p.account_sealed
    from payment_run r
    join payment_line l on l.run_id = r.id
    join bank_attempt a on a.line_id = l.id and a.result = 'returned'
    join payee p on p.payable_id = l.payable_id and p.recorded_at > a.at
    where r.programme = ${programme} and r.state = 'closed' and r.month <= ${first}::date and r.id <> ${runId}
      and not exists (select from bank_attempt b where b.line_id = l.id and (b.result in ('paid', 'cancelled') or b.result = 'returned' and b.at > a.at))
      and not exists (select from payment_line again where again.kind = 'repay' and again.source_ref = l.id::text and again.run_id <> ${runId})
      and not exists (select from entitlement_hold h where h.root_id = l.group_id and h.released_at is null)`.execute(tx)
}
