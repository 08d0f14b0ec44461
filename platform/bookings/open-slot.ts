import { Problem } from '#kernel/problem.ts'
import { systemActor } from '#platform/db/actor.ts'
import { inTransaction, type Tx } from '#platform/db/tx.ts'
import { when } from './booking.ts'
import './problems.ts'
import { isOver } from './rules/offer.ts'
import type { SlotSeen } from './seat.ts'

type Slot = Pick<SlotSeen, 'starts_at' | 'ends_at' | 'opens_at' | 'draw_group' | 'closed_why'>

/** Throws the reason why nobody can book in this slot, whatever is free. */
export function requireBookable(tx: Pick<Tx, 'now'>, slot: Slot, ahead = false): void {
  const at = when(slot.starts_at)
  if (isOver(slot.ends_at, tx.now)) throw new Problem('booking.past', { when: at })
  if (slot.closed_why !== null) throw new Problem('booking.closed', { when: at, why: slot.closed_why })
  if (ahead) return
  if (slot.draw_group) throw new Problem('booking.drawn', { when: at })
  if (slot.opens_at > tx.now) throw new Problem('booking.not_open', { when: at, opens: when(slot.opens_at) })
}

/** The slot, when one can book in it. Throws `booking.no_slot` and the reasons of `requireBookable`. */
export async function requireOpenSlot(tx: Tx, slotId: string): Promise<{ starts_at: Date }> {
  const slot = await tx
    .selectFrom('booking_slot as s')
    .leftJoin('booking_closure as c', 'c.id', 's.closure_id')
    .select(['s.starts_at', 's.ends_at', 's.opens_at', 's.draw_group', 'c.reason as closed_why'])
    .where('s.id', '=', slotId)
    .executeTakeFirst()
  if (!slot) throw new Problem('booking.no_slot')
  requireBookable(tx, slot)
  return slot
}

/** A hold that was found over is kept as such, although the attempt to use it left nothing else. */
export const markOver = (tx: Tx, bookingId: string) =>
  inTransaction(tx.db, systemActor('bookings', tx.db.county.code), tx.now, (own) =>
    own
      .updateTable('booking')
      .set({ status: 'EXPIRED', released_at: own.now })
      .where('id', '=', bookingId)
      .where('status', '=', 'HELD')
      .where('hold_until', '<=', own.now)
      .execute(),
  )
