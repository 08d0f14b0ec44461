import { onOffer, moveUp, moveUpJob } from '#platform/bookings/move-up.ts'
import { markAllAbsent } from '#platform/bookings/visit.ts'
import { when } from '#platform/bookings/booking.ts'
import { systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { asOffice, inTransaction } from '#platform/db/tx.ts'
import type { JobKinds } from '#platform/jobs/worker.ts'
import { enqueueMessage } from '#platform/notify/send.ts'
import { freezeAtClose, freezeJob } from './peaks/freeze.ts'
import { tellDrawn, tellDrawnJob } from './peaks/tell.ts'
import { registryPlace, rulesOf } from './rules-of.ts'
import { messages } from './texts.zh.ts'
import { contentOf } from './visits/party.ts'
import { remind, remindJob } from './visits/remind.ts'

onOffer(async (tx, { contentSealed, starts, until }) =>
  enqueueMessage(tx, { kind: 'marriage_booking', to: contentOf(tx, contentSealed).phone, text: messages.offer(when(starts), when(until)) }),
)

export const marriageBookingJobs: JobKinds = {
  [remindJob]: remind,
  [freezeJob]: freezeAtClose,
  [tellDrawnJob]: tellDrawn,
  [moveUpJob]: async (tx, job) => {
    const slotId = String(job.payload.slotId)
    await tx.selectFrom('booking_slot').select('id').where('id', '=', slotId).forNoKeyUpdate().execute()
    await asOffice(tx, systemActor('bookings', job.place), async () => void (await moveUp(tx, slotId, await rulesOf(tx))))
  },
}

/** Once a day: who did not come is marked as such, also when nobody did it at the desk. */
export async function markAbsences(db: Db, now: Date): Promise<number> {
  const actor = systemActor('marriage_booking', db.county.code)
  return inTransaction(db, actor, now, async (tx) => markAllAbsent(tx, registryPlace(tx), await rulesOf(tx)))
}
