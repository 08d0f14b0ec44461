import type { z } from 'zod'
import { addDays, chineseDay, dayInShanghai } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import { when } from '#platform/bookings/booking.ts'
import { bookingFor, cancel, move } from '#platform/bookings/change.ts'
import { acceptInstead } from '#platform/bookings/closures.ts'
import { confirm, hold } from '#platform/bookings/hold.ts'
import { acceptOffer, joinWait, leaveWait } from '#platform/bookings/waiting.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import type * as contract from '../contract.ts'
import { parameter, registryPlace, rulesOf } from '../rules-of.ts'
import { ageNote } from '../rules/age-note.ts'
import { counterOf, type BookingKind } from '../rules/services.ts'
import { countersOf } from '../slots/keep.ts'
import { contentOf, type Named, partyOf } from './party.ts'
import { tellBooked } from './remind.ts'

type Input<E extends { input: z.ZodObject }> = z.output<E['input']>

/** The slot of a service. Throws `booking.no_slot` when it belongs to another counter. */
async function slotOf(tx: Tx, actor: Actor, kind: BookingKind, slotId: string) {
  const slot = await tx
    .selectFrom('booking_slot')
    .select(['id', 'resource_id', 'day', 'starts_at'])
    .where('id', '=', slotId)
    .executeTakeFirst()
  const counter = await asOffice(tx, actor, () => countersOf(tx))
  if (!slot || slot.resource_id !== counter[counterOf[kind]]) throw new Problem('booking.no_slot')
  return slot
}

/** Online only some days ahead; nearer than that people simply come. Throws `marriage_booking.too_soon`. */
async function requireAhead(tx: Tx, day: string): Promise<void> {
  const days = parameter<number>(await parametersOf(tx), 'reg.bookAheadMinDays', tx.today)
  if (day < addDays(tx.today, days)) throw new Problem('marriage_booking.too_soon', { days, day: chineseDay(day) })
}

/** Holds a time for a couple while they read what to bring. Throws as the booking engine does, and what `partyOf` throws. */
export async function holdForPeople(tx: Tx, actor: Actor, input: Input<typeof contract.holdVisit>) {
  if (input.kind === 'divorce_issue') throw new Problem('marriage_booking.issue_by_office')
  const slot = await slotOf(tx, actor, input.kind, input.slotId)
  const party = partyOf(tx, input, actor.id)
  if (slot.starts_at > tx.now) await requireAhead(tx, slot.day)
  await letGoOfOwn(tx, actor, input.kind)
  const held = await hold(tx, actor, { ...party, slotId: input.slotId, requestId: input.requestId, source: 'ONLINE' }, await rulesOf(tx))
  const note = input.kind === 'marriage' ? await noteOf(tx, contentOf(tx, party.contentSealed).people, slot.day) : null
  return { bookingId: held.bookingId, holdUntil: held.holdUntil?.toISOString() ?? '', when: when(slot.starts_at), ageNote: note }
}

/** Who looks for another time lets go of the one that was held a moment ago; when the new one is refused, the old one stays. */
async function letGoOfOwn(tx: Tx, actor: Actor, kind: BookingKind): Promise<void> {
  const own = await tx
    .selectFrom('booking')
    .select('id')
    .where('account_id', '=', actor.id)
    .where('service', '=', kind)
    .where('status', '=', 'HELD')
    .where('offer_of', 'is', null)
    .where('replaces', 'is', null)
    .execute()
  for (const { id } of own) await cancel(tx, actor, { bookingId: id }, await rulesOf(tx))
}

/** What the ages on the day suggest, when the county's parameters name them. */
async function noteOf(tx: Tx, people: readonly Named[], day: string): Promise<string | null> {
  const set = await parametersOf(tx)
  const [man, woman] = ['marriage.age.man', 'marriage.age.woman'].map((key) => set.find(key, day)?.value)
  return typeof man === 'number' && typeof woman === 'number' ? ageNote(people, day, { man, woman }) : null
}

