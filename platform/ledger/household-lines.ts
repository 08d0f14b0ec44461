import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'
import { lineKinds, lineResults } from './words.ts'

interface Row {
  run_month: string
  covered_month: string
  kind: string
  fen: number
  result: string | null
}

/** The last lines of a household, newest run first: what it was for, how much, what the bank said. */
export async function linesOfHousehold(tx: Tx, rootId: string, most = 24) {
  const { rows } = await sql<Row>`
    select r.month as run_month, l.covered_month, l.kind, l.fen, (
      select a.result from bank_attempt a where a.line_id = l.id order by a.at desc, a.result limit 1) as result
    from entitlement e join payment_line l on l.payable_id = e.id join payment_run r on r.id = l.run_id
    where e.root_id = ${rootId} and r.state <> 'open' order by r.month desc, l.covered_month desc, l.id limit ${most}`.execute(tx)
  return rows.map((r) => ({
    runMonth: r.run_month.slice(0, 7),
    coveredMonth: r.covered_month.slice(0, 7),
    kindLabel: lineKinds[r.kind] ?? r.kind,
    fen: Number(r.fen),
    resultLabel: lineResults[r.result ?? ''] ?? '未送出',
  }))
}
