import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { firstOf, type Month } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import '../problems.ts'

/**
 * Opens the regular run of a month (sequence 0) and writes a line for every entitlement in force: unique keys make a
 * repeated opening add nothing, and a stored line with another amount is an error that a person sees.
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

const inForce = (programme: string, first: string) => sql`
  from entitlement e
  join entitlement_row r on r.entitlement_id = e.id and r.superseded_at is null
    and r.valid_from <= ${first}::date and (r.valid_to is null or r.valid_to > ${first}::date)
  left join payee p on p.payable_id = e.id
  where e.programme = ${programme} and e.state = 'active' and r.monthly_fen > 0`

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
