import { maskId, maskPhone } from '#kernel/citizen-id.ts'
import { addDays, chineseDay, chineseWeekday, type Day, timeInShanghai } from '#kernel/day.ts'
import { record } from '#platform/audit/record.ts'
import { statusNames } from '#platform/bookings/problems.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { registryPlace, rulesOf } from '../rules-of.ts'
import { type Counter, counterNames, type BookingKind } from '../rules/services.ts'
import { kindNames } from '../texts.zh.ts'
import { contentOf } from '../visits/party.ts'

const shown = ['CONFIRMED', 'CHECKED_IN', 'DONE', 'NO_SHOW', 'LATE_CANCELLED']

/** A day of the registry, slot by slot, with who comes; opening it is recorded. */
export async function registryDay(tx: Tx, actor: Actor, input: { day?: Day | undefined }) {
  const day = input.day ?? tx.today
  const place = registryPlace(tx)
  const slots = await tx
    .selectFrom('booking_slot as s')
    .innerJoin('booking_resource as r', 'r.id', 's.resource_id')
    .select(['s.id', 's.starts_at', 's.ends_at', 's.online', 's.walk_in', 's.closure_id', 's.draw_group', 'r.code'])
    .where('s.place', '=', place)
    .where('s.day', '=', day)
    .orderBy('s.starts_at')
    .orderBy('r.code')
    .execute()
  const visits = await visitsOf(
    tx,
    slots.map((s) => s.id),
  )
  const waiting = await waitingOf(
    tx,
    slots.map((s) => s.id),
  )
  await record(tx, actor, { act: 'booking.day', subjectKind: 'place', subjectId: place, place, detail: { day } })
  return {
    day,
    today: tx.today,
    title: `${chineseDay(day)} ${chineseWeekday(day)}`,
    previous: addDays(day, -1),
    following: addDays(day, 1),
    slots: slots.map((s) => {
      const own = visits.filter((v) => v.slotId === s.id)
      const seated = own.filter((v) => v.status !== 'LATE_CANCELLED')
      return {
        slotId: s.id,
        counterName: counterNames[s.code as Counter] ?? s.code,
        time: timeInShanghai(s.starts_at),
        until: timeInShanghai(s.ends_at),
        booked: seated.filter((v) => !v.walkIn).length,
        online: s.online,
        freeWalkIn: s.walk_in - seated.filter((v) => v.walkIn).length,
        waiting: waiting.get(s.id) ?? 0,
        closed: s.closure_id !== null,
        drawn: s.draw_group !== null,
        visits: own,
      }
    }),
  }
}

async function visitsOf(tx: Tx, slotIds: string[]) {
  if (slotIds.length === 0) return []
  const rows = await tx
    .selectFrom('booking')
    .select(['id', 'slot_id', 'service', 'status', 'channel', 'content_sealed', 'ends_at'])
    .where('slot_id', 'in', slotIds)
    .where('status', 'in', shown)
    .orderBy('starts_at')
    .orderBy('channel')
    .orderBy('seat')
    .orderBy('id')
    .execute()
  const holders = await arrivals(
    tx,
    rows.map((r) => r.id),
  )
  const { noShowAfterMin } = await rulesOf(tx)
  return rows.map((r) => {
    const content = contentOf(tx, r.content_sealed)
    return {
      bookingId: r.id,
      slotId: r.slot_id,
      kind: r.service as BookingKind,
      kindName: kindNames[r.service as BookingKind] ?? '',
      status: r.status,
      statusName: statusNames[r.status] ?? '',
      walkIn: r.channel === 'WALK_IN',
      people: content.people.map((p, i) => ({
        side: i + 1,
        name: p.name,
        idMask: maskId(p.idNumber),
        arrived: holders.get(`${r.id} ${i + 1}`) ?? null,
      })),
      phoneMask: maskPhone(content.phone),
      mayBeAbsent: r.status === 'CONFIRMED' && tx.now.getTime() >= r.ends_at.getTime() + noShowAfterMin * 60_000,
    }
  })
}

/** When each of the people came, by booking and side. */
async function arrivals(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('booking_holder')
    .select(['booking_id', 'side', 'arrived_at'])
    .where('booking_id', 'in', ids)
    .where('arrived_at', 'is not', null)
    .execute()
  return new Map(rows.map((r) => [`${r.booking_id} ${r.side}`, r.arrived_at ? timeInShanghai(r.arrived_at) : '']))
}

async function waitingOf(tx: Tx, slotIds: string[]): Promise<Map<string, number>> {
  if (slotIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('booking_wait_slot')
    .select((eb) => ['slot_id', eb.fn.countAll<number>().as('n')])
    .where('slot_id', 'in', slotIds)
    .where('waiting', '=', true)
    .groupBy('slot_id')
    .execute()
  return new Map(rows.map((r) => [r.slot_id, Number(r.n)]))
}
