import { when } from '#platform/bookings/booking.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Job } from '#platform/jobs/worker.ts'
import { enqueueMessages } from '#platform/notify/send.ts'
import { messages } from '../texts.zh.ts'
import { contentOf } from '../visits/party.ts'

export const tellDrawnJob = 'marriage_peak_tell'

/** After a draw: everybody who entered is told what came of it. */
export async function tellDrawn(tx: Tx, job: Job): Promise<void> {
  const until = when(new Date(String(job.payload.until)))
  const rows = await tx
    .selectFrom('marriage_peak_entry as e')
    .leftJoin('booking as b', 'b.offer_of', 'e.wait_id')
    .select(['e.content_sealed', 'e.rank', 'b.starts_at'])
    .where('e.peak_id', '=', String(job.payload.peakId))
    .where('e.state', '=', 'ENTERED')
    .orderBy('e.rank')
    .execute()
  let waiting = 0
  await enqueueMessages(
    tx,
    rows.map((r) => {
      const text = r.starts_at ? messages.drawn(when(r.starts_at), until) : messages.notDrawn(++waiting)
      return { kind: 'marriage_peak', to: contentOf(tx, r.content_sealed).phone, text }
    }),
  )
}
