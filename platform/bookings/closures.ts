import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { type BookingRow, type BookingRules, keysOf, lockBooking } from './booking.ts'
import { bookingFor } from './change.ts'
import { markOver } from './open-slot.ts'
import './problems.ts'
import { release } from './release.ts'
import { isOver } from './rules/offer.ts'
import { takeSeat } from './seat.ts'

export interface NewClosure {
  place: string
  resourceId: string
  from: Date
  until: Date
  reason: string
  /** How long an offered place is kept; never beyond the beginning of the closure. */
  answerHours: number
}

/** Tells the people of a booking that it cannot stay, and which place is kept for them. */
export type TellClosure = (
  tx: Tx,
  told: { booking: BookingRow; offer: { starts: Date; until: Date } | null; reason: string },
) => Promise<void>

/**
 * Plans a closure: from now on nobody new books in it, and each booking that is affected is offered the nearest place that is
 * free. Nothing is cancelled yet. Returns the closure and how many were affected and offered a place.
 */
export async function planClosure(tx: Tx, actor: Actor, c: NewClosure, tell: TellClosure) {
  return asOffice(tx, actor, async () => {
    const closureId = randomUUID()
    await tx
      .insertInto('booking_closure')
      .values({
        id: closureId,
        place: c.place,
        resource_id: c.resourceId,
        from_at: c.from,
        until_at: c.until,
        reason: c.reason,
        made_by: actor.id,
        made_at: tx.now,
      })
      .execute()
    await sql`update booking_slot set closure_id = ${closureId} where resource_id = ${c.resourceId} and closure_id is null
      and starts_at < ${c.until} and ends_at > ${c.from}`.execute(tx)
    const affected = await affectedBy(tx, closureId)
    let offered = 0
    const most = new Date(tx.now.getTime() + c.answerHours * 3_600_000)
    for (const row of affected) {
      const offer = row.slot_id ? await offerInstead(tx, row, most < c.from ? most : c.from) : null
      if (offer) offered++
      await tell(tx, { booking: row, offer, reason: c.reason })
    }
    return { closureId, affected: affected.length, offered }
  })
}

/** Bookings that still stand in a closure. */
export async function affectedBy(tx: Tx, closureId: string): Promise<BookingRow[]> {
  const { rows } = await sql<BookingRow>`
    select b.* from booking b join booking_closure c on c.id = ${closureId} and c.resource_id = b.resource_id
    where b.starts_at < c.until_at and b.ends_at > c.from_at and b.status = 'CONFIRMED' order by b.starts_at, b.id`.execute(tx)
  return rows
}

async function offerInstead(tx: Tx, row: BookingRow, until: Date): Promise<{ starts: Date; until: Date } | null> {
  const near = await sql<{ id: string; starts_at: Date }>`
    select s.id, s.starts_at from booking_slot s
    where s.resource_id = ${row.resource_id} and s.closure_id is null and s.draw_group is null and s.starts_at > ${tx.now}
      and s.opens_at <= ${tx.now} and not exists (select from booking_wait_slot w where w.slot_id = s.id and w.waiting)
      and s.online > (select count(*) from booking b where b.slot_id = s.id and b.channel = 'ONLINE' and b.seated)
    order by abs(extract(epoch from s.starts_at - ${row.starts_at}::timestamptz)), s.starts_at limit 3`.execute(tx)
  for (const slot of near.rows) {
    const seat = {
      slotId: slot.id,
      channel: 'ONLINE',
      source: 'OFFICE',
      requestId: randomUUID(),
      status: 'HELD',
      holdUntil: until,
      replaces: row.id,
      service: row.service,
      holderKeys: [],
      contentSealed: row.content_sealed,
      accountId: row.account_id,
    } as const
    if ((await takeSeat(tx, seat)).seated) return { starts: slot.starts_at, until }
  }
  return null
}

