import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'
import { notHeld, type Roll } from './in-force.ts'

/**
 * Back pay, §11: for every past month of a household the difference between what is due now, all parts together, and what
 * it has had. Less than it has had is no line: that is paid too much, and its recovery is decided by people. Only what
 * the last roll did not know, and months that no roll was made for, can owe anything: the rest is not looked at. The hour
 * before that roll is looked at again, for what was written then and committed after it.
 */
export async function writeArrears(tx: Tx, { runId, programme, first }: Roll): Promise<void> {
  await sql`
    with last as (
      select coalesce(max(month), '-infinity'::date) as month, coalesce(max(built_at), '-infinity'::timestamptz) as built_at
      from payment_run where programme = ${programme} and state <> 'open'),
    gap as (select 1 from last where month < ${first}::date - interval '1 month'),
    news as (
      select e.root_id from entitlement_row r join entitlement e on e.id = r.entitlement_id cross join last where r.recorded_at >= last.built_at - interval '1 hour'
      union select e.root_id from entitlement_row r join entitlement e on e.id = r.entitlement_id cross join last where r.superseded_at >= last.built_at - interval '1 hour'
      union select h.root_id from entitlement_hold h cross join last where h.released_at >= last.built_at - interval '1 hour'
      union select n.root_id from recovery_entry n cross join last where n.recorded_at >= last.built_at - interval '1 hour'
      union select l.group_id from bank_attempt a join payment_line l on l.id = a.line_id cross join last where a.result = 'cancelled' and a.at >= last.built_at - interval '1 hour'
      union select e.root_id from entitlement e cross join gap where e.programme = ${programme} and e.id = e.root_id),
    due as (
      select e.root_id, m.month::date as month, sum(r.monthly_fen) as fen
      from news n join entitlement e on e.root_id = n.root_id and e.programme = ${programme}
      join entitlement_row r on r.entitlement_id = e.id and r.superseded_at is null and r.monthly_fen > 0 and r.valid_from < ${first}::date
      cross join lateral generate_series(r.valid_from::timestamp, least(coalesce(r.valid_to, ${first}::date), ${first}::date)::timestamp - interval '1 month', interval '1 month') as m(month)
      where ${notHeld(first)} group by 1, 2),
    had as (
      select l.group_id, l.covered_month, sum(l.fen) as fen from payment_line l join payment_run p on p.id = l.run_id
      where p.programme = ${programme} and l.group_id in (select root_id from news) and l.covered_month < ${first}::date and l.kind <> 'repay' and l.run_id <> ${runId}
        and not exists (select from bank_attempt a where a.line_id = l.id and a.result = 'cancelled')
      group by 1, 2),
    back as (
      select root_id, month, sum(fen) as fen from recovery_entry where kind = 'return' and root_id in (select root_id from news) group by 1, 2)
    insert into payment_line (id, run_id, payable_id, group_id, place, covered_month, kind, source_ref, fen, payee_sealed, account_sealed)
    select gen_random_uuid(), ${runId}, e.id, e.id, e.place, d.month, 'arrears', ${runId}::text, d.fen - coalesce(h.fen, 0) + coalesce(b.fen, 0), p.name_sealed, p.account_sealed
    from due d join entitlement e on e.id = d.root_id join payee p on p.payable_id = d.root_id
    left join had h on h.group_id = d.root_id and h.covered_month = d.month
    left join back b on b.root_id = d.root_id and b.month = d.month
    where d.fen > coalesce(h.fen, 0) - coalesce(b.fen, 0)`.execute(tx)
}
