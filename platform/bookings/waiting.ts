import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { type BookingRules, lockBooking, type Party, when } from './booking.ts'
import { moveUp, remember } from './move-up.ts'
import { markOver, requireOpenSlot } from './open-slot.ts'
import './problems.ts'
import { release } from './release.ts'
import { isOver } from './rules/offer.ts'
import { saysDuplicate } from './seat.ts'

export interface WaitRequest extends Party {
  slotIds: readonly string[]
  place: string
  /** Below zero the order of a draw; without it the order of arrival. */
  rank?: number
}

/** Adds a party to the waiting list of its slots. Throws nothing: who may wait is asked by `joinWait`. */
export async function addWait(tx: Tx, r: WaitRequest): Promise<string> {
  const id = randomUUID()
  await sql`
    with made as (
      insert into booking_wait (id, place, service, account_id, content_sealed, created_at)
      values (${id}, ${r.place}, ${r.service}, ${r.accountId}, ${r.contentSealed}, ${tx.now}) returning id, no),
    slots as (
      insert into booking_wait_slot (slot_id, wait_id, rank, wish)
      select s, m.id, coalesce(${r.rank ?? null}::bigint, m.no), n from made m, unnest(${[...r.slotIds]}::uuid[]) with ordinality as x(s, n) returning slot_id)
    insert into booking_wait_holder (wait_id, service, holder_key)
    select m.id, ${r.service}, k from made m, unnest(${[...r.holderKeys]}::text[]) as k`.execute(tx)
  return id
}

/**
 * Joins the waiting list of a full slot. Returns the place in it. Throws `booking.waits_already`, `booking.not_full` and the
 * reasons for which nobody can book.
 */
export async function joinWait(tx: Tx, actor: Actor, r: WaitRequest & { slotId: string }, rules: BookingRules) {
  return asOffice(tx, actor, async () => {
    const slot = await requireOpenSlot(tx, r.slotId)
    await tx.selectFrom('booking_slot').select('id').where('id', '=', r.slotId).forNoKeyUpdate().execute()
    await moveUp(tx, r.slotId, rules)
    const waits = await tx
      .selectFrom('booking_wait_holder as h')
      .innerJoin('booking_wait as w', 'w.id', 'h.wait_id')
      .innerJoin('booking_wait_slot as s', 's.wait_id', 'w.id')
      .select('w.id')
      .where('h.holder_key', 'in', [...r.holderKeys])
      .where('s.slot_id', '=', r.slotId)
      .where('w.state', 'in', ['WAITING', 'OFFERED'])
      .executeTakeFirst()
    if (waits) throw new Problem('booking.waits_already')
    const { free, next } = await seatsLeft(tx, r.slotId)
    if (free > 0) throw new Problem('booking.not_full', { when: when(slot.starts_at) })
    const waitId = await addWait(tx, { ...r, slotIds: [r.slotId] })
    for (const until of next) await remember(tx, r.slotId, r.place, until)
    return { waitId, position: await positionOf(tx, waitId, r.slotId) }
  })
}

async function seatsLeft(tx: Tx, slotId: string): Promise<{ free: number; next: Date[] }> {
  const { rows } = await tx.line.named<{ free: number; next: Date[] | null }>(
    `select s.online - (count(b.id) filter (where not (b.status = 'HELD' and b.hold_until <= $2)))::int as free,
       array_agg(b.hold_until) filter (where b.status = 'HELD') as next
     from booking_slot s left join booking b on b.slot_id = s.id and b.channel = 'ONLINE' and b.seated where s.id = $1 group by s.id`,
    [slotId, tx.now],
  )
  return { free: rows[0]?.free ?? 0, next: rows[0]?.next ?? [] }
}

/** How many stand before somebody in a slot, and one. */
export async function positionOf(tx: Tx, waitId: string, slotId: string): Promise<number> {
  const { rows } = await tx.line.named<{ n: number }>(
    `select count(*)::int as n from booking_wait_slot w, (select rank, wait_id from booking_wait_slot where slot_id = $1 and wait_id = $2) as own
     where w.slot_id = $1 and w.waiting and (w.rank, w.wait_id) <= (own.rank, own.wait_id)`,
    [slotId, waitId],
  )
  return rows[0]?.n ?? 0
}

