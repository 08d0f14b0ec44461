import { chineseDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { type BookingRules, lockBooking, type Party, requireStatus, type Source, when } from './booking.ts'
import { moveUp } from './move-up.ts'
import { markOver, requireBookable } from './open-slot.ts'
import './problems.ts'
import { blockOn } from './rules/no-show.ts'
import { isOver } from './rules/offer.ts'
import { type Attempt, fullAlready, saysDuplicate, type Seated, type SeatRequest, takeSeat } from './seat.ts'

export interface HoldRequest extends Party {
  slotId: string
  requestId: string
  source: Source
  /** The office books before a slot is open to everybody. */
  ahead?: boolean
}

export interface Held extends Seated {
  holdUntil: Date | null
}

/**
 * Holds an online seat for some minutes. The same request id gets the same booking. Throws `booking.full`, `booking.not_open`,
 * `booking.past`, `booking.closed`, `booking.drawn`, `booking.no_slot`, `booking.duplicate_person`, `booking.online_block`.
 */
export async function hold(tx: Tx, actor: Actor, request: HoldRequest, rules: BookingRules): Promise<Held> {
  return asOffice(tx, actor, async () => {
    const holdUntil = new Date(tx.now.getTime() + rules.holdMin * 60_000)
    const full = await fullAlready(tx, request)
    if (full) throw new Problem('booking.full', { when: when(full) })
    const looked = request.source === 'ONLINE' ? { missedSince: new Date(tx.now.getTime() - longest(rules)) } : {}
    const seated = await seatOrReason(tx, { ...request, ...looked, channel: 'ONLINE', status: 'HELD', holdUntil }, rules)
    return { ...seated, holdUntil }
  })
}

/** A seat at once, without a hold: by telephone, at the counter, or for the office itself. Throws as `hold` does. */
export async function book(tx: Tx, actor: Actor, request: HoldRequest, rules: BookingRules): Promise<Seated> {
  return asOffice(tx, actor, () => seatOrReason(tx, { ...request, channel: 'ONLINE', status: 'CONFIRMED', holdUntil: null }, rules))
}

/** Somebody who simply comes: a seat for walk-ins, else one that nobody booked. Checked in at once. Throws as `hold` does. */
export async function walkIn(tx: Tx, actor: Actor, request: HoldRequest, rules: BookingRules): Promise<Seated> {
  return asOffice(tx, actor, async () => {
    const wanted = { ...request, status: 'CHECKED_IN', holdUntil: null } as const
    const own = await attempt(tx, { ...wanted, channel: 'WALK_IN', ahead: true })
    return own.seated ?? seatOrReason(tx, { ...wanted, channel: 'ONLINE' }, rules)
  })
}

async function attempt(tx: Tx, request: SeatRequest): Promise<Attempt> {
  try {
    return await takeSeat(tx, request)
  } catch (error) {
    if (saysDuplicate(error)) throw new Problem('booking.duplicate_person')
    throw error
  }
}

/** A seat, or the reason why there is none. Those who wait move up first. */
export async function seatOrReason(tx: Tx, request: SeatRequest, rules: BookingRules): Promise<Seated> {
  const { seated, slot } = await attempt(tx, request)
  if (seated) return seated
  if (!slot) throw new Problem('booking.no_slot')
  if (slot.same_id && slot.same_account === request.accountId) return { bookingId: slot.same_id, seat: slot.same_seat ?? 0 }
  requireBookable(tx, slot, request.ahead)
  if (slot.booked) throw new Problem('booking.duplicate_person')
  const { missedSince, ...free } = request
  if (missedSince && slot.missed) {
    await requireNoBlock(tx, request, missedSince, rules)
    return seatOrReason(tx, free, rules)
  }
  if (slot.waits && !request.ahead && (await moveUp(tx, request.slotId, rules)) > 0)
    return seatOrReason(tx, { ...free, ahead: true }, rules)
  throw new Problem('booking.full', { when: when(slot.starts_at) })
}

const longest = (rules: BookingRules): number => (rules.noShow.withinDays + rules.noShow.blockDays + 2) * 86_400_000

/** Throws `booking.online_block` while one of the people is kept from booking online. */
async function requireNoBlock(tx: Tx, { service, holderKeys }: Party, since: Date, rules: BookingRules): Promise<void> {
  const { rows } = await tx.line.named<{ holder_key: string; day: string }>(
    `select h.holder_key, (b.starts_at at time zone 'Asia/Shanghai')::date as day from booking_holder h join booking b on b.id = h.booking_id
     where h.holder_key = any($1::text[]) and h.service = $2 and b.status = 'NO_SHOW' and b.starts_at > $3`,
    [holderKeys, service, since],
  )
  for (const key of holderKeys) {
    const block = blockOn(
      rows.filter((r) => r.holder_key === key).map((r) => r.day),
      rules.noShow,
      tx.today,
    )
    if (block) throw new Problem('booking.online_block', { until: chineseDay(block.to) })
  }
}

/**
 * Makes a hold a booking. A hold that is over stays over, even if the clock of the machine is put back afterwards. Throws
 * `booking.hold_over`, `booking.wrong_status`, `booking.not_found`.
 */
export async function confirm(tx: Tx, actor: Actor, bookingId: string): Promise<void> {
  await asOffice(tx, actor, async () => {
    const row = await lockBooking(tx, bookingId)
    if (row.status === 'CONFIRMED') return
    if (row.status === 'EXPIRED') throw new Problem('booking.hold_over')
    requireStatus(row, 'HELD')
    if (row.hold_until && isOver(row.hold_until, tx.now)) {
      tx.afterFailure(() => markOver(tx, bookingId))
      throw new Problem('booking.hold_over')
    }
    await tx
      .updateTable('booking')
      .set({ status: 'CONFIRMED', confirmed_at: tx.now, hold_until: null })
      .where('id', '=', bookingId)
      .execute()
  })
}
