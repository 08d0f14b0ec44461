import { sql } from 'kysely'
import { firstOf, type Month } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tx.ts'
import { programmes } from '../texts.zh.ts'

interface BatchRow {
  id: string
  programme: string
  run_month: string
  sequence: number
  fen: number
  returned: number
  out_fen: number
  in_fen: number
}

/** Our bank files of a month beside the bank's statement: what went out, what came back, what differs. Amounts in fen. */
export async function reconciliationOf(tx: Tx, month: Month) {
  const first = firstOf(month)
  const { rows } = await sql<BatchRow>`
    select b.id, r.programme, r.month as run_month, b.sequence, b.fen,
      coalesce((select sum(l.fen) from bank_attempt a join payment_line l on l.id = a.line_id where a.batch_id = b.id and a.result = 'returned'), 0)::bigint as returned,
      coalesce((select sum(s.fen) from bank_statement_line s where s.batch_id = b.id and s.direction = 'out'), 0)::bigint as out_fen,
      coalesce((select sum(s.fen) from bank_statement_line s where s.batch_id = b.id and s.direction = 'in'), 0)::bigint as in_fen
    from bank_batch b join payment_run r on r.id = b.run_id
    where (b.made_at at time zone 'Asia/Shanghai')::date >= ${first}::date and (b.made_at at time zone 'Asia/Shanghai')::date < ${first}::date + interval '1 month'
    order by b.made_at`.execute(tx)
  const statement = await tx
    .selectFrom('bank_statement')
    .select(['id', 'lines', 'imported_at'])
    .where('month', '=', first)
    .executeTakeFirst()
  const loose = statement
    ? await tx
        .selectFrom('bank_statement_line')
        .selectAll()
        .where('statement_id', '=', statement.id)
        .where('batch_id', 'is', null)
        .orderBy('line')
        .execute()
    : []
  const batches = rows.map((b) => ({
    batchId: b.id,
    programmeLabel: programmes[b.programme] ?? b.programme,
    runMonth: b.run_month.slice(0, 7),
    sequence: b.sequence,
    fen: Number(b.fen),
    returnedFen: Number(b.returned),
    outFen: Number(b.out_fen),
    inFen: Number(b.in_fen),
    agrees: Number(b.fen) === Number(b.out_fen) && Number(b.returned) === Number(b.in_fen),
  }))
  return {
    statementId: statement?.id ?? null,
    lines: statement?.lines ?? 0,
    batches,
    loose: loose.map((l) => ({
      line: l.line,
      bookedOn: l.booked_on,
      direction: l.direction as 'out' | 'in',
      fen: Number(l.fen),
      reason: l.closed_reason,
    })),
    agrees:
      batches.every((b) => b.agrees) && loose.every((l) => l.closed_reason !== null) && (batches.length === 0 || statement !== undefined),
  }
}
