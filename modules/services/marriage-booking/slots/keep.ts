import { addDays, type Day } from '#kernel/day.ts'
import { systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction, type Tx } from '#platform/db/tx.ts'
import { keepResource, keepSlots } from '#platform/bookings/slots.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { registryPlace } from '../rules-of.ts'
import { type Counter, counterNames, counters } from '../rules/services.ts'
import { slotsOf } from './plan.ts'

// Receipts of a divorce reach two months ahead; the others are open for thirty days.
const daysAhead: Record<Counter, number> = { marriage: 40, divorce: 75, reissue: 40 }

/** The registry's counters as resources, by name. */
export async function countersOf(tx: Tx): Promise<Record<Counter, string>> {
  const place = registryPlace(tx)
  const known = await tx.selectFrom('booking_resource').select(['id', 'code']).where('place', '=', place).execute()
  const found: Partial<Record<Counter, string>> = Object.fromEntries(known.map((k) => [k.code, k.id]))
  for (const counter of counters) found[counter] ??= await keepResource(tx, { place, code: counter, name: counterNames[counter] })
  return found as Record<Counter, string>
}

/** Makes the slots that are missing from a day on, as the office. The same twice adds nothing. Returns how many were new. */
export async function keepSlotsFrom(
  tx: Tx,
  from: Day,
  only?: { counter: Counter; until: Day; group: string | null; extraWindows: number },
) {
  const set = await parametersOf(tx)
  const ids = await countersOf(tx)
  const place = registryPlace(tx)
  const peaks = await tx
    .selectFrom('marriage_peak')
    .select(['code', 'days'])
    .where('place', '=', place)
    .where('state', 'in', ['OPEN', 'FROZEN'])
    .execute()
  let made = 0
  for (const counter of only ? [only.counter] : counters) {
    const until = only ? only.until : addDays(from, daysAhead[counter])
    const slots = []
    for (let day = from; day <= until; day = addDays(day, 1)) {
      const peak = counter === 'marriage' ? peaks.find((p) => p.days.includes(day)) : undefined
      const group = only?.group ?? peak?.code ?? null
      slots.push(...slotsOf(set, { counter, day, resourceId: ids[counter], place, group, extraWindows: only?.extraWindows ?? 0 }))
    }
    made += await keepSlots(tx, slots)
  }
  return made
}

/** Once a day: the slots of the coming weeks are there. */
export async function keepSlotsAhead(db: Db, now: Date): Promise<number> {
  const actor = systemActor('marriage_booking', db.county.code)
  return inTransaction(db, actor, now, (tx) => keepSlotsFrom(tx, tx.today))
}
