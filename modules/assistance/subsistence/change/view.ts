import { Problem } from '#kernel/problem.ts'
import { recordsOf } from '#platform/cases/records.ts'
import { findCase } from '#platform/cases/view.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { eventOfCase } from '#platform/life-events/standing.ts'
import { outcomeOf, resultOf } from './outcome.ts'
import { subsistenceChange } from './service.ts'

/** A change case for the desk. A decided one shows what was decided, never a new computation. Throws `change.not_found`. */
export async function changeView(tx: Tx, actor: Actor, caseId: string) {
  const file = await findCase(tx, actor, caseId)
  if (file.service !== subsistenceChange.name) throw new Problem('change.not_found')
  const kept = (await recordsOf<ReturnType<typeof resultOf>>(tx, caseId, ['change_result'])).at(-1)?.content
  const withdrawn = await tx
    .selectFrom('entitlement_fact')
    .select('withdrawn_at')
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is not', null)
    .executeTakeFirst()
  const view = kept ?? resultOf(await outcomeOf(tx, file), file)
  const mark = file.facts.staffRelative ? [{ label: '近亲属备案', value: '是，市局核查后由另一个人确认' }] : []
  return {
    rootId: String(file.facts.rootId),
    eventId: await eventOfCase(tx, caseId),
    kind: String(file.facts.kind),
    withdrawnAt: withdrawn?.withdrawn_at?.toISOString() ?? null,
    ...view,
    lines: [...view.lines, ...mark],
  }
}
