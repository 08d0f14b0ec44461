import { addDays, dayInShanghai } from '#kernel/day.ts'
import { when } from '#platform/bookings/booking.ts'
import type { Tx } from '#platform/db/tx.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import type { Job } from '#platform/jobs/worker.ts'
import { enqueueMessage } from '#platform/notify/send.ts'
import { instantAt } from '../rules/opening.ts'
import type { BookingKind } from '../rules/services.ts'
import { kindNames, messages } from '../texts.zh.ts'
import { contentOf } from './party.ts'

export const remindJob = 'marriage_booking_remind'
const reminderTime = '10:00'

/** When the reminder of a visit goes out: the day before, in the morning; none when that is over. */
export function reminderOf(starts: Date, now: Date): Date | null {
  const at = instantAt(addDays(dayInShanghai(starts), -1), reminderTime)
  return at > now ? at : null
}

/** Tells that a booking stands, and puts its reminder into the queue. */
export async function tellBooked(tx: Tx, booking: { id: string; place: string; service: string; starts_at: Date; content_sealed: string }) {
  const { phone } = contentOf(tx, booking.content_sealed)
  const text = messages.confirmed(kindNames[booking.service as BookingKind], when(booking.starts_at))
  await enqueueMessage(tx, { kind: 'marriage_booking', to: phone, text })
  const at = reminderOf(booking.starts_at, tx.now)
  if (at) await enqueue(tx, { kind: remindJob, place: booking.place, payload: { bookingId: booking.id }, key: booking.id, runAt: at })
}

/** The job of a reminder: says nothing when the visit was moved or cancelled meanwhile. */
export async function remind(tx: Tx, job: Job): Promise<void> {
  const id = String(job.payload.bookingId)
  const row = await tx.selectFrom('booking').selectAll().where('id', '=', id).where('status', '=', 'CONFIRMED').executeTakeFirst()
  if (!row) return
  const text = messages.reminder(kindNames[row.service as BookingKind], when(row.starts_at))
  await enqueueMessage(tx, { kind: 'marriage_booking', to: contentOf(tx, row.content_sealed).phone, text })
}
