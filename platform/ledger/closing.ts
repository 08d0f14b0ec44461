import type { Month } from '#kernel/day.ts'
import { defineProblems, Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/db/tx.ts'

defineProblems({
  'ledger.period_closed': { status: 409, zh: '{period} 已经结账，不能再记入这一期。请记在没有结账的月份。' },
})

/** Nothing is booked into a closed month or year. Throws `ledger.period_closed`. */
export async function requireOpenPeriod(tx: Tx, month: Month): Promise<void> {
  const closed = await tx
    .selectFrom('ledger_closing')
    .select('period')
    .where('period', 'in', [month, month.slice(0, 4)])
    .executeTakeFirst()
  if (closed) throw new Problem('ledger.period_closed', { period: closed.period })
}
