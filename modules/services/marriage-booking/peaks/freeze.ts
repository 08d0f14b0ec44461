import { createHash } from 'node:crypto'
import { Problem } from '#kernel/problem.ts'
import { frozenText, type Wish } from '#platform/bookings/rules/lottery.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Job } from '#platform/jobs/worker.ts'
import '../problems.ts'

export const freezeJob = 'marriage_peak_freeze'
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** What is drawn from: the agreed entries by number, and the seats by the code of their slot; nobody is named. */
export interface Frozen {
  entries: (Wish & { entryId: string })[]
  seats: Map<string, number>
  /** Slots by code: 2021-05-20T09:30. */
  slotIds: Map<string, string>
  starts: Map<string, Date>
}

/** The code of a slot as the public list names it. */
export const slotCode = (starts: Date): string => new Date(starts.getTime() + 8 * 3_600_000).toISOString().slice(0, 16)

/** The entries and seats of a group as they are now, as the office. */
export async function listOf(tx: Tx, peak: { id: string; code: string; place: string }): Promise<Frozen> {
  const slots = await tx
    .selectFrom('booking_slot')
    .select(['id', 'starts_at', 'online'])
    .where('draw_group', '=', peak.code)
    .where('place', '=', peak.place)
    .where('closure_id', 'is', null)
    .orderBy('starts_at')
    .execute()
  const codes = new Map(slots.map((s) => [s.id, slotCode(s.starts_at)]))
  const rows = await tx
    .selectFrom('marriage_peak_entry')
    .select(['id', 'no', 'wishes'])
    .where('peak_id', '=', peak.id)
    .where('state', '=', 'ENTERED')
    .orderBy('no')
    .execute()
  return {
    entries: rows.map((r) => ({ entryId: r.id, no: r.no, wishes: r.wishes.flatMap((w) => codes.get(w) ?? []) })),
    seats: new Map(slots.map((s) => [slotCode(s.starts_at), s.online])),
    slotIds: new Map(slots.map((s) => [slotCode(s.starts_at), s.id])),
    starts: new Map(slots.map((s) => [slotCode(s.starts_at), s.starts_at])),
  }
}

/** Freezes the list at the close and publishes its hash. Once; before the close it does nothing. */
export async function freeze(tx: Tx, peakId: string): Promise<Frozen & { sha256: string }> {
  const peak = await tx.selectFrom('marriage_peak').selectAll().where('id', '=', peakId).forUpdate().executeTakeFirst()
  if (!peak) throw new Problem('peak.not_found')
  const list = await listOf(tx, peak)
  const hash = sha256(frozenText(peak.code, list.entries, list.seats))
  if (peak.state === 'OPEN' && peak.closes_at <= tx.now)
    await tx
      .updateTable('marriage_peak')
      .set({ state: 'FROZEN', frozen_at: tx.now, frozen_sha256: hash })
      .where('id', '=', peakId)
      .execute()
  return { ...list, sha256: peak.frozen_sha256 ?? hash }
}

/** The job at the close of an application window. */
export const freezeAtClose = async (tx: Tx, job: Job): Promise<void> => void (await freeze(tx, String(job.payload.peakId)))
