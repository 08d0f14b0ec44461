import { addMonthsToMonth, monthOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { currentRows } from '#platform/entitlements/rows.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { horizonOf, type Running } from '../household/running.ts'
import { storedMonths } from '../household/stored-months.ts'
import { stretchesOf } from '../household/stretches.ts'
import { dueMonths } from '../rules/history/months.ts'
import { categoryNames } from '../texts.zh.ts'
import './problems.ts'

/** What a re-check done today makes of a household: what the books have, and what everything known now comes to. */
export interface ReviewResult {
  differs: boolean
  beforeFen: number
  afterFen: number
  beforeLabel: string
  afterLabel: string
  stretches: { from: string; until: string | null; categoryLabel: string; fen: number; beforeFen: number | null }[]
}

const word = (category: string | undefined): string =>
  category === undefined || category === 'REJECTED' ? '停发' : (categoryNames[category as keyof typeof categoryNames] ?? category)

/** Computes the household with today as a re-check: from the next month the present minimum wage counts. Throws `review.undecided`. */
export async function reviewResult(tx: Tx, { rootId, history }: Running): Promise<ReviewResult> {
  const parameters = await parametersOf(tx)
  const next = addMonthsToMonth(monthOf(tx.today), 1)
  const rechecked = { ...history, rechecks: [...history.rechecks, tx.today].sort() }
  const due = dueMonths(rechecked, horizonOf(history.from, history.facts, tx.today), parameters)
  if (due.some((d) => d.category === 'UNDECIDED')) throw new Problem('review.undecided')
  const through = due.at(-1)?.month ?? next
  const stored = new Map(storedMonths(await currentRows(tx, [rootId]), history.from, through).map((m) => [m.month, m]))
  const before = stored.get(next)
  const after = due.find((d) => d.month === next)
  return {
    differs: due.some((d) => d.fen !== stored.get(d.month)?.fen || d.category !== stored.get(d.month)?.category),
    beforeFen: before?.fen ?? 0,
    afterFen: after?.fen ?? 0,
    beforeLabel: word(before?.category),
    afterLabel: word(after?.category),
    stretches: stretchesOf(due).map((s) => ({
      from: s.from,
      until: s.until,
      categoryLabel: word(s.category),
      fen: s.fen,
      beforeFen: stored.get(s.from)?.fen ?? null,
    })),
  }
}
