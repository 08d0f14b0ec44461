import { randomUUID } from 'node:crypto'
import { advance } from '#platform/cases/advance.ts'
import { findCase } from '#platform/cases/view.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { yuan } from '#kernel/money.ts'
import { leftOf } from './effects.ts'

/**
 * After a mistaken report was taken back: the recovery of a household is closed when nothing is claimed any more; what is
 * claimed for another reason goes on. Says in words what became of it.
 */
export async function closeIfNothingLeft(tx: Tx, actor: Actor, rootId: string, reason: string): Promise<string> {
  const going = await tx
    .selectFrom('household_case')
    .select('case_id')
    .where('root_id', '=', rootId)
    .where('kind', '=', 'RECOVERY')
    .where('open', '=', true)
    .executeTakeFirst()
  if (!going) return '没有立追缴'
  const left = await leftOf(tx, rootId)
  if (left > 0) return `还有别的原因多发的 ${yuan(left)}，追缴继续`
  const { step } = await findCase(tx, actor, going.case_id)
  const move = (name: string, input: Record<string, unknown>) =>
    advance(tx, actor, { caseId: going.case_id, move: name, requestId: randomUUID(), input })
  if (step === 'proposed') await move('send_back', { reason })
  await move('close', {})
  return '没有要追回的了，追缴已办结；退回的钱随下一次名册补发'
}
