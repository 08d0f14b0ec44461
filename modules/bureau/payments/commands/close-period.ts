import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, addMonthsToMonth, firstOf, type Month } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { balancesOn } from '#platform/ledger/balances.ts'
import '../problems.ts'
import { reconciliationOf } from '../queries/reconciliation.ts'

/**
 * Closes a month, or a year of which every month with money is closed: the balances of every account by town are kept with
 * their hash, and nothing is booked into it any more. Closing again answers the same. Throws `payment.period_*`.
 */
export async function closePeriod(tx: Tx, actor: Actor, period: string): Promise<{ period: string; sha256: string }> {
  const before = await tx.selectFrom('ledger_closing').select(['period', 'sha256']).where('period', '=', period).executeTakeFirst()
  if (before) return before
  const year = period.length === 4
  const last = year ? `${period}-12-31` : addDays(firstOf(addMonthsToMonth(period, 1)), -1)
  if (tx.today <= last) throw new Problem('payment.period_running', { period })
  if (year) await requireMonthsClosed(tx, period)
  else await requireMonthDone(tx, period)
  const totals = await balancesOn(tx, last)
  const text = totals.map((t) => `${t.account} ${t.place} ${t.fen}`).join('\n')
  const sha256 = createHash('sha256').update(text).digest('hex')
  await tx
    .insertInto('ledger_closing')
    .values({ period, closed_by: actor.id, closed_at: tx.now, totals: JSON.stringify(totals), sha256 })
    .execute()
  await record(tx, actor, { act: 'payment.close_period', subjectKind: 'period', subjectId: period, detail: { sha256 } })
  return { period, sha256 }
}

async function requireMonthDone(tx: Tx, month: Month): Promise<void> {
  const run = await tx
    .selectFrom('payment_run')
    .select('id')
    .where('month', '=', firstOf(month))
    .where('state', '<>', 'closed')
    .executeTakeFirst()
  if (run) throw new Problem('payment.period_runs', { period: month })
  const { rows } = await sql<{ month: string }>`
    select to_char(min(t.booked_on), 'YYYY-MM') as month from ledger_transfer t
    where t.booked_on < ${firstOf(month)}::date and not exists (select from ledger_closing c where c.period = to_char(t.booked_on, 'YYYY-MM'))`.execute(
    tx,
  )
  if (rows[0]?.month) throw new Problem('payment.period_earlier', { period: rows[0].month })
  if (!(await reconciliationOf(tx, month)).agrees) throw new Problem('payment.period_statement', { period: month })
}

async function requireMonthsClosed(tx: Tx, year: string): Promise<void> {
  const { rows } = await sql<{ month: string }>`
    select distinct to_char(t.booked_on, 'YYYY-MM') as month from ledger_transfer t
    where t.booked_on >= ${`${year}-01-01`}::date and t.booked_on <= ${`${year}-12-31`}::date
      and not exists (select from ledger_closing c where c.period = to_char(t.booked_on, 'YYYY-MM')) order by 1 limit 1`.execute(tx)
  if (rows[0]) throw new Problem('payment.period_earlier', { period: rows[0].month })
}
