import { randomUUID } from 'node:crypto'
import { addMonths } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { seal } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { requireNotOwnKin } from '../household/kin.ts'
import { householdItemOf } from '../household/register.ts'
import { type ReviewClass, reviewMonths } from '../rules/review-class.ts'
import type { Category } from '../rules/types.ts'
import './problems.ts'

/** The plan of a household, locked. Throws `review.not_planned`. */
async function lockPlan(tx: Tx, actor: Actor, rootId: string) {
  await requireNotOwnKin(tx, actor, rootId)
  const plan = await tx.selectFrom('household_review').selectAll().where('root_id', '=', rootId).forUpdate().executeTakeFirst()
  if (!plan) throw new Problem('review.not_planned')
  return plan
}

/**
 * Raises the class at once with a reason; to lower it is only proposed, and never below the rule. Throws `review.not_planned`,
 * `review.same_class`, `review.below_rule`, `review.lowering_open`.
 */
export async function changeClass(
  tx: Tx,
  actor: Actor,
  { rootId, cls, reason }: { rootId: string; cls: ReviewClass; reason: string },
): Promise<{ waits: boolean }> {
  const plan = await lockPlan(tx, actor, rootId)
  if (plan.class === cls) throw new Problem('review.same_class', { cls })
  if (cls < plan.by_rule) throw new Problem('review.below_rule', { rule: plan.by_rule, cls })
  const waits = cls < plan.class
  const id = randomUUID()
  const made = await tx
    .insertInto('review_class_change')
    .values({
      id,
      root_id: rootId,
      place: plan.place,
      from_class: plan.class,
      to_class: cls,
      reason_sealed: seal(tx.db.keys, reason),
      state: waits ? 'proposed' : 'in_force',
      made_by: actor.id,
      made_at: tx.now,
    })
    .onConflict((same) => same.column('root_id').where('state', '=', 'proposed').doNothing())
    .executeTakeFirst()
  if (!made.numInsertedOrUpdatedRows) throw new Problem('review.lowering_open')
  if (!waits) await put(tx, rootId, cls, plan.last_on)
  await record(tx, actor, {
    act: waits ? 'review.lower' : 'review.raise',
    subjectKind: 'entitlement',
    subjectId: rootId,
    place: plan.place,
    detail: { from: plan.class, to: cls },
  })
  return { waits }
}

/** The second signature, or a refusal. Throws `review.not_planned`, `review.no_proposal`, `review.second_person`, `review.below_rule`. */
export async function signClass(
  tx: Tx,
  actor: Actor,
  { rootId, proposalId, approve }: { rootId: string; proposalId: string; approve: boolean },
): Promise<void> {
  const plan = await lockPlan(tx, actor, rootId)
  const change = await tx
    .selectFrom('review_class_change')
    .selectAll()
    .where('id', '=', proposalId)
    .where('root_id', '=', rootId)
    .where('state', '=', 'proposed')
    .forUpdate()
    .executeTakeFirst()
  if (!change) throw new Problem('review.no_proposal')
  if (change.made_by === actor.id) throw new Problem('review.second_person')
  const cls = change.to_class as ReviewClass
  // What the rule says may have risen since it was proposed.
  if (approve && cls < plan.by_rule) throw new Problem('review.below_rule', { rule: plan.by_rule, cls })
  await tx
    .updateTable('review_class_change')
    .set({ state: approve ? 'in_force' : 'refused', signed_by: actor.id, signed_at: tx.now })
    .where('id', '=', proposalId)
    .execute()
  if (approve) await put(tx, rootId, cls, plan.last_on)
  await record(tx, actor, {
    act: approve ? 'review.sign' : 'review.refuse',
    subjectKind: 'entitlement',
    subjectId: rootId,
    place: plan.place,
    detail: { from: change.from_class, to: cls },
  })
}

async function put(tx: Tx, rootId: string, cls: ReviewClass, lastOn: string): Promise<void> {
  const item = await householdItemOf(tx, rootId)
  const months = reviewMonths((item?.category ?? 'DIBAO') as Category, cls, tx.today, await parametersOf(tx))
  if (!months) throw new Problem('review.not_planned')
  await tx
    .updateTable('household_review')
    .set({ class: cls, months, due_on: addMonths(lastOn, months), reckoned_at: tx.now })
    .where('root_id', '=', rootId)
    .execute()
}
