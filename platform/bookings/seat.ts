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
  /** Online: who missed a visit since then is looked at before a seat is taken. */
  missedSince?: Date
  offerOf?: string
  replaces?: string
}

export interface Seated {
  bookingId: string
  seat: number
}

/** What is known of a slot when no seat was taken: the reason lies in it. */
export interface SlotSeen {
  starts_at: Date
  ends_at: Date
  opens_at: Date
  draw_group: string | null
  closed_why: string | null
  /** Somebody waits for a seat of it. */
  waits: boolean
  /** One of the people did not come to an earlier visit: whether that bars them is for the rules to say. */
  missed: boolean
  /** One of them has an active booking already. */
  booked: boolean
  same_id: string | null
  same_seat: number | null
  same_account: string | null
}

export interface Attempt {
  seated: Seated | undefined
  slot: SlotSeen | undefined
}

/** Takes a seat, in three statements; exported for the bench that sends them bare. */
export const seatStatements = {
  lock: 'select id from booking_slot where id = $1 for no key update',
  runOut: `update booking set status = 'EXPIRED', released_at = $2 where id = any(array(
    select id from booking where slot_id = $1 and status = 'HELD' and hold_until <= $2::timestamptz
    union all
    select b.id from unnest($4::text[]) as k join booking_holder h on h.holder_key = k and h.service = $3::text and h.active
    join booking b on b.id = h.booking_id where b.status = 'HELD' and b.hold_until <= $2))`,
  take: `
  with seen as (
    select s.*, c.reason as closed_why, exists (select from booking_wait_slot w where w.slot_id = s.id and w.waiting) as waits,
      exists (select from unnest($14::text[]) as k join booking_holder h on h.holder_key = k and h.service = $5::text
              join booking b on b.id = h.booking_id where b.status = 'NO_SHOW' and b.starts_at > $15::timestamptz) as missed,
      $17::boolean and exists (select from unnest($14) as k join booking_holder h on h.holder_key = k and h.service = $5 and h.active) as booked
    from booking_slot s left join booking_closure c on c.id = s.closure_id where s.id = $1),
  slot as (
    select * from seen s where s.ends_at > $2::timestamptz and s.closure_id is null
      and ($3::boolean or (s.draw_group is null and s.opens_at <= $2 and not s.waits)) and ($16::boolean or not s.missed) and not s.booked),
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
    from made m, unnest($14::text[]) with ordinality as k(holder_key, side) where $17::boolean order by k.holder_key)
  select m.id, m.seat, s.starts_at, s.ends_at, s.opens_at, s.draw_group, s.closed_why, s.waits, s.missed, s.booked,
    o.id as same_id, o.seat as same_seat, o.account_id as same_account
  from seen s left join made m on true left join booking o on o.request_id = $9`,
}

/**
 * Whether a slot is full as it stands, asked without its lock: in a rush most come too late, and need not queue for the answer. Says
 * nothing when there is any other reason to tell, or somebody to move up.
 */
export async function fullAlready(
  tx: Tx,
  r: Pick<SeatRequest, 'slotId' | 'service' | 'holderKeys' | 'requestId'>,
): Promise<Date | undefined> {
  const { rows } = await tx.line.named<{ starts_at: Date }>(
    `select s.starts_at from booking_slot s
     where s.id = $1 and s.closure_id is null and s.draw_group is null and s.opens_at <= $2 and s.ends_at > $2
       and s.online <= (select count(*) from booking b where b.slot_id = $1 and b.channel = 'ONLINE' and b.seated
                        and not (b.status = 'HELD' and b.hold_until <= $2))
       and not exists (select from booking_wait_slot w where w.slot_id = $1 and w.waiting)
       and not exists (select from booking o where o.request_id = $3)
       and not exists (select from unnest($4::text[]) as k join booking_holder h on h.holder_key = k and h.service = $5::text)`,
    [r.slotId, tx.now, r.requestId, r.holderKeys, r.service],
  )
  return rows[0]?.starts_at
}

/**
 * Takes a free seat of a slot, if there is one: lock of the slot, lapsed holds, seat, people, and the reason when there is none
 * travel together. Throws what the database says when one of the people has an active booking already.
 */
export async function takeSeat(tx: Tx, r: SeatRequest): Promise<Attempt> {
  const kept = r.offerOf !== undefined || r.replaces !== undefined
  tx.line.later(seatStatements.lock, [r.slotId])
  tx.line.later(seatStatements.runOut, [r.slotId, tx.now, r.service, kept ? [] : r.holderKeys])
  const { rows } = await tx.line.named<SlotSeen & { id: string | null; seat: number | null }>(seatStatements.take, [
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
    r.holderKeys,
    r.missedSince ?? tx.now,
    r.missedSince === undefined,
    !kept,
  ])
  const [slot] = rows
  return { seated: slot?.id ? { bookingId: slot.id, seat: slot.seat ?? 0 } : undefined, slot }
}

/** Whether an error of the database says that one of the people has a booking already. */
export const saysDuplicate = (error: unknown): boolean => (error as { constraint?: string }).constraint === 'one_active_booking_per_person'