/**
 * Accepts the seat that waits: it becomes the booking, and another that these people had in the service is moved to it. Throws
 * `booking.offer_over`, `booking.not_found`, `booking.duplicate_person`.
 */
export async function acceptOffer(tx: Tx, actor: Actor, bookingId: string, rules: BookingRules): Promise<void> {
  await asOffice(tx, actor, async () => {
    const row = await lockBooking(tx, bookingId)
    if (row.status === 'CONFIRMED') return
    const over = row.status !== 'HELD' || !row.hold_until || isOver(row.hold_until, tx.now)
    if (over && row.status === 'HELD') tx.afterFailure(() => markOver(tx, bookingId))
    if (over || !row.offer_of) throw new Problem('booking.offer_over')
    const keys = await tx.selectFrom('booking_wait_holder').select('holder_key').where('wait_id', '=', row.offer_of).execute()
    await releaseOthers(
      tx,
      row.service,
      keys.map((k) => k.holder_key),
      row.account_id,
      bookingId,
      rules,
    )
    await seatPeople(
      tx,
      row,
      keys.map((k) => k.holder_key),
    )
    await tx.updateTable('booking_wait').set({ state: 'ACCEPTED', ended_at: tx.now }).where('id', '=', row.offer_of).execute()
  })
}

/** The own booking that an accepted seat takes the place of; somebody else's is not touched. */
async function releaseOthers(tx: Tx, service: string, keys: string[], account: string | null, movedTo: string, rules: BookingRules) {
  const others = await tx
    .selectFrom('booking_holder as h')
    .innerJoin('booking as b', 'b.id', 'h.booking_id')
    .select('b.id')
    .distinct()
    .where('h.service', '=', service)
    .where('h.active', '=', true)
    .where('h.holder_key', 'in', keys)
    .where('b.account_id', '=', account)
    .where('b.status', 'in', ['HELD', 'CONFIRMED'])
    .execute()
  for (const other of others) await release(tx, await lockBooking(tx, other.id), { status: 'MOVED', movedTo }, rules)
}

async function seatPeople(tx: Tx, row: { id: string; place: string; service: string }, keys: readonly string[]): Promise<void> {
  await tx.updateTable('booking').set({ status: 'CONFIRMED', confirmed_at: tx.now, hold_until: null }).where('id', '=', row.id).execute()
  try {
    await sql`insert into booking_holder (booking_id, side, place, service, holder_key, active)
      select ${row.id}::uuid, k.side, ${row.place}, ${row.service}, k.holder_key, true
      from unnest(${[...keys]}::text[]) with ordinality as k(holder_key, side) order by k.holder_key`.execute(tx)
  } catch (error) {
    if (saysDuplicate(error)) throw new Problem('booking.duplicate_person')
    throw error
  }
}

/** Leaves the waiting list, or refuses the seat that was offered; the next is offered it. */
export async function leaveWait(tx: Tx, actor: Actor, waitId: string, rules: BookingRules): Promise<void> {
  await asOffice(tx, actor, async () => {
    const wait = await tx.selectFrom('booking_wait').selectAll().where('id', '=', waitId).forUpdate().executeTakeFirst()
    if (!wait) throw new Problem('booking.not_found')
    if (wait.state !== 'WAITING' && wait.state !== 'OFFERED') return
    const state = wait.state === 'OFFERED' ? 'DECLINED' : 'CANCELLED'
    await tx.updateTable('booking_wait').set({ state, ended_at: tx.now }).where('id', '=', waitId).execute()
    await tx.updateTable('booking_wait_slot').set({ waiting: false }).where('wait_id', '=', waitId).execute()
    const offers = await tx.selectFrom('booking').select('id').where('offer_of', '=', waitId).where('status', '=', 'HELD').execute()
    for (const offer of offers) await release(tx, await lockBooking(tx, offer.id), { status: 'CANCELLED' }, rules)
  })
}
