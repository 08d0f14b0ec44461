import type { Day } from '#kernel/day.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'

/** Where these people are registered and when they were born, wherever in the county that is. */
export async function peopleOf(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, { place: string; birthDate: Day }>> {
  const rows = await asOffice(tx, actor, () =>
    tx
      .selectFrom('person')
      .select(['id', 'place', 'birth_date'])
      .where('id', 'in', [...ids])
      .execute(),
  )
  return new Map(rows.map((r) => [r.id, { place: r.place, birthDate: r.birth_date }]))
}
