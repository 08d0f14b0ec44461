import { maskPhone } from '#kernel/citizen-id.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { open } from '#platform/db/seal.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { deathOfPerson } from '#platform/life-events/standing.ts'
import { proposalsOf } from './identity.ts'
import { maritalHistory } from './marital.ts'
import { maritalNames } from './rules/marital-status.ts'
import { itemsOf, type PersonRow } from './search.ts'
import { maritalSources, relationLabels } from './texts.zh.ts'

async function personOf(tx: Tx, personId: string) {
  const row = await tx.selectFrom('person').selectAll().where('id', '=', personId).executeTakeFirst()
  if (!row) throw new Problem('resident.not_found')
  return row
}

/** One person with the household of today. The opening is recorded. Throws `resident.not_found`. */
export async function personView(tx: Tx, actor: Actor, personId: string) {
  const row = await personOf(tx, personId)
  const home = await householdOf(tx, personId)
  await record(tx, actor, { act: 'resident.read', subjectKind: 'person', subjectId: personId, place: row.place })
  const [item] = await itemsOf(tx, [row as PersonRow])
  if (!item) throw new Problem('resident.not_found')
  const members = await itemsOf(tx, home.members)
  return {
    ...item,
    deathEventId: await deathOfPerson(tx, personId),
    marital: await maritalView(tx, personId),
    proposals: actor.role === 'town_clerk' ? await proposalsOf(tx, personId) : [],
    phoneMask: row.phone_sealed ? maskPhone(open(tx.db.keys, row.phone_sealed)) : null,
    address: home.address,
    household: members.map((m, i) => {
      const relation = home.members[i]?.relation ?? 'OTHER'
      return { ...m, relation, relationLabel: relationLabels[relation] ?? relation, since: home.members[i]?.valid_from ?? '' }
    }),
  }
}

/** What the register knows of somebody's marriages, the newest first. */
async function maritalView(tx: Tx, personId: string) {
  const known = await maritalHistory(tx, [personId])
  return known.reverse().map((k) => ({
    label: maritalNames[k.status],
    from: k.from,
    to: k.to,
    source: [maritalSources[k.source], k.reference].filter(Boolean).join(' '),
  }))
}

/** The people who live with somebody today, and where. */
export async function householdOf(tx: Tx, personId: string) {
  const home = await tx
    .selectFrom('household_member')
    .innerJoin('household', 'household.id', 'household_member.household_id')
    .select(['household.id', 'household.address_sealed'])
    .where('household_member.person_id', '=', personId)
    .where('household_member.valid_from', '<=', tx.today)
    .where((eb) => eb.or([eb('household_member.valid_to', 'is', null), eb('household_member.valid_to', '>', tx.today)]))
    .executeTakeFirst()
  if (!home) return { address: null, members: [] }
  const members = await tx
    .selectFrom('household_member')
    .innerJoin('person', 'person.id', 'household_member.person_id')
    .select([
      'person.id',
      'person.name',
      'person.sex',
      'person.birth_date',
      'person.id_mask',
      'person.id_sealed',
      'person.place',
      'person.died_on',
    ])
    .select(['household_member.relation', 'household_member.valid_from'])
    .where('household_member.household_id', '=', home.id)
    .where((eb) => eb.or([eb('household_member.valid_to', 'is', null), eb('household_member.valid_to', '>', tx.today)]))
    .orderBy('person.birth_date')
    .execute()
  return {
    address: open(tx.db.keys, home.address_sealed),
    members: members as (PersonRow & { relation: string; valid_from: string; id_sealed: string })[],
  }
}

/** A number or telephone in full: recorded with its reason. Throws `resident.not_found`. */
export async function reveal(tx: Tx, actor: Actor, input: { personId: string; field: 'idNumber' | 'phone'; reason: string }) {
  const row = await personOf(tx, input.personId)
  await record(tx, actor, {
    act: 'resident.reveal',
    subjectKind: 'person',
    subjectId: row.id,
    place: row.place,
    reason: input.reason,
    detail: { field: input.field },
  })
  const sealed = input.field === 'idNumber' ? row.id_sealed : row.phone_sealed
  return { value: sealed ? open(tx.db.keys, sealed) : '没有登记' }
}

/** The own household of a bound resident: the only numbers a resident gets are those of the own family. */
export async function ownHousehold(tx: Tx, actor: Actor) {
  const { person } = actor
  if (!person) return { village: null, address: null, phone: null, members: [] }
  return asOffice(tx, actor, async () => {
    const self = await personOf(tx, person)
    const home = await householdOf(tx, person)
    await record(tx, actor, { act: 'resident.read', subjectKind: 'person', subjectId: person, place: self.place })
    const head = home.members.find((m) => m.id === person)?.relation ?? 'SELF'
    const people =
      home.members.length > 0 ? home.members : [{ ...(self as unknown as PersonRow), relation: 'SELF', id_sealed: self.id_sealed }]
    return {
      village: self.place,
      address: home.address,
      phone: self.phone_sealed ? open(tx.db.keys, self.phone_sealed) : null,
      members: people
        .filter((m) => !m.died_on)
        .map((m) => ({
          name: m.name,
          idNumber: open(tx.db.keys, m.id_sealed),
          // Relations are to the head of the book; for somebody else the form asks again.
          relation: m.id === person ? 'SELF' : head === 'SELF' ? m.relation : 'OTHER',
          self: m.id === person,
        })),
    }
  })
}
