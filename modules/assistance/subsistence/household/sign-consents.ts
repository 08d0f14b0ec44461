import { keepConsents } from '#modules/assistance/consents/public.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { open } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import '../change/problems.ts'
import { runningOf } from './running.ts'

/**
 * Authorities that people of a household on the books signed on paper, for the running allowance. Throws `household.not_found`,
 * `subsistence.unknown_ref`, `subsistence.future_date`.
 */
export async function signConsents(
  tx: Tx,
  actor: Actor,
  { rootId, refs, signedOn }: { rootId: string; refs: readonly string[]; signedOn: string },
): Promise<Record<string, never>> {
  if (signedOn > tx.today) throw new Problem('subsistence.future_date', { field: '签名日期' })
  const running = await runningOf(tx, rootId)
  const ids = refs.map((ref) => running.persons[ref])
  if (ids.some((id) => id === undefined)) throw new Problem('subsistence.unknown_ref', { field: '授权人' })
  const people = await tx
    .selectFrom('person')
    .select('id_sealed')
    .where('id', 'in', ids as string[])
    .execute()
  await keepConsents(
    tx,
    actor,
    { caseId: null, place: running.place, source: 'paper' },
    people.map((p) => ({ idNumber: open(tx.db.keys, p.id_sealed), signedOn })),
  )
  await record(tx, actor, {
    act: 'consent.sign',
    subjectKind: 'entitlement',
    subjectId: rootId,
    place: running.place,
    detail: { persons: refs.length },
  })
  return {}
}
