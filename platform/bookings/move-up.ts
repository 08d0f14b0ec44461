import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import type { BookingRules } from './booking.ts'
import { offerUntil } from './rules/offer.ts'
import { takeSeat } from './seat.ts'

/** The kind of the job that moves a waiting list up when a hold or an offer ends. */
export const moveUpJob = 'booking_move_up'

/** Tells somebody that a seat waits for them; the business writes the words. */
export type TellOffer = (tx: Tx, offer: { bookingId: string; contentSealed: string; starts: Date; until: Date }) => Promise<void>
let tellOffer: TellOffer = async () => {}
/** Called once when the program starts. */
export const onOffer = (tell: TellOffer): void => void (tellOffer = tell)

/** A look at a slot when a hold or an offer in it ends, at the latest. */
export const remember = (tx: Tx, slotId: string, place: string, until: Date) =>
  enqueue(tx, { kind: moveUpJob, place, payload: { slotId }, key: `${slotId} ${until.getTime()}`, runAt: until })

/** Offers every free seat of a slot to the next who wait, as the office. Returns how many had been waiting there. */
export async function moveUp(tx: Tx, slotId: string, rules: BookingRules): Promise<number> {
  await sql`update booking set status = 'EXPIRED', released_at = ${tx.now}
    where slot_id = ${slotId} and status = 'HELD' and hold_until <= ${tx.now}`.execute(tx)
  await sql`update booking_wait set state = 'LAPSED', ended_at = ${tx.now}
    where state = 'OFFERED' and id in (select offer_of from booking where slot_id = ${slotId} and status = 'EXPIRED')`.execute(tx)
  for (let offered = 0; ; offered++) {
    const next = await tx
      .selectFrom('booking_wait_slot as s')
      .innerJoin('booking_wait as w', 'w.id', 's.wait_id')
      .innerJoin('booking_slot as t', 't.id', 's.slot_id')
      .select(['w.id', 'w.place', 'w.service', 'w.account_id', 'w.content_sealed', 't.starts_at', 't.closure_id'])
      .where('s.slot_id', '=', slotId)
      .where('s.waiting', '=', true)
      .where('w.state', '=', 'WAITING')
      .where('t.ends_at', '>', tx.now)
      .orderBy('s.rank')
      .orderBy('s.wait_id')
      .limit(1)
      // Somebody who is being offered a seat of another slot at this moment has one.
      .forUpdate(['w'])
      .skipLocked()
      .executeTakeFirst()
    if (!next || next.closure_id) return offered
    if (!(await offerTo(tx, slotId, next, rules))) return offered
  }
}

type Next = { id: string; place: string; service: string; account_id: string | null; content_sealed: string; starts_at: Date }

async function offerTo(tx: Tx, slotId: string, next: Next, rules: BookingRules): Promise<boolean> {
  const until = offerUntil(tx.now, next.starts_at, rules.offer)
  const { seated } = await takeSeat(tx, {
    slotId,
    channel: 'ONLINE',
    source: 'ONLINE',
    requestId: randomUUID(),
    status: 'HELD',
    holdUntil: until,
    ahead: true,
    offerOf: next.id,
    service: next.service,
    holderKeys: [],
    contentSealed: next.content_sealed,
    accountId: next.account_id,
  })
  if (!seated) return false
  await tx.updateTable('booking_wait_slot').set({ waiting: false }).where('wait_id', '=', next.id).execute()
  await tx.updateTable('booking_wait').set({ state: 'OFFERED' }).where('id', '=', next.id).execute()
  await remember(tx, slotId, next.place, until)
  await tellOffer(tx, { bookingId: seated.bookingId, contentSealed: next.content_sealed, starts: next.starts_at, until })
  return true
}
