import { keyedHash } from '#platform/db/seal.ts'
import type { Actor } from '#platform/db/actor.ts'
import { record } from '#platform/audit/record.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { Problem } from '#kernel/problem.ts'
import type { Application } from '../form.ts'

/** The look-up hash of an identity number, as core/residents keeps it. */
export const numberHash = (tx: Tx, idNumber: string): string => keyedHash(tx.db.keys, 'citizen-id', idNumber)

/** The people of an application as the register knows them, by ref; unknown ones have no person id. */
export async function linkPeople(
  tx: Tx,
  actor: Actor,
  a: { members: readonly Pick<Application['members'][number], 'ref' | 'idNumber'>[] },
): Promise<Map<string, { hash: string; personId: string | null }>> {
  const hashes = new Map(a.members.map((m) => [m.ref, numberHash(tx, m.idNumber)]))
  const rows = await asOffice(tx, actor, () =>
    tx
      .selectFrom('person')
      .select(['id', 'id_hash'])
      .where('id_hash', 'in', [...hashes.values()])
      .execute(),
  )
  const byHash = new Map(rows.map((r) => [r.id_hash, r.id]))
  return new Map([...hashes].map(([ref, hash]) => [ref, { hash, personId: byHash.get(hash) ?? null }]))
}

/** Nobody who is dead in the register is in a new application or comes into a household. Throws `subsistence.person_died`. */
export async function requireAlive(tx: Tx, actor: Actor, people: Iterable<{ personId: string | null }>): Promise<void> {
  const ids = [...people].flatMap((p) => (p.personId ? [p.personId] : []))
  if (ids.length === 0) return
  const dead = await asOffice(tx, actor, () =>
    tx.selectFrom('person').select('id_mask').where('id', 'in', ids).where('died_on', 'is not', null).executeTakeFirst(),
  )
  if (dead) throw new Problem('subsistence.person_died', { number: dead.id_mask })
}

/** Holds the people of a household until this transaction ends: two phones that file at once would not see each other. */
async function oneAtATime(tx: Tx, hashes: string[]): Promise<void> {
  // In one order, so that two households that share a person never wait for each other.
  await tx.line.query('select pg_advisory_xact_lock(hashtextextended(h, 727003)) from unnest($1::text[]) as h', [[...hashes].sort()])
}

/**
 * Is anybody of this household already helped, or in another open application, anywhere in the county? The narrow look
 * across places: it tells only the town to call. Throws `subsistence.already_applied`, `subsistence.already_covered`.
 */
export async function requireNotHelped(
  tx: Tx,
  actor: Actor,
  people: Iterable<{ hash: string; personId: string | null }>,
  exceptCase?: string,
): Promise<void> {
  const all = [...people]
  await oneAtATime(
    tx,
    all.map((p) => p.hash),
  )
  const found = await asOffice(tx, actor, async () => {
    const open = await tx
      .selectFrom('subsistence_person')
      .select(['place', 'case_id'])
      .where(
        'id_hash',
        'in',
        all.map((p) => p.hash),
      )
      .where('open', '=', true)
      .$if(exceptCase !== undefined, (q) => q.where('case_id', '!=', exceptCase as string))
      .executeTakeFirst()
    if (open) return { code: 'subsistence.already_applied', place: open.place }
    const ids = all.flatMap((p) => (p.personId ? [p.personId] : []))
    if (ids.length === 0) return undefined
    const covered = await tx
      .selectFrom('entitlement_member')
      .innerJoin('entitlement_row', 'entitlement_row.id', 'entitlement_member.row_id')
      .select('entitlement_row.place')
      .where('entitlement_member.person_id', 'in', ids)
      .where('entitlement_member.superseded_at', 'is', null)
      .where('entitlement_member.own_scheme', '=', false)
      .where((eb) => eb.or([eb('entitlement_member.valid_to', 'is', null), eb('entitlement_member.valid_to', '>', tx.today)]))
      .executeTakeFirst()
    return covered && { code: 'subsistence.already_covered', place: covered.place }
  })
  await record(tx, actor, {
    act: 'assistance.duplicate_check',
    subjectKind: 'case',
    subjectId: exceptCase ?? '',
    detail: { persons: all.length, found: found !== undefined },
  })
  if (!found) return
  const town = await tx.selectFrom('division').select(['name', 'phone']).where('code', '=', found.place.slice(0, 9)).executeTakeFirst()
  throw new Problem(found.code, { town: town?.name ?? '', phone: town?.phone ?? '' })
}
