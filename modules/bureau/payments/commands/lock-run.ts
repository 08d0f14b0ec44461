import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/db/tx.ts'
import '../problems.ts'

/** The run, locked until this transaction ends. Throws `payment.run_not_found`. */
export async function lockRun(tx: Tx, runId: string) {
  const run = await tx.selectFrom('payment_run').selectAll().where('id', '=', runId).forUpdate().executeTakeFirst()
  if (!run) throw new Problem('payment.run_not_found')
  return run
}
