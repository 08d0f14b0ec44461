import type { Day } from '#kernel/day.ts'
import { record } from '#platform/audit/record.ts'
import { bookingFor, cancel as cancelBooking } from '#platform/bookings/change.ts'
import { book } from '#platform/bookings/hold.ts'
import { type FreeSlot, freeSlots } from '#platform/bookings/slots.ts'
import { markDone } from '#platform/bookings/visit.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { rulesOf } from '../rules-of.ts'
import { type BookingKind, counterOf } from '../rules/services.ts'
import { countersOf } from '../slots/keep.ts'
import { type Named, partyOf } from './party.ts'
import { tellBooked } from './remind.ts'

export interface OfficeRequest {
  kind: BookingKind
  /** The first and the last day on which the two may come: C + 1 and W. */
  from: Day
  until: Day
  people: readonly Named[]
  phone: string
  requestId: string
  /** The portal account that may move the booking, when one is known. */
  accountId?: string | null
}

/**
 * Books the first free time from a day to a day for the office, also before it is open to the public. The booking stays inside these
 * days when the people move it. Returns null when nothing is free (or the year's calendar is not published yet). Throws
 * `booking.duplicate_person` and what `partyOf` throws.
 */
export async function bookForOffice(tx: Tx, actor: Actor, r: OfficeRequest): Promise<{ bookingId: string; starts: Date } | null> {
  const rules = await rulesOf(tx)
  const party = partyOf(tx, { ...r, window: { from: r.from, until: r.until } }, r.accountId ?? null)
  const slots = await freeFor(tx, actor, r.kind, r.from, r.until)
  for (const slot of slots.filter((s) => s.free > 0 && !s.group && s.starts > tx.now)) {
    const made = await bookOrNothing(tx, actor, { ...party, slotId: slot.slotId, requestId: r.requestId, source: 'OFFICE' }, rules)
    if (!made) continue
    const row = await bookingFor(tx, actor, made.bookingId)
    await asOffice(tx, actor, () => tellBooked(tx, row))
    await record(tx, actor, { act: 'booking.confirm', subjectKind: 'booking', subjectId: made.bookingId, place: row.place })
    return { bookingId: made.bookingId, starts: row.starts_at }
  }
  return null
}

async function bookOrNothing(tx: Tx, actor: Actor, request: Parameters<typeof book>[2], rules: Parameters<typeof book>[3]) {
  try {
    return await book(tx, actor, { ...request, ahead: true }, rules)
  } catch (error) {
    if ((error as { code?: string }).code === 'booking.full') return undefined
    throw error
  }
}

/** The slots of a service from a day to a day with what is free in them. */
export async function freeFor(tx: Tx, actor: Actor, kind: BookingKind, from: Day, to: Day): Promise<FreeSlot[]> {
  const ids = await asOffice(tx, actor, () => countersOf(tx))
  return freeSlots(tx, actor, { resourceId: ids[counterOf[kind]], from, to })
}

/** The office gives a booking up, wherever the people moved it: the application was withdrawn, the case ended. One that is over stays. */
export async function cancelForOffice(tx: Tx, actor: Actor, bookingId: string, reason: string): Promise<void> {
  let row = await bookingFor(tx, actor, bookingId)
  while (row.status === 'MOVED' && row.moved_to) row = await bookingFor(tx, actor, row.moved_to)
  if (row.status !== 'CONFIRMED' && row.status !== 'HELD') return
  await cancelBooking(tx, actor, { bookingId: row.id, reason }, await rulesOf(tx))
  await record(tx, actor, { act: 'booking.cancel', subjectKind: 'booking', subjectId: row.id, place: row.place })
}

/** What they came for is settled: the visit is over. One that nobody checked in stays as it is. */
export async function visitDone(tx: Tx, actor: Actor, bookingId: string | undefined): Promise<void> {
  if (!bookingId) return
  const row = await bookingFor(tx, actor, bookingId)
  if (row.status !== 'CHECKED_IN') return
  await markDone(tx, actor, bookingId)
  await record(tx, actor, { act: 'booking.done', subjectKind: 'booking', subjectId: bookingId, place: row.place })
}
