import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { firstOf, type Month } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import '../problems.ts'

/**
 * Opens the regular run of a month (sequence 0) and writes a line for every entitlement in force, and back pay for past
 * months that are due more than was written: unique keys make a repeated opening add nothing, and a stored line with another amount is an error that a person sees.
 * Throws `payment.empty`, `payment.line_differs`, `payment.no_payee`.
 */
export async function openMonth(tx: Tx, actor: Actor, programme: string, month: Month): Promise<string> {
  const first = firstOf(month)
  await tx
    .insertInto('payment_run')
    .values({ id: randomUUID(), programme, month: first, sequence: 0, state: 'open', opened_by: actor.id, opened_at: tx.now })
    .onConflict((same) => same.columns(['programme', 'month', 'sequence']).doNothing())
    .execute()
  const run = await tx
    .selectFrom('payment_run')
    .select(['id', 'state'])
    .where('programme', '=', programme)
    .where('month', '=', first)
    .where('sequence', '=', 0)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (run.state !== 'open') return run.id
  await requirePayees(tx, programme, first)
  await writeLines(tx, run.id, programme, first)
  await writeArrears(tx, run.id, programme, first)
  const { differing } = await sql<{ differing: number }>`
    select count(*)::int as differing from payment_line l
    join entitlement_row r on r.entitlement_id = l.payable_id and r.superseded_at is null
      and r.valid_from <= ${first}::date and (r.valid_to is null or r.valid_to > ${first}::date)
    where l.run_id = ${run.id} and l.kind = 'due' and l.fen <> r.monthly_fen`
    .execute(tx)
    .then((r) => r.rows[0] ?? { differing: 0 })
  if (differing > 0) throw new Problem('payment.line_differs', { count: differing })
  const { n } = await tx
    .selectFrom('payment_line')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('run_id', '=', run.id)
    .executeTakeFirstOrThrow()
  if (n === 0) throw new Problem('payment.empty', { month })
  await record(tx, actor, { act: 'payment.open', subjectKind: 'run', subjectId: run.id, detail: { programme, month, lines: n } })
  return run.id
}

// Rows say for which months money is due, also of what was stopped for a later month; only a suspension holds it back.
const inForce = (programme: string, first: string) => sql`
  from entitlement e
  join entitlement_row r on r.entitlement_id = e.id and r.superseded_at is null
    and r.valid_from <= ${first}::date and (r.valid_to is null or r.valid_to > ${first}::date)
  left join payee p on p.payable_id = e.id
  where e.programme = ${programme} and e.state <> 'suspended' and r.monthly_fen > 0`

async function requirePayees(tx: Tx, programme: string, first: string): Promise<void> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n ${inForce(programme, first)} and p.payable_id is null`.execute(tx)
  if ((rows[0]?.n ?? 0) > 0) throw new Problem('payment.no_payee', { count: rows[0]?.n ?? 0 })
}

/** One statement however many: the roll is made inside the database. */
async function writeLines(tx: Tx, runId: string, programme: string, first: string): Promise<void> {
  await sql`
    insert into payment_line (id, run_id, payable_id, place, covered_month, kind, source_ref, fen, payee_sealed, account_sealed)
    select gen_random_uuid(), ${runId}, e.id, e.place, ${first}::date, 'due', r.id::text, r.monthly_fen, p.name_sealed, p.account_sealed
    ${inForce(programme, first)}
    on conflict (run_id, payable_id, covered_month, kind, source_ref) do nothing`.execute(tx)
}

/**
 * Back pay, §11: for every past month of an entitlement the difference between what is due now and all lines that were
 * written for it. Less than was written is no line: it is paid too much, and its recovery is decided by people. Only rows
 * that the last run did not know, and months that no run was opened for, can owe anything: the rest is not looked at.
 */
async function writeArrears(tx: Tx, runId: string, programme: string, first: string): Promise<void> {
  await sql`
    with last as (
      select coalesce(max(month), '-infinity'::date) as month, coalesce(max(opened_at), '-infinity'::timestamptz) as opened_at
      from payment_run where programme = ${programme} and sequence = 0 and month < ${first}::date),
    due as (
      select e.id, e.place, m.month::date as month, r.monthly_fen as fen, r.id as row_id
      from entitlement e
      join entitlement_row r on r.entitlement_id = e.id and r.superseded_at is null and r.monthly_fen > 0
      cross join last
      cross join lateral generate_series(
        case when r.recorded_at > last.opened_at then r.valid_from else greatest(r.valid_from, last.month + interval '1 month') end::timestamp,
        least(coalesce(r.valid_to, ${first}::date), ${first}::date)::timestamp - interval '1 month', interval '1 month') as m(month)
      where e.programme = ${programme} and e.state <> 'suspended' and r.valid_from < ${first}::date and (r.recorded_at > last.opened_at or last.month < ${first}::date - interval '1 month')),
    written as (
      select l.payable_id, l.covered_month, sum(l.fen) as fen from payment_line l join payment_run p on p.id = l.run_id
      where p.programme = ${programme} and l.payable_id in (select id from due) and l.covered_month < ${first}::date and l.kind in ('due', 'arrears', 'correction') and l.run_id <> ${runId}
      group by 1, 2)
    insert into payment_line (id, run_id, payable_id, place, covered_month, kind, source_ref, fen, payee_sealed, account_sealed)
    select gen_random_uuid(), ${runId}, d.id, d.place, d.month, 'arrears', d.row_id::text, d.fen - coalesce(w.fen, 0), p.name_sealed, p.account_sealed
    from due d join payee p on p.payable_id = d.id
    left join written w on w.payable_id = d.id and w.covered_month = d.month
    where d.fen > coalesce(w.fen, 0)
    on conflict (run_id, payable_id, covered_month, kind, source_ref) do nothing`.execute(tx)
}
