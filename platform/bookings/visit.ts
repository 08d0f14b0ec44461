import { dayInShanghai } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { type BookingRules, requireStatus, when } from './booking.ts'
import { bookingFor } from './change.ts'
import './problems.ts'

/**
 * One of the people is here. The booking is checked in when all of them are. Throws `booking.not_today`, `booking.wrong_status`,
 * `booking.not_found`.
 */
export async function checkIn(tx: Tx, actor: Actor, { bookingId, side }: { bookingId: string; side: number }): Promise<{ all: boolean }> {
  const row = await bookingFor(tx, actor, bookingId)
  requireStatus(row, 'CONFIRMED', 'CHECKED_IN')
  if (dayInShanghai(row.starts_at) !== tx.today) throw new Problem('booking.not_today', { when: when(row.starts_at) })
  const here = tx.updateTable('booking_holder').set({ arrived_at: tx.now }).where('booking_id', '=', bookingId).where('side', '=', side)
  await here.where('arrived_at', 'is', null).execute()
  const missing = await tx
    .selectFrom('booking_holder')
    .select('side')
    .where('booking_id', '=', bookingId)
    .where('arrived_at', 'is', null)
    .executeTakeFirst()
  if (missing) return { all: false }
  if (row.status === 'CONFIRMED')
    await tx.updateTable('booking').set({ status: 'CHECKED_IN', checked_in_at: tx.now }).where('id', '=', bookingId).execute()
  return { all: true }
}

/** The visit begins at a window; told once. */
export async function startVisit(tx: Tx, actor: Actor, bookingId: string): Promise<void> {
  const row = await bookingFor(tx, actor, bookingId)
  requireStatus(row, 'CHECKED_IN')
  if (!row.started_at) await tx.updateTable('booking').set({ started_at: tx.now }).where('id', '=', bookingId).execute()
}

/** The visit is over. The people may book again from now on. Throws `booking.wrong_status`. */
export async function markDone(tx: Tx, actor: Actor, bookingId: string): Promise<void> {
  const row = await bookingFor(tx, actor, bookingId)
  if (row.status === 'DONE') return
  requireStatus(row, 'CHECKED_IN')
  const started_at = row.started_at ?? row.checked_in_at
  await tx.updateTable('booking').set({ status: 'DONE', started_at, done_at: tx.now }).where('id', '=', bookingId).execute()
}

/** Nobody came. The seat stays used. Throws `booking.too_early_absent` until some minutes after the end of the slot. */
export async function markAbsent(tx: Tx, actor: Actor, bookingId: string, rules: BookingRules): Promise<void> {
  const row = await bookingFor(tx, actor, bookingId)
  requireStatus(row, 'CONFIRMED')
  if (tx.now.getTime() < row.ends_at.getTime() + rules.noShowAfterMin * 60_000)
    throw new Problem('booking.too_early_absent', { minutes: rules.noShowAfterMin })
  await tx
    .updateTable('booking')
    .set({ status: 'NO_SHOW', released_at: tx.now, released_by: actor.id })
    .where('id', '=', bookingId)
    .execute()
}

/** Marks all of a place who did not come, once their time is over. Returns how many. */
export async function markAllAbsent(tx: Tx, place: string, rules: BookingRules): Promise<number> {
  const over = new Date(tx.now.getTime() - rules.noShowAfterMin * 60_000)
  const done = await tx
    .updateTable('booking')
    .set({ status: 'NO_SHOW', released_at: tx.now })
    .where('place', '=', place)
    .where('status', '=', 'CONFIRMED')
    .where('ends_at', '<=', over)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}
