import { chineseDay, dayInShanghai, timeInShanghai } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/db/tx.ts'
import { statusNames } from './problems.ts'
import type { NoShowRule } from './rules/no-show.ts'
import type { OfferRule } from './rules/offer.ts'

/** The numbers of a business that the engine is told; it has none of its own. */
export interface BookingRules {
  holdMin: number
  offer: OfferRule
  noShow: NoShowRule
  noShowAfterMin: number
}

export type Channel = 'ONLINE' | 'WALK_IN'
export type Source = 'ONLINE' | 'COUNTER' | 'PHONE' | 'OFFICE'

/** Who a booking is for. Keys are keyed hashes of identity numbers; what is told of the people is sealed by the caller. */
export interface Party {
  service: string
  holderKeys: readonly string[]
  contentSealed: string
  accountId: string | null
}

/** 2021年5月12日 10:30 */
export const when = (at: Date): string => `${chineseDay(dayInShanghai(at))} ${timeInShanghai(at)}`

/** A booking, locked for the act that follows. Throws `booking.not_found`. */
export async function lockBooking(tx: Tx, bookingId: string) {
  const row = await tx.selectFrom('booking').selectAll().where('id', '=', bookingId).forUpdate().executeTakeFirst()
  if (!row) throw new Problem('booking.not_found')
  return row
}
export type BookingRow = Awaited<ReturnType<typeof lockBooking>>

/** Throws `booking.wrong_status` unless the booking is in one of these. */
export function requireStatus(row: { status: string }, ...allowed: string[]): void {
  if (!allowed.includes(row.status)) throw new Problem('booking.wrong_status', { now: statusNames[row.status] })
}

/** Keys of the people of a booking in the order in which they were given. */
export async function keysOf(tx: Tx, bookingId: string): Promise<string[]> {
  const rows = await tx.selectFrom('booking_holder').select('holder_key').where('booking_id', '=', bookingId).orderBy('side').execute()
  return rows.map((r) => r.holder_key)
}
