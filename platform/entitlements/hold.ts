import { firstOf, type Month } from '#kernel/day.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'

export interface NewHold {
  rootId: string
  place: string
  /** The first month that is not paid while it stands. */
  from: Month
  /** freeze: until something is worked out; suspension: decided by the office. */
  kind: 'freeze' | 'suspension'
  /** A code, never words about a person. */
  reason: string
  sourceKind: string
  sourceRef: string
}

/** Keeps a household out of the runs from a month on; the same source holds once, however often it says so. */
export async function holdPayment(tx: Tx, actor: Actor, hold: NewHold): Promise<void> {
  const made = await tx
    .insertInto('entitlement_hold')
    .values({
      root_id: hold.rootId,
      place: hold.place,
      from_month: firstOf(hold.from),
      kind: hold.kind,
      reason: hold.reason,
      source_kind: hold.sourceKind,
      source_ref: hold.sourceRef,
      made_by: actor.id,
      made_at: tx.now,
    })
    .onConflict((same) => same.columns(['root_id', 'source_kind', 'source_ref']).where('released_at', 'is', null).doNothing())
    .executeTakeFirst()
  if (!made.numInsertedOrUpdatedRows) return
  await record(tx, actor, {
    act: 'entitlement.hold',
    subjectKind: 'entitlement',
    subjectId: hold.rootId,
    place: hold.place,
    detail: { kind: hold.kind, reason: hold.reason, from: hold.from },
  })
}

/** Lifts what a source held; the months come back with the next run. Returns how many households were lifted. */
export async function releaseHold(tx: Tx, actor: Actor, source: { sourceKind: string; sourceRef: string }): Promise<number> {
  const lifted = await tx
    .updateTable('entitlement_hold')
    .set({ released_at: tx.now, released_by: actor.id })
    .where('source_kind', '=', source.sourceKind)
    .where('source_ref', '=', source.sourceRef)
    .where('released_at', 'is', null)
    .returning(['root_id', 'place', 'reason'])
    .execute()
  for (const hold of lifted)
    await record(tx, actor, {
      act: 'entitlement.release',
      subjectKind: 'entitlement',
      subjectId: hold.root_id,
      place: hold.place,
      detail: { reason: hold.reason },
    })
  return lifted.length
}

/** Holds that stand on a household now. */
export function holdsOn(tx: Tx, rootId: string) {
  return tx
    .selectFrom('entitlement_hold')
    .select(['id', 'kind', 'reason', 'from_month', 'made_at', 'source_kind', 'source_ref'])
    .where('root_id', '=', rootId)
    .where('released_at', 'is', null)
    .orderBy('made_at')
    .execute()
}
