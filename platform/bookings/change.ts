import { Problem } from '#kernel/problem.ts'
import { isWithin } from '#kernel/place.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { type BookingRow, type BookingRules, keysOf, lockBooking, requireStatus, type Source } from './booking.ts'
import { seatOrReason } from './hold.ts'
import './problems.ts'
import { release } from './release.ts'
import { isLateCancel } from './rules/offer.ts'
import type { Seated } from './seat.ts'

/** The booking for its own account or for the office it belongs to; for everybody else there is none. Throws `booking.not_found`. */
export async function bookingFor(tx: Tx, actor: Actor, bookingId: string): Promise<BookingRow> {
  return asOffice(tx, actor, async () => {
    const row = await lockBooking(tx, bookingId)
    const own = actor.kind === 'resident' && row.account_id === actor.id
    const office = (actor.kind === 'staff' || actor.kind === 'system') && isWithin(row.place, actor.place)
    if (!own && !office) throw new Problem('booking.not_found')
    return row
  })
}

/**
 * Cancels. On the day itself the citizen's own cancelling is late, though no no-show. Throws `booking.not_found`,
 * `booking.wrong_status`.
 */
export async function cancel(tx: Tx, actor: Actor, { bookingId, reason }: { bookingId: string; reason?: string }, rules: BookingRules) {
  const row = await bookingFor(tx, actor, bookingId)
  requireStatus(row, 'HELD', 'CONFIRMED')
  const late = row.status === 'CONFIRMED' && isLateCancel(tx.now, row.starts_at) && actor.kind === 'resident'
  const status = late ? ('LATE_CANCELLED' as const) : ('CANCELLED' as const)
  await asOffice(tx, actor, () => release(tx, row, { status, by: actor.id, reason }, rules))
  return { status, late }
}

/**
 * Moves a booking to another slot: the new seat and the old one change hands in one act, so nothing is lost when the new one has
 * just been taken. Throws as `hold` does, `booking.same_slot`, `booking.wrong_status`.
 */
export async function move(
  tx: Tx,
  actor: Actor,
  to: { bookingId: string; slotId: string; requestId: string; source: Source },
  rules: BookingRules,
): Promise<Seated> {
  const row = await bookingFor(tx, actor, to.bookingId)
  if (row.slot_id === to.slotId) throw new Problem('booking.same_slot')
  requireStatus(row, 'CONFIRMED')
  return asOffice(tx, actor, async () => {
    const holderKeys = await keysOf(tx, row.id)
    await tx.updateTable('booking').set({ status: 'MOVED', released_at: tx.now, released_by: actor.id }).where('id', '=', row.id).execute()
    const party = { service: row.service, holderKeys, contentSealed: row.content_sealed, accountId: row.account_id }
    const seated = await seatOrReason(
      tx,
      { ...party, slotId: to.slotId, channel: 'ONLINE', source: to.source, requestId: to.requestId, status: 'CONFIRMED', holdUntil: null },
      rules,
    )
    await release(tx, row, { status: 'MOVED', by: actor.id, movedTo: seated.bookingId }, rules)
    return seated
  })
}