/** Takes the place that is kept instead of one that a closure affects. Throws `booking.offer_over`, `booking.not_found`. */
export async function acceptInstead(tx: Tx, actor: Actor, bookingId: string, rules: BookingRules): Promise<void> {
  const row = await bookingFor(tx, actor, bookingId)
  if (row.status === 'CONFIRMED') return
  const over = row.status !== 'HELD' || !row.hold_until || isOver(row.hold_until, tx.now)
  if (over && row.status === 'HELD') tx.afterFailure(() => markOver(tx, bookingId))
  const old = row.replaces
  if (over || !old) throw new Problem('booking.offer_over')
  await asOffice(tx, actor, async () => {
    const before = await lockBooking(tx, old)
    if (before.status !== 'CONFIRMED') throw new Problem('booking.offer_over')
    const keys = await keysOf(tx, old)
    await release(tx, before, { status: 'MOVED', by: actor.id, movedTo: bookingId }, rules)
    await tx
      .updateTable('booking')
      .set({ status: 'CONFIRMED', confirmed_at: tx.now, hold_until: null })
      .where('id', '=', bookingId)
      .execute()
    await sql`insert into booking_holder (booking_id, side, place, service, holder_key, active)
      select ${bookingId}::uuid, k.side, ${row.place}, ${row.service}, k.holder_key, true
      from unnest(${keys}::text[]) with ordinality as k(holder_key, side) order by k.holder_key`.execute(tx)
  })
}

/**
 * Closes what was planned. Who was offered a place and did not answer in time, or had none, is cancelled by the office now. Throws
 * `booking.offers_standing` while somebody may still answer, `booking.closure_state`.
 */
export async function settleClosure(tx: Tx, actor: Actor, closureId: string, tell: TellClosure, rules: BookingRules) {
  const closure = await tx.selectFrom('booking_closure').selectAll().where('id', '=', closureId).forUpdate().executeTakeFirst()
  if (closure?.state !== 'PLANNED') throw new Problem('booking.closure_state')
  return asOffice(tx, actor, async () => {
    const affected = await affectedBy(tx, closureId)
    const ids = affected.map((b) => b.id)
    const standing = await sql<{ n: number }>`select count(*)::int as n from booking where replaces = any(${ids}::uuid[])
      and status = 'HELD' and hold_until > ${tx.now}`.execute(tx)
    const count = standing.rows[0]?.n ?? 0
    if (count > 0) throw new Problem('booking.offers_standing', { count })
    for (const row of affected) {
      await release(tx, await lockBooking(tx, row.id), { status: 'CANCELLED', by: actor.id, reason: closure.reason }, rules)
      await tell(tx, { booking: row, offer: null, reason: closure.reason })
    }
    await tx.updateTable('booking_closure').set({ state: 'CLOSED', settled_at: tx.now }).where('id', '=', closureId).execute()
    return { cancelled: affected.length }
  })
}

/** The closure does not take place: its slots are open again, what was kept instead is given back. Throws `booking.closure_state`. */
export async function liftClosure(tx: Tx, actor: Actor, closureId: string, rules: BookingRules): Promise<void> {
  const closure = await tx.selectFrom('booking_closure').selectAll().where('id', '=', closureId).forUpdate().executeTakeFirst()
  if (!closure || closure.state === 'LIFTED') throw new Problem('booking.closure_state')
  await asOffice(tx, actor, async () => {
    await tx.updateTable('booking_slot').set({ closure_id: null }).where('closure_id', '=', closureId).execute()
    const affected = await affectedBy(tx, closureId)
    const ids = affected.map((b) => b.id)
    const kept = await sql<{ id: string }>`select id from booking where replaces = any(${ids}::uuid[]) and status = 'HELD'`.execute(tx)
    for (const { id } of kept.rows) await release(tx, await lockBooking(tx, id), { status: 'CANCELLED', by: actor.id }, rules)
    await tx.updateTable('booking_closure').set({ state: 'LIFTED', settled_at: tx.now }).where('id', '=', closureId).execute()
  })
}
