import type { Month } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tx.ts'
import { settledByMonth } from '#platform/ledger/settled.ts'
import { type DueMonth, differences } from '../rules/history/months.ts'

/** Back pay and what was paid too much, for the months that a roll was written for; all money of the household together. */
export async function owed(tx: Tx, rootId: string, due: readonly DueMonth[]) {
  const settled = (await settledByMonth(tx, [rootId])).get(rootId) ?? new Map<Month, number>()
  const through = [...settled.keys()].sort().at(-1)
  // A month that was paid and is none of the household's any more is owed nothing: the whole of it is too much.
  const known = new Set(due.map((d) => d.month))
  const gone = [...settled].filter(([month]) => !known.has(month)).map(([month, fen]) => ({ month, fen: -fen }))
  const months = [...(through ? differences(due, settled, through) : []), ...gone].sort((a, b) => (a.month < b.month ? -1 : 1))
  const sum = (take: (fen: number) => boolean) => months.filter((m) => take(m.fen)).reduce((total, m) => total + m.fen, 0)
  return { months, backPayFen: sum((fen) => fen > 0), overpaidFen: -sum((fen) => fen < 0) || 0 }
}
