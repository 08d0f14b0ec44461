import { afterPlace } from '#kernel/place.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { allServices } from './case-file.ts'

/**
 * Every list of cases begins here. Codes nest, so a place is a range; the range is repeated although row-level security
 * holds it too, because only then the index that leads with the place is used.
 */
export function casesVisibleTo(tx: Tx, actor: Actor) {
  const all = tx.selectFrom('case_file')
  if (actor.kind === 'resident' || actor.kind === 'public')
    return all.where((eb) =>
      eb(
        'id',
        'in',
        eb
          .selectFrom('case_access')
          .select('case_id')
          .where('party', 'in', [actor.id || '-', actor.person ?? '-']),
      ),
    )
  const hidden = hiddenFrom(actor)
  const here = all.where('place', '>=', actor.place).where('place', '<', afterPlace(actor.place))
  return hidden.length > 0 ? here.where('service', 'not in', hidden) : here
}

/** Services whose cases are not for this post, although they lie at its place. */
const hiddenFrom = (actor: Actor): string[] =>
  actor.kind === 'system'
    ? []
    : allServices()
        .filter(({ service }) => service.readers && !service.readers.includes(actor.role as never))
        .map(({ service }) => service.name)

/**
 * Whether everything in a case may be read. Staff of the place may; a resident only as the person whose case it is: who
 * filed without having proved who they are may follow that it goes on, and may not read what the office found out. Where
 * the case is about what this account itself said (reason 'self'), it is the account's whoever they are in the register.
 */
export async function mayReadAll(tx: Tx, actor: Actor, caseId: string): Promise<boolean> {
  if (actor.kind !== 'resident') return true
  const access = await tx
    .selectFrom('case_access')
    .select('party')
    .where('case_id', '=', caseId)
    .where((eb) => eb.or([eb('party', '=', actor.person ?? '-'), eb.and([eb('party', '=', actor.id), eb('reason', '=', 'self')])]))
    .executeTakeFirst()
  return access !== undefined
}
