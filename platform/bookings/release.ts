import type { Tx } from '#platform/db/tx.ts'
import type { BookingRow, BookingRules } from './booking.ts'
import { moveUp } from './move-up.ts'

export interface Release {
  status: 'CANCELLED' | 'LATE_CANCELLED' | 'MOVED'
  by?: string
  reason?: string | undefined
  movedTo?: string
}

/** Gives a seat back, as the office; who waits for it is offered it at once. */
export async function release(tx: Tx, row: BookingRow, to: Release, rules: BookingRules): Promise<void> {
  await tx
    .updateTable('booking')
    .set({
      status: to.status,
      released_at: tx.now,
      released_by: to.by ?? null,
      reason: to.reason ?? null,
      moved_to: to.movedTo ?? null,
    })
    .where('id', '=', row.id)
    .execute()
  if (row.slot_id) await moveUp(tx, row.slot_id, rules)
}
