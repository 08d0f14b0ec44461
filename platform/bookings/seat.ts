import type { Tx } from '#platform/db/tx.ts'
import type { Channel, Party, Source } from './booking.ts'

export interface SeatRequest extends Party {
  slotId: string
  channel: Channel
  source: Source
  requestId: string
  status: 'HELD' | 'CONFIRMED' | 'CHECKED_IN'
  holdUntil: Date | null
  /** A seat out of the waiting list or a draw does not stand back for those who wait. */
  ahead?: boolean
  offerOf?: string
  replaces?: string
}

export interface Seated {
  bookingId: string
  seat: number
}

const lock = 'select id from booking_slot where id = $1 for no key update'
const runOut = `update booking set status = 'EXPIRED', released_at = $2 where status = 'HELD' and hold_until <= $2
  and (slot_id = $1 or id in (select booking_id from booking_holder where service = $3 and active and holder_key = any($4::text[])))`
const take = `
  with slot as (
    select s.* from booking_slot s where s.id = $1 and s.ends_at > $2::timestamptz and s.closure_id is null
      and ($3::boolean or (s.draw_group is null and s.opens_at <= $2
                  and not exists (select from booking_wait_slot w where w.slot_id = s.id and w.waiting)))),
  free as (
    select t.seat from booking_seat t where t.slot_id = $1 and t.channel = $4::text
      and not exists (select from booking b where b.slot_id = $1 and b.channel = $4 and b.seat = t.seat and b.seated) order by t.seat limit 1),
  made as (
    insert into booking (place, service, resource_id, slot_id, channel, seat, starts_at, ends_at, status, source, hold_until, request_id,
                         account_id, content_sealed, offer_of, replaces, created_at, confirmed_at, checked_in_at)
    select s.place, $5::text, s.resource_id, s.id, $4::text, f.seat, s.starts_at, s.ends_at, $6::text, $7::text, $8::timestamptz, $9::uuid,
           $10::text, $11::text, $12::uuid, $13::uuid, $2::timestamptz,
           case when $6 in ('CONFIRMED', 'CHECKED_IN') then $2::timestamptz end, case when $6 = 'CHECKED_IN' then $2::timestamptz end
    from slot s, free f on conflict do nothing returning id, seat, place),
  people as (
    insert into booking_holder (booking_id, side, place, service, holder_key, active, arrived_at)
    select m.id, k.side, m.place, $5::text, k.holder_key, true, case when $6 = 'CHECKED_IN' then $2::timestamptz end
    from made m, unnest($14::text[]) with ordinality as k(holder_key, side) order by k.holder_key)
  select id, seat from made`

/**
 * Takes a free seat of a slot, if there is one: lock of the slot, lapsed holds, seat and people travel together. Who finds none
 * gets undefined. Throws what the database says when one of the people has an active booking already.
 */
export async function takeSeat(tx: Tx, r: SeatRequest): Promise<Seated | undefined> {
  const keys = r.offerOf || r.replaces ? [] : r.holderKeys
  tx.line.later(lock, [r.slotId])
  tx.line.later(runOut, [r.slotId, tx.now, r.service, keys])
  const { rows } = await tx.line.named<{ id: string; seat: number }>(take, [
    r.slotId,
    tx.now,
    r.ahead ?? false,
    r.channel,
    r.service,
    r.status,
    r.source,
    r.holdUntil,
    r.requestId,
    r.accountId,
    r.contentSealed,
    r.offerOf ?? null,
    r.replaces ?? null,
    keys,
  ])
  const [row] = rows
  return row && { bookingId: row.id, seat: row.seat }
}

/** Whether an error of the database says that one of the people has a booking already. */
export const saysDuplicate = (error: unknown): boolean => (error as { constraint?: string }).constraint === 'one_active_booking_per_person'
