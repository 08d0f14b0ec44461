import { chineseWeekday, dayInShanghai } from '#kernel/day.ts'
import { when } from '#platform/bookings/booking.ts'
import { statusNames } from '#platform/bookings/problems.ts'
import { positionOf } from '#platform/bookings/waiting.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { entriesOf } from '../peaks/mine.ts'
import type { BookingKind } from '../rules/services.ts'
import { kindNames } from '../texts.zh.ts'
import { namesOf } from '../visits/party.ts'
import { reminderOf } from '../visits/remind.ts'

const perPage = 10
const shown = ['HELD', 'CONFIRMED', 'CHECKED_IN', 'DONE', 'NO_SHOW', 'CANCELLED', 'LATE_CANCELLED']

/** What an account booked, newest first; what it waits for; what it entered to be drawn. */
export async function mineOf(tx: Tx, actor: Actor, { after }: { after?: string | undefined }) {
  const [at, id] = (after ?? '').split('~')
  let query = tx
    .selectFrom('booking as b')
    .leftJoin('booking_slot as s', 's.id', 'b.slot_id')
    .selectAll('b')
    .select('s.closure_id')
    .where('b.account_id', '=', actor.id)
    .where('b.service', 'in', Object.keys(kindNames))
    .where('b.status', 'in', shown)
    // A hold that was let go was never a booking.
    .where((eb) => eb.or([eb('b.status', '<>', 'CANCELLED'), eb('b.confirmed_at', 'is not', null)]))
  if (at && id) query = query.where((eb) => eb(eb.refTuple('b.starts_at', 'b.id'), '<', eb.tuple(new Date(at), id)))
  const rows = await query
    .orderBy('b.starts_at', 'desc')
    .orderBy('b.id', 'desc')
    .limit(perPage + 1)
    .execute()
  const page = rows.slice(0, perPage)
  const last = rows.length > perPage ? page.at(-1) : undefined
  return {
    items: page.filter((r) => !(r.status === 'HELD' && r.hold_until && r.hold_until <= tx.now)).map((r) => itemOf(tx, r)),
    next: last ? `${last.starts_at.toISOString()}~${last.id}` : null,
    waits: after ? [] : await waitsOf(tx, actor),
    entries: after ? [] : await entriesOf(tx, actor),
  }
}

type Row = {
  id: string
  service: string
  status: string
  starts_at: Date
  hold_until: Date | null
  offer_of: string | null
  replaces: string | null
  content_sealed: string
  closure_id: string | null
}

function itemOf(tx: Tx, r: Row) {
  const day = dayInShanghai(r.starts_at)
  const held = r.status === 'HELD'
  const waits = !held ? null : r.offer_of ? ('OFFER' as const) : r.replaces ? ('INSTEAD' as const) : ('OWN' as const)
  const reminder = r.status === 'CONFIRMED' ? reminderOf(r.starts_at, tx.now) : null
  return {
    bookingId: r.id,
    kind: r.service as BookingKind,
    kindName: kindNames[r.service as BookingKind],
    when: when(r.starts_at),
    day,
    weekday: chineseWeekday(day),
    names: namesOf(tx, r.content_sealed),
    status: r.status,
    statusName: held && waits !== 'OWN' ? '等您确认' : (statusNames[r.status] ?? ''),
    waits,
    until: held && r.hold_until ? when(r.hold_until) : null,
    mayChange: r.status === 'CONFIRMED' && r.starts_at > tx.now,
    lateToday: r.status === 'CONFIRMED' && day <= tx.today,
    reminder: reminder ? when(reminder) : null,
    closing: r.status === 'CONFIRMED' && r.closure_id !== null,
  }
}

async function waitsOf(tx: Tx, actor: Actor) {
  return asOffice(tx, actor, async () => {
    const rows = await tx
      .selectFrom('booking_wait as w')
      .innerJoin('booking_wait_slot as ws', 'ws.wait_id', 'w.id')
      .innerJoin('booking_slot as s', 's.id', 'ws.slot_id')
      .select(['w.id', 'w.service', 'w.content_sealed', 's.starts_at', 's.id as slot_id'])
      .where('w.account_id', '=', actor.id)
      .where('w.state', '=', 'WAITING')
      .where('s.ends_at', '>', tx.now)
      .orderBy('w.created_at', 'desc')
      .orderBy('ws.wish')
      .limit(30)
      .execute()
    const firsts = rows.filter((r, i) => rows.findIndex((o) => o.id === r.id) === i)
    const positions = new Map<string, number>()
    for (const f of firsts) positions.set(f.id, await positionOf(tx, f.id, f.slot_id))
    return firsts.map((f) => ({
      waitId: f.id,
      kindName: kindNames[f.service as BookingKind],
      slots: rows.filter((r) => r.id === f.id).map((r) => when(r.starts_at)),
      position: positions.get(f.id) ?? 0,
      names: namesOf(tx, f.content_sealed),
    }))
  })
}
