import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { type BookingRules, lockBooking, type Party, requireStatus, type Source, when } from './booking.ts'
import './problems.ts'
import { isOver } from './rules/offer.ts'
import { saysDuplicate } from './seat.ts'

export interface ExclusiveRequest extends Party {
  resourceId: string
  starts: Date
  ends: Date
  requestId: string
  source: Source
}

const minutes = (at: Date, n: number): Date => new Date(at.getTime() + n * 60_000)

async function lockResource(tx: Tx, resourceId: string) {
  const row = await tx.selectFrom('booking_resource').selectAll().where('id', '=', resourceId).forNoKeyUpdate().executeTakeFirst()
  if (!row?.exclusive) throw new Problem('booking.no_slot')
  await tx
    .updateTable('booking')
    .set({ status: 'EXPIRED', released_at: tx.now })
    .where('resource_id', '=', resourceId)
    .where('status', '=', 'HELD')
    .where('hold_until', '<=', tx.now)
    .execute()
  return row
}

/**
 * Holds a resource that one party has for itself; before and after it stands empty for set-up and cleaning. Throws
 * `booking.taken` with the earliest start after what is there, `booking.closed`, `booking.past`, `booking.duplicate_person`.
 */
export async function holdExclusive(tx: Tx, actor: Actor, r: ExclusiveRequest, rules: BookingRules): Promise<{ bookingId: string }> {
  return asOffice(tx, actor, async () => {
    const resource = await lockResource(tx, r.resourceId)
    const same = await tx.selectFrom('booking').select(['id', 'account_id']).where('request_id', '=', r.requestId).executeTakeFirst()
    if (same && same.account_id === r.accountId) return { bookingId: same.id }
    if (isOver(r.starts, tx.now)) throw new Problem('booking.past', { when: when(r.starts) })
    const busy = { from: minutes(r.starts, -resource.set_up_min), until: minutes(r.ends, resource.cleaning_min) }
    await requireNotClosed(tx, r.resourceId, r.starts, busy.from, busy.until)
    const after = await earliestStart(tx, r.resourceId, resource.set_up_min, busy)
    if (after) throw new Problem('booking.taken', { earliest: when(after) })
    return insertExclusive(tx, { ...r, place: resource.place }, busy, minutes(tx.now, rules.holdMin))
  })
}

async function requireNotClosed(tx: Tx, resourceId: string, starts: Date, from: Date, until: Date): Promise<void> {
  const closure = await tx
    .selectFrom('booking_closure')
    .select('reason')
    .where('resource_id', '=', resourceId)
    .where('state', '<>', 'LIFTED')
    .where('from_at', '<', until)
    .where('until_at', '>', from)
    .executeTakeFirst()
  if (closure) throw new Problem('booking.closed', { when: when(starts), why: closure.reason })
}

/** When the resource is free again after what is in the way; undefined when nothing is. */
async function earliestStart(tx: Tx, resourceId: string, setUpMin: number, busy: { from: Date; until: Date }): Promise<Date | undefined> {
  const last = await tx
    .selectFrom('booking')
    .select('busy_until')
    .where('resource_id', '=', resourceId)
    .where('seated', '=', true)
    .where('busy_from', '<', busy.until)
    .where('busy_until', '>', busy.from)
    .orderBy('busy_until', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.busy_until ? minutes(last.busy_until, setUpMin) : undefined
}

async function insertExclusive(
  tx: Tx,
  r: ExclusiveRequest & { place: string },
  busy: { from: Date; until: Date },
  holdUntil: Date,
): Promise<{ bookingId: string }> {
  try {
    const { id } = await tx
      .insertInto('booking')
      .values({
        place: r.place,
        service: r.service,
        resource_id: r.resourceId,
        starts_at: r.starts,
        ends_at: r.ends,
        busy_from: busy.from,
        busy_until: busy.until,
        status: 'HELD',
        source: r.source,
        hold_until: holdUntil,
        request_id: r.requestId,
        account_id: r.accountId,
        content_sealed: r.contentSealed,
        created_at: tx.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const people = [...r.holderKeys]
      .map((holder_key, i) => ({ holder_key, side: i + 1 }))
      .sort((a, b) => (a.holder_key < b.holder_key ? -1 : 1))
    const rows = people.map((p) => ({ ...p, booking_id: id, place: r.place, service: r.service, active: true }))
    if (rows.length > 0) await tx.insertInto('booking_holder').values(rows).execute()
    return { bookingId: id }
  } catch (error) {
    if (saysDuplicate(error)) throw new Problem('booking.duplicate_person')
    throw error
  }
}

/** Keeps an exclusive booking longer. Throws `booking.extend_most` with the latest end that is possible. */
export async function extend(tx: Tx, actor: Actor, { bookingId, ends }: { bookingId: string; ends: Date }): Promise<void> {
  await asOffice(tx, actor, async () => {
    const row = await lockBooking(tx, bookingId)
    requireStatus(row, 'CONFIRMED', 'CHECKED_IN')
    const resource = await lockResource(tx, row.resource_id)
    const until = minutes(ends, resource.cleaning_min)
    const next = await tx
      .selectFrom('booking')
      .select('busy_from')
      .where('resource_id', '=', row.resource_id)
      .where('seated', '=', true)
      .where('id', '<>', bookingId)
      .where('busy_from', '>=', row.busy_until)
      .orderBy('busy_from')
      .limit(1)
      .executeTakeFirst()
    if (next?.busy_from && next.busy_from < until)
      throw new Problem('booking.extend_most', { until: when(minutes(next.busy_from, -resource.cleaning_min)) })
    await requireNotClosed(tx, row.resource_id, row.starts_at, row.busy_until ?? row.ends_at, until)
    await tx.updateTable('booking').set({ ends_at: ends, busy_until: until }).where('id', '=', bookingId).execute()
  })
}
