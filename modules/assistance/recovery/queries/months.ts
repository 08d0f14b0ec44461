import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'

/** A month that was paid too much: what was paid, what it is due, what came back or was written off, what is left. In fen. */
export interface OverpaidMonth {
  month: string
  paid: number
  due: number
  back: number
  waived: number
  left: number
}

/** Every month of a household in which it has had more than it is due, oldest first; also the ones that are made good. */
export async function monthsOf(tx: Tx, rootId: string): Promise<OverpaidMonth[]> {
  const { rows } = await sql<{ month: string; paid: number; due: number; back: number; waived: number }>`
    select h.month, h.paid::bigint as paid, coalesce(d.due, 0)::bigint as due, (coalesce(n.back, 0) - h.deducted)::bigint as back, coalesce(n.waived, 0)::bigint as waived
    from (
      select l.covered_month as month, coalesce(sum(l.fen) filter (where l.fen > 0), 0) as paid, coalesce(sum(l.fen) filter (where l.fen < 0), 0) as deducted
      from payment_line l join payment_run r on r.id = l.run_id and r.state <> 'open'
      where l.group_id = ${rootId} and l.kind <> 'repay' and not exists (select from bank_attempt a where a.line_id = l.id and a.result = 'cancelled')
      group by 1) h
    left join lateral (
      select sum(r.monthly_fen) as due from entitlement e join entitlement_row r on r.entitlement_id = e.id and r.superseded_at is null
        and r.valid_from <= h.month and (r.valid_to is null or r.valid_to > h.month) where e.root_id = ${rootId}) d on true
    left join lateral (
      select sum(fen) filter (where kind = 'return') as back, sum(fen) filter (where kind = 'waiver') as waived
      from recovery_entry where root_id = ${rootId} and month = h.month) n on true
    where h.paid > coalesce(d.due, 0) order by h.month`.execute(tx)
  return rows.map((r) => {
    const [paid, due, back, waived] = [Number(r.paid), Number(r.due), Number(r.back), Number(r.waived)]
    return { month: r.month.slice(0, 7), paid, due, back, waived, left: Math.max(0, paid - due - back - waived) }
  })
}
