import type { CaseFile } from '#platform/cases/case-file.ts'
import { linkCases } from '#platform/cases/links.ts'
import type { Actor } from '#platform/db/actor.ts'
import { openJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { releaseHold } from '#platform/entitlements/hold.ts'
import type { ChangeAnswers } from '../change/form.ts'
import { openChange } from '../change/open-change.ts'
import { withdrawFact } from '../change/withdraw.ts'

const changeOf = (tx: Tx, file: CaseFile) => openJson(tx.db.keys, file.answersSealed) as ChangeAnswers

/**
 * A decided change, stop or suspension that a remedy changed or cancelled: it no longer works, every month is what it was
 * without it, and the same is proposed anew in a small case of its own. Throws `change.withdrawn` and what `openChange` throws.
 */
export async function restartChange(
  tx: Tx,
  actor: Actor,
  { contested, remedy, requestId }: { contested: CaseFile; remedy: string; requestId: string },
): Promise<{ caseId: string; number: string }> {
  const change = changeOf(tx, contested)
  if (change.kind === 'SUSPEND') await liftSuspension(tx, actor, contested)
  else await withdrawFact(tx, actor, { caseId: contested.id, reason: `按${remedy}的处理决定，重新办理` })
  const rootId = String(contested.facts.rootId)
  const reportedOn = String(contested.facts.reportedOn)
  const made = await openChange(tx, actor, { rootId, requestId, change, source: 'remedy', reportedOn })
  await linkCases(tx, made.caseId, contested.id, 'follows')
  return made
}

/**
 * 停止执行: a contested suspension is lifted until the remedy is decided. Returns whether there was something to lift: a stop
 * or reduction has no hold, and what was decided stays in the rows.
 */
export async function stayChange(tx: Tx, actor: Actor, contested: CaseFile): Promise<boolean> {
  return changeOf(tx, contested).kind === 'SUSPEND' && liftSuspension(tx, actor, contested)
}

async function liftSuspension(tx: Tx, actor: Actor, contested: CaseFile): Promise<boolean> {
  const lifted = await releaseHold(tx, actor, { sourceKind: 'change', sourceRef: contested.id })
  if (lifted === 0) return false
  await tx
    .updateTable('entitlement')
    .set({ state: 'active' })
    .where('root_id', '=', String(contested.facts.rootId))
    .where('state', '=', 'suspended')
    .execute()
  return true
}
