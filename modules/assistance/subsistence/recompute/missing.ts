import { firstOf, type Month } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'

/** Whether a new standard begins in a month and the caseload was not yet recomputed for it. */
export async function isRecomputeMissing(tx: Tx, month: Month): Promise<boolean> {
  const first = firstOf(month)
  if ((await parametersOf(tx)).find('dibao.standard', first)?.validFrom !== first) return false
  const going = await tx.selectFrom('household_base').select('root_id').where('from_month', '<', first).limit(1).executeTakeFirst()
  if (!going) return false
  const done = await tx
    .selectFrom('recompute_batch')
    .select('id')
    .where('month', '=', first)
    .where('state', '=', 'approved')
    .executeTakeFirst()
  return done === undefined
}
