import type { z } from 'zod'
import { birthOf, citizenId } from '#kernel/citizen-id.ts'
import { isWithin } from '#kernel/place.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { keyedHash } from '#platform/db/seal.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import type { registerResident } from './contract.ts'
import { personRow } from './register.ts'
import { itemsOf, type PersonRow } from './search.ts'

type Input = z.output<(typeof registerResident)['input']>

/**
 * Registers a person of the own place. A number that exists is refused with the town to call; somebody of the same name,
 * birthday and village is offered for review first. Throws `citizen_id.*`, `resident.*`.
 */
export async function addPerson(tx: Tx, actor: Actor, input: Input) {
  const number = citizenId(input.idNumber, tx.today)
  if (!isWithin(input.village, actor.place)) throw new Problem('resident.not_your_place')
  const village = await tx
    .selectFrom('division')
    .select('code')
    .where('code', '=', input.village)
    .where('level', '=', 'village')
    .executeTakeFirst()
  if (!village) throw new Problem('resident.unknown_village')
  await requireNewNumber(tx, actor, keyedHash(tx.db.keys, 'citizen-id', number))
  const possible = await alike(tx, input, birthOf(number))
  if (possible.length > 0 && !input.confirmed) return { personId: null, possible: await itemsOf(tx, possible) }
  const row = personRow(tx, { name: input.name, idNumber: number, place: input.village, ...(input.phone ? { phone: input.phone } : {}) })
  await tx.insertInto('person').values(row).execute()
  if (input.householdId) await joinHousehold(tx, input.householdId, row.id, input.village, input.relation ?? 'OTHER')
  await record(tx, actor, { act: 'resident.register', subjectKind: 'person', subjectId: row.id, place: input.village })
  return { personId: row.id, possible: [] }
}

async function requireNewNumber(tx: Tx, actor: Actor, hash: string): Promise<void> {
  const known = await asOffice(tx, actor, () => tx.selectFrom('person').select('town').where('id_hash', '=', hash).executeTakeFirst())
  if (!known) return
  const town = await tx.selectFrom('division').select(['name', 'phone']).where('code', '=', known.town).executeTakeFirst()
  throw new Problem('resident.number_exists', { town: town?.name ?? '', phone: town?.phone ?? '' })
}

function alike(tx: Tx, input: Input, birthDate: string): Promise<PersonRow[]> {
  return tx
    .selectFrom('person')
    .select(['id', 'name', 'sex', 'birth_date', 'id_mask', 'place', 'died_on'])
    .where('place', '=', input.village)
    .where('birth_date', '=', birthDate)
    .where('name', '=', input.name)
    .limit(10)
    .execute() as Promise<PersonRow[]>
}

/** Puts a person into a household from today on. Throws `resident.in_another_household`, `resident.not_found`. */
export async function joinHousehold(tx: Tx, householdId: string, personId: string, place: string, relation: string): Promise<void> {
  const home = await tx.selectFrom('household').select('id').where('id', '=', householdId).executeTakeFirst()
  if (!home) throw new Problem('resident.not_found')
  try {
    await tx
      .insertInto('household_member')
      .values({ household_id: householdId, person_id: personId, place, relation, valid_from: tx.today })
      .execute()
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'member_of_one_household') throw new Problem('resident.in_another_household')
    throw error
  }
}

/** Groups of people with the same name, birthday and village inside the actor's place. */
export async function duplicates(tx: Tx, actor: Actor) {
  const groups = await tx
    .selectFrom('person')
    .select(['place', 'birth_date', 'name'])
    .where('place', '>=', actor.place)
    .where('place', '<', `${actor.place}:`)
    .groupBy(['place', 'birth_date', 'name'])
    .having((eb) => eb.fn.countAll(), '>', 1)
    .limit(50)
    .execute()
  const found: Awaited<ReturnType<typeof itemsOf>>[] = []
  for (const g of groups) found.push(await itemsOf(tx, await alike(tx, { village: g.place, name: g.name } as Input, g.birth_date)))
  return { groups: found }
}
