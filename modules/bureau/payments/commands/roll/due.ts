import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/db/tx.ts'
import '../../problems.ts'
import { inForce, type Roll } from './in-force.ts'

/** Everybody who is due something has an account. Throws `payment.no_payee`. */
export async function requirePayees(tx: Tx, roll: Roll): Promise<void> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n ${inForce(roll)} and p.payable_id is null`.execute(tx)
  if ((rows[0]?.n ?? 0) > 0) throw new Problem('payment.no_payee', { count: rows[0]?.n ?? 0 })
}

/** One statement however many: the roll is made inside the database. */
export async function writeDue(tx: Tx, roll: Roll): Promise<void> {
  await sql`
    insert into payment_line (id, run_id, payable_id, group_id, place, covered_month, kind, source_ref, fen, payee_sealed, account_sealed)
    select gen_random_uuid(), ${roll.runId}, e.id, e.root_id, e.place, ${roll.first}::date, 'due', r.id::text, r.monthly_fen, p.name_sealed, p.account_sealed
    ${inForce(roll)}`.execute(tx)
}

/** Payables of the month that are paid once and are on no roll yet. */
export async function writeMandates(tx: Tx, { runId, programme, first }: Roll): Promise<void> {
  await sql`
    insert into payment_line (id, run_id, payable_id, group_id, place, covered_month, kind, source_ref, fen, payee_sealed, account_sealed)
    select gen_random_uuid(), ${runId}, m.id, m.id, m.place, m.month, 'due', m.source_id, m.fen, p.name_sealed, p.account_sealed
    from mandate m join payee p on p.payable_id = m.id
    where m.programme = ${programme} and m.month <= ${first}::date
      and not exists (select from payment_line l where l.payable_id = m.id and l.run_id <> ${runId})`.execute(tx)
}
