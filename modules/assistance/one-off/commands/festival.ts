import type { Month } from '#kernel/day.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import '../problems.ts'
import { onBooksIn } from '../queries/on-books.ts'
import { keepBatch, type OneOffItem } from './keep-batch.ts'

/** Amounts by class, in fen for each household; a class without one gets nothing. */
export type Amounts = { DIBAO?: number | undefined; LOW_MARGIN?: number | undefined; EXPENDITURE?: number | undefined }

/** A festival payment by class to everybody on the books in a month. Throws `one_off.empty`. */
export async function prepareByClass(
  tx: Tx,
  actor: Actor,
  { title, month, amounts }: { title: string; month: Month; amounts: Amounts },
): Promise<string> {
  const households = await onBooksIn(tx, month)
  const items = households.flatMap((h): OneOffItem[] => {
    const fen = amounts[h.category as keyof Amounts] ?? 0
    return fen > 0 ? [{ ...h, persons: Math.max(1, h.persons), fen }] : []
  })
  return keepBatch(tx, actor, { programme: 'festival', title, month, basis: { amounts }, dueOn: null, items })
}
