import type { ParameterSet } from '#kernel/parameter.ts'
import { Problem } from '#kernel/problem.ts'
import type { BookingRules } from '#platform/bookings/booking.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'

/** The county's marriage registry as a place. */
export const registryPlace = (tx: Pick<Tx, 'db'>): string => `${tx.db.county.code}-M01`

/** One parameter of a day. Throws `policy.missing`. */
export function parameter<T>(set: ParameterSet, key: string, on: string): T {
  const found = set.find(key, on)
  if (!found) throw new Problem('policy.missing', { key, on })
  return found.value as T
}

/** The booking rules of today. Throws `policy.missing`. */
export async function rulesOf(tx: Tx): Promise<BookingRules> {
  const set = await parametersOf(tx)
  const number = (key: string) => parameter<number>(set, key, tx.today)
  return {
    holdMin: number('booking.holdMin'),
    offer: { farMin: number('booking.offerMin'), nearMin: number('booking.offerNearMin'), nearHours: number('booking.offerNearHours') },
    noShow: { withinDays: number('booking.noShowWithinDays'), blockDays: number('booking.blockDays') },
    noShowAfterMin: number('booking.noShowAfterMin'),
  }
}
