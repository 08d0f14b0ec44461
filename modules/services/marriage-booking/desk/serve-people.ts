import type { z } from 'zod'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import { when } from '#platform/bookings/booking.ts'
import { bookingFor } from '#platform/bookings/change.ts'
import { book, walkIn } from '#platform/bookings/hold.ts'
import { checkIn, markAbsent, markDone, startVisit } from '#platform/bookings/visit.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { rulesOf } from '../rules-of.ts'
import { counterOf, type BookingKind } from '../rules/services.ts'
import { countersOf } from '../slots/keep.ts'
import { contentOf, type Named, partyOf } from '../visits/party.ts'
import { tellBooked } from '../visits/remind.ts'
import type * as contract from './contract.ts'

const noted = (tx: Tx, actor: Actor, act: string, bookingId: string, place?: string) =>
  record(tx, actor, { act, subjectKind: 'booking', subjectId: bookingId, ...(place ? { place } : {}) })

/** One of the two is here: two check-ins make a visit. */
export async function checkInOne(tx: Tx, actor: Actor, { bookingId, side }: { bookingId: string; side: number }) {
  const { all } = await checkIn(tx, actor, { bookingId, side })
  await noted(tx, actor, 'booking.check_in', bookingId)
  return { all }
}

export async function begin(tx: Tx, actor: Actor, { bookingId }: { bookingId: string }) {
  await startVisit(tx, actor, bookingId)
  await noted(tx, actor, 'booking.start', bookingId)
  return {}
}

export async function finish(tx: Tx, actor: Actor, { bookingId }: { bookingId: string }) {
  await markDone(tx, actor, bookingId)
  await noted(tx, actor, 'booking.done', bookingId)
  return {}
}

export async function absent(tx: Tx, actor: Actor, { bookingId }: { bookingId: string }) {
  await markAbsent(tx, actor, bookingId, await rulesOf(tx))
  await noted(tx, actor, 'booking.absent', bookingId)
  return {}
}

/** The slot that runs now, else the next one of today: nobody who waits is sent home. Throws `marriage_booking.no_number_today`. */
async function slotNow(tx: Tx, kind: BookingKind) {
  const ids = await countersOf(tx)
  const slots = await tx
    .selectFrom('booking_slot as s')
    .select(['s.id', 's.starts_at', 's.place'])
    .select((eb) => [
      eb
        .selectFrom('booking as b')
        .select((c) => c.fn.countAll<number>().as('n'))
        .whereRef('b.slot_id', '=', 's.id')
        .where('b.seated', '=', true)
        .as('used'),
      eb.ref('s.online').as('online'),
      eb.ref('s.walk_in').as('walk_in'),
    ])
    .where('s.resource_id', '=', ids[counterOf[kind]])
    .where('s.day', '=', tx.today)
    .where('s.ends_at', '>', tx.now)
    .where('s.closure_id', 'is', null)
    .orderBy('s.starts_at')
    .execute()
  const slot = slots.find((s) => Number(s.used) < s.online + s.walk_in) ?? slots[0]
  if (!slot) throw new Problem('marriage_booking.no_number_today')
  return slot
}

/** Takes somebody who simply came into the running slot. Throws as the booking engine does. */
export async function takeNow(tx: Tx, actor: Actor, input: z.output<typeof contract.takeWalkIn.input>) {
  return asOffice(tx, actor, async () => {
    const slot = await slotNow(tx, input.kind)
    const party = partyOf(tx, input, null)
    const made = await walkIn(tx, actor, { ...party, slotId: slot.id, requestId: input.requestId, source: 'COUNTER' }, await rulesOf(tx))
    await noted(tx, actor, 'booking.walk_in', made.bookingId, slot.place)
    return { bookingId: made.bookingId, when: when(slot.starts_at) }
  })
}

/** A booking by telephone. Throws as the booking engine does. */
export async function bookFor(tx: Tx, actor: Actor, input: z.output<typeof contract.bookByPhone.input>) {
  const party = partyOf(tx, input, null)
  const made = await book(tx, actor, { ...party, slotId: input.slotId, requestId: input.requestId, source: 'PHONE' }, await rulesOf(tx))
  const row = await bookingFor(tx, actor, made.bookingId)
  await tellBooked(tx, row)
  await noted(tx, actor, 'booking.confirm', made.bookingId, row.place)
  return { bookingId: made.bookingId, when: when(row.starts_at) }
}

export interface BookedPeople {
  bookingId: string
  kind: BookingKind
  when: string
  status: string
  people: (Named & { side: number; arrivedAt: Date | null })[]
  phone: string
}

/**
 * The people of a booking with their numbers, for the registrar who begins their case; opening it is recorded. Throws
 * `booking.not_found`.
 */
export async function bookingPeople(tx: Tx, actor: Actor, bookingId: string): Promise<BookedPeople> {
  const row = await bookingFor(tx, actor, bookingId)
  const content = contentOf(tx, row.content_sealed)
  const arrived = await tx.selectFrom('booking_holder').select(['side', 'arrived_at']).where('booking_id', '=', bookingId).execute()
  await noted(tx, actor, 'booking.read', bookingId, row.place)
  return {
    bookingId,
    kind: row.service as BookingKind,
    when: when(row.starts_at),
    status: row.status,
    people: content.people.map((p, i) => ({ ...p, side: i + 1, arrivedAt: arrived.find((a) => a.side === i + 1)?.arrived_at ?? null })),
    phone: content.phone,
  }
}
