// The demonstration county's part: bookings of the coming weeks, made by the commands themselves.
import { randomUUID } from 'node:crypto'
import { addDays, dayInShanghai } from '#kernel/day.ts'
import { demoNumber } from '#demo/numbers.ts'
import { givenName, surnameOf } from '#demo/names.ts'
import { type Random, randomFrom } from '#demo/random.ts'
import { book, walkIn } from '#platform/bookings/hold.ts'
import { checkIn, markDone, startVisit } from '#platform/bookings/visit.ts'
import { systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { rulesOf } from './rules-of.ts'
import { type BookingKind, peopleOf } from './rules/services.ts'
import { keepSlotsAhead } from './slots/keep.ts'
import { freeFor } from './visits/office.ts'
import { partyOf } from './visits/party.ts'

const kinds: BookingKind[] = ['marriage', 'marriage', 'marriage', 'divorce_apply', 'reissue']

function coupleOf(random: Random, order: number, kind: BookingKind) {
  const year = String(random.between(1985, 1998))
  const person = (sex: 'M' | 'F', day: string) => ({
    name: surnameOf(random) + givenName(random, sex, 28),
    idNumber: demoNumber(`${year}-${day}`, sex, order),
  })
  return [person('F', '09-09'), person('M', '08-08')].slice(0, peopleOf(kind))
}

/** Slots of the coming weeks, and invented couples in them; of today's, those whose time is over were served. */
export async function demoBookings(db: Db, now: Date): Promise<void> {
  const actor = systemActor('demonstration', db.county.code)
  const random = randomFrom(520)
  await keepSlotsAhead(db, now)
  const today = dayInShanghai(now)
  for (let i = 0; i < 60; i++) {
    const kind = random.pick(kinds)
    await inTransaction(db, actor, now, async (tx) => {
      const day = i < 8 ? today : addDays(today, random.between(1, 20))
      const slots = (await freeFor(tx, actor, kind, day, day)).filter((s) => s.free > 0 && s.ends > now && s.opens <= now)
      if (slots.length === 0) return
      const slot = i < 8 ? slots[0] : random.pick(slots)
      if (!slot) return
      const party = partyOf(tx, { kind, people: coupleOf(random, 100 + i, kind), phone: `1990002${String(i).padStart(4, '0')}` }, null)
      const request = { ...party, slotId: slot.slotId, requestId: randomUUID(), source: 'PHONE' } as const
      if (i % 8 === 7 && day === today) return void (await walkIn(tx, actor, { ...request, source: 'COUNTER' }, await rulesOf(tx)))
      const { bookingId } = await book(tx, actor, request, await rulesOf(tx))
      if (day === today && i < 3) for (let side = 1; side <= peopleOf(kind); side++) await checkIn(tx, actor, { bookingId, side })
      if (day === today && i === 0) {
        await startVisit(tx, actor, bookingId)
        await markDone(tx, actor, bookingId)
      }
    })
  }
}
