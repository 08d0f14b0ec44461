import { isRecomputeMissing } from '#modules/assistance/subsistence/public.ts'
import { openBlocking } from '#modules/assistance/verification/public.ts'
import { chineseMonth, monthOf } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Why a run cannot be approved although its roll is right; null when nothing stands in the way. */
export async function openBlockingOf(tx: Tx, runId: string): Promise<string | null> {
  const run = await tx.selectFrom('payment_run').select(['programme', 'month']).where('id', '=', runId).executeTakeFirst()
  if (run?.programme !== 'subsistence') return null
  const month = monthOf(run.month)
  if (await isRecomputeMissing(tx, month)) return `${chineseMonth(month)}起执行新标准，还没有批准当月重算`
  return openBlocking(tx, { runId, programme: run.programme, month })
}