/** The hold becomes a booking; the two are told, and reminded the day before. */
export async function confirmForPeople(tx: Tx, actor: Actor, { bookingId }: { bookingId: string }) {
  const row = await bookingFor(tx, actor, bookingId)
  if (row.offer_of || row.replaces) throw new Problem('booking.not_found')
  await confirm(tx, actor, bookingId)
  await asOffice(tx, actor, () => tellBooked(tx, row))
  await record(tx, actor, { act: 'booking.confirm', subjectKind: 'booking', subjectId: bookingId, place: row.place })
  return { when: when(row.starts_at) }
}

/** Gives a booking up. */
export async function cancelForPeople(tx: Tx, actor: Actor, input: { bookingId: string; reason?: string | undefined }) {
  const { late } = await cancel(
    tx,
    actor,
    { bookingId: input.bookingId, ...(input.reason ? { reason: input.reason } : {}) },
    await rulesOf(tx),
  )
  await record(tx, actor, {
    act: 'booking.cancel',
    subjectKind: 'booking',
    subjectId: input.bookingId,
    place: registryPlace(tx),
    reason: input.reason,
  })
  return { late }
}

/** Another time for the same people. A divorce certificate stays inside its window. */
export async function moveForPeople(tx: Tx, actor: Actor, input: Input<typeof contract.moveVisit>) {
  const row = await bookingFor(tx, actor, input.bookingId)
  const slot = await slotOf(tx, actor, row.service as BookingKind, input.slotId)
  const { window } = contentOf(tx, row.content_sealed)
  if (window && (slot.day < window.from || slot.day > window.until))
    throw new Problem('marriage_booking.outside_window', { from: chineseDay(window.from), until: chineseDay(window.until) })
  const online = actor.kind === 'resident'
  if (online && slot.starts_at > tx.now) await requireAhead(tx, slot.day)
  const to = {
    bookingId: input.bookingId,
    slotId: input.slotId,
    requestId: input.requestId,
    source: online ? 'ONLINE' : 'COUNTER',
  } as const
  const moved = await move(tx, actor, to, await rulesOf(tx))
  await asOffice(tx, actor, () => tellBooked(tx, { ...row, id: moved.bookingId, starts_at: slot.starts_at }))
  await record(tx, actor, { act: 'booking.move', subjectKind: 'booking', subjectId: moved.bookingId, place: row.place })
  return { bookingId: moved.bookingId, when: when(slot.starts_at) }
}

/** Takes the seat that waits for these people. */
export async function acceptForPeople(tx: Tx, actor: Actor, { bookingId }: { bookingId: string }) {
  const row = await bookingFor(tx, actor, bookingId)
  const rules = await rulesOf(tx)
  if (row.replaces) await acceptInstead(tx, actor, bookingId, rules)
  else await acceptOffer(tx, actor, bookingId, rules)
  await asOffice(tx, actor, () => tellBooked(tx, row))
  await record(tx, actor, { act: 'booking.confirm', subjectKind: 'booking', subjectId: bookingId, place: row.place })
  return { when: when(row.starts_at) }
}

/** Waits for a seat of a full time. */
export async function waitForPeople(tx: Tx, actor: Actor, input: Input<typeof contract.joinWaiting>) {
  if (input.kind === 'divorce_issue') throw new Problem('marriage_booking.issue_by_office')
  const slot = await slotOf(tx, actor, input.kind, input.slotId)
  await requireAhead(tx, dayInShanghai(slot.starts_at))
  const party = partyOf(tx, input, actor.id)
  return joinWait(tx, actor, { ...party, slotIds: [], slotId: slot.id, place: registryPlace(tx) }, await rulesOf(tx))
}

/** Leaves the waiting list; a seat that was offered goes to the next. */
export async function leaveForPeople(tx: Tx, actor: Actor, { waitId }: { waitId: string }) {
  const own = await tx.selectFrom('booking_wait').select('account_id').where('id', '=', waitId).executeTakeFirst()
  if (own?.account_id !== actor.id) throw new Problem('booking.not_found')
  await leaveWait(tx, actor, waitId, await rulesOf(tx))
  return {}
}
