import { sexOf } from '#kernel/citizen-id.ts'
import { bookingPeople } from '#modules/services/marriage-booking/public.ts'
import type { Actor } from '#platform/db/actor.ts'
import { keyedHash } from '#platform/db/seal.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'

/** The people of a booking by side, and the divorce of theirs that is open. Throws `booking.not_found`. */
export async function bookedCouple(tx: Tx, actor: Actor, bookingId: string) {
  const booked = await bookingPeople(tx, actor, bookingId)
  const of = (sex: 'M' | 'F') => {
    const found = booked.people.find((p) => sexOf(p.idNumber) === sex)
    return found ? { name: found.name, idNumber: found.idNumber } : null
  }
  const hashes = booked.people.map((p) => keyedHash(tx.db.keys, 'citizen-id', p.idNumber))
  return {
    kind: booked.kind,
    when: booked.when,
    man: of('M'),
    woman: of('F'),
    phone: booked.phone,
    caseId: await openDivorce(tx, actor, hashes),
  }
}

async function openDivorce(tx: Tx, actor: Actor, hashes: readonly string[]): Promise<string | null> {
  const found = await asOffice(tx, actor, () =>
    tx
      .selectFrom('registry_case_party as c')
      .innerJoin('person as p', 'p.id', 'c.person_id')
      .select('c.case_id')
      .where('p.id_hash', 'in', [...hashes])
      .where('c.service', '=', 'divorce')
      .where('c.open', '=', true)
      .executeTakeFirst(),
  )
  return found?.case_id ?? null
}
