import { recordsOf } from '#platform/cases/records.ts'
import { findCase } from '#platform/cases/view.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { computed, resultOf } from './effects.ts'

/** A change case for the desk. A decided one shows what was decided, never a new computation. */
export async function changeView(tx: Tx, actor: Actor, caseId: string) {
  const file = await findCase(tx, actor, caseId)
  const kept = (await recordsOf<ReturnType<typeof resultOf>>(tx, caseId, ['change_result'])).at(-1)?.content
  const result = kept ?? resultOf(await computed(tx, actor, file), file)
  return { entitlementCase: String(file.facts.entitlementCase), ...result }
}
