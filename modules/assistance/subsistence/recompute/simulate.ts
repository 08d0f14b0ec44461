import { addMonthsToMonth, type Month } from '#kernel/day.ts'
import type { ParameterSet } from '#kernel/parameter.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { RootRows } from '#platform/entitlements/rewrite.ts'
import { currentRows, type StoredRow } from '#platform/entitlements/rows.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { type Running, runningHouseholds } from '../household/running.ts'
import { storedMonths } from '../household/stored-months.ts'
import { rowsOf } from '../household/stretches.ts'
import { dueMonths } from '../rules/history/months.ts'
import type { Category } from '../rules/types.ts'

/** A household of which the months are not what its rows say. */
export interface Recomputed {
  rootId: string
  place: string
  /** In the month that is recomputed. */
  before: { fen: number; category: Category }
  after: { fen: number; category: Category }
  rows: RootRows
}

const chunk = 500

/**
 * What every household that is on the books would be paid by everything known now, through a month; only those that differ
 * from their rows are told. A household with a month that cannot be decided is told as UNDECIDED and never written.
 */
export async function simulate(tx: Tx, month: Month, cause: string): Promise<Recomputed[]> {
  const parameters = await parametersOf(tx)
  const found: Recomputed[] = []
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const roots = await tx
      .selectFrom('entitlement')
      .select('id')
      .whereRef('id', '=', 'root_id')
      .where('state', '!=', 'stopped')
      .where('programme', '=', 'subsistence')
      .where('id', '>', after)
      .orderBy('id')
      .limit(chunk)
      .execute()
    if (roots.length === 0) return found
    const ids = roots.map((r) => r.id)
    after = ids.at(-1) as string
    const running = await runningHouseholds(tx, ids)
    const stored = Map.groupBy(await currentRows(tx, ids), (r) => r.rootId)
    for (const one of running.values()) {
      const differs = recomputed(one, stored.get(one.rootId) ?? [], month, cause, parameters)
      if (differs) found.push(differs)
    }
  }
}

function recomputed(running: Running, stored: readonly StoredRow[], month: Month, cause: string, parameters: ParameterSet) {
  const { history } = running
  if (history.from > month) return undefined
  const due = dueMonths(history, addMonthsToMonth(month, 1), parameters)
  const before = storedMonths(stored, history.from, month)
  const byMonth = new Map(due.map((d) => [d.month, d]))
  const same = before.every((b) => {
    const d = byMonth.get(b.month)
    return d !== undefined && d.fen === b.fen && d.category === b.category
  })
  if (same) return undefined
  const [was, will] = [before.at(-1), byMonth.get(month)]
  const undecided = due.some((d) => d.category === 'UNDECIDED')
  return {
    rootId: running.rootId,
    place: running.place,
    before: { fen: was?.fen ?? 0, category: was?.category ?? ('REJECTED' as Category) },
    after: { fen: will?.fen ?? 0, category: undecided ? ('UNDECIDED' as Category) : (will?.category ?? ('REJECTED' as Category)) },
    rows: rowsOf(running, due, { caseId: null, recordId: null, cause }),
  }
}
