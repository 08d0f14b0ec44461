import { citizenId } from '#kernel/citizen-id.ts'
import { Problem } from '#kernel/problem.ts'
import { keyedHash, openJson, sealJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Party } from '#platform/bookings/booking.ts'
import '../problems.ts'
import { type BookingKind, peopleOf } from '../rules/services.ts'

export interface Named {
  name: string
  idNumber: string
}

/** What a booking keeps of its people, sealed. */
export interface Content {
  people: Named[]
  phone: string
  /** Divorce certificates: the last day on which the two may come, and the first. */
  window?: { from: string; until: string }
}

/** The people of a request as a party of the booking engine. Throws `citizen_id.*`, `marriage_booking.people`, `marriage_booking.same_person`. */
export function partyOf(
  tx: Tx,
  of: { kind: BookingKind; people: readonly Named[]; phone: string; window?: { from: string; until: string } },
  accountId: string | null,
): Party {
  if (of.people.length !== peopleOf(of.kind)) throw new Problem('marriage_booking.people', { count: peopleOf(of.kind) })
  const named = of.people.map((p) => ({ name: p.name.trim(), idNumber: citizenId(p.idNumber, tx.today) }))
  if (new Set(named.map((p) => p.idNumber)).size !== named.length) throw new Problem('marriage_booking.same_person')
  const content: Content = { people: named, phone: of.phone, ...(of.window ? { window: of.window } : {}) }
  return {
    service: of.kind,
    holderKeys: named.map((p) => keyedHash(tx.db.keys, 'citizen-id', p.idNumber)),
    contentSealed: sealJson(tx.db.keys, content),
    accountId,
  }
}

/** What a booking keeps of its people, opened. */
export const contentOf = (tx: Pick<Tx, 'db'>, sealed: string): Content => openJson(tx.db.keys, sealed) as Content

/** The names of the people of a booking. */
export const namesOf = (tx: Pick<Tx, 'db'>, sealed: string): string[] => contentOf(tx, sealed).people.map((p) => p.name)
