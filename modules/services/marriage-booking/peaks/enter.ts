import { randomInt, randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { citizenId } from '#kernel/citizen-id.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import { when } from '#platform/bookings/booking.ts'
import type { Actor } from '#platform/db/actor.ts'
import { keyedHash } from '#platform/db/seal.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import '../problems.ts'
import { namesOf, partyOf } from '../visits/party.ts'
import type * as contract from './contract.ts'

const codeHash = (tx: Tx, peakId: string, code: string) => keyedHash(tx.db.keys, 'peak-code', `${peakId} ${code}`)

/** The group, locked, while its window is open. Throws `peak.not_found`, `peak.outside_window`. */
async function openPeak(tx: Tx, peakId: string) {
  const peak = await tx.selectFrom('marriage_peak').selectAll().where('id', '=', peakId).forUpdate().executeTakeFirst()
  if (!peak || peak.state === 'CANCELLED') throw new Problem('peak.not_found')
  if (tx.now < peak.opens_at || tx.now >= peak.closes_at || peak.state !== 'OPEN')
    throw new Problem('peak.outside_window', { opens: when(peak.opens_at), closes: when(peak.closes_at) })
  return peak
}

async function requireWishes(tx: Tx, code: string, wishes: readonly string[]): Promise<string[]> {
  const list = [...new Set(wishes)]
  const rows = await tx.selectFrom('booking_slot').select('id').where('draw_group', '=', code).where('id', 'in', list).execute()
  if (list.length === 0 || rows.length !== list.length) throw new Problem('peak.wishes')
  return list
}

async function requireNoEntry(tx: Tx, peakId: string, keys: readonly string[]): Promise<void> {
  const other = await tx
    .selectFrom('marriage_peak_holder')
    .select('entry_id')
    .where('peak_id', '=', peakId)
    .where('holder_key', 'in', [...keys])
    .where('active', '=', true)
    .executeTakeFirst()
  if (other) throw new Problem('peak.duplicate_person')
}

/**
 * One of the two enters both and chooses; the entry counts when the other one has agreed with the code. Throws `peak.outside_window`,
 * `peak.duplicate_person`, `peak.wishes` and what `partyOf` throws.
 */
export async function enter(tx: Tx, actor: Actor, input: z.output<typeof contract.enterPeak.input>) {
  const party = partyOf(tx, { kind: 'marriage', people: input.people, phone: input.phone }, actor.id)
  return asOffice(tx, actor, async () => {
    const peak = await openPeak(tx, input.peakId)
    await requireNoEntry(tx, peak.id, party.holderKeys)
    const wishes = await requireWishes(tx, peak.code, input.wishes)
    const made = await tx
      .updateTable('marriage_peak')
      .set((eb) => ({ entries_made: eb('entries_made', '+', 1) }))
      .where('id', '=', peak.id)
      .returning('entries_made')
      .executeTakeFirstOrThrow()
    const entryId = randomUUID()
    const no = `E${String(made.entries_made).padStart(5, '0')}`
    const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
    await tx
      .insertInto('marriage_peak_entry')
      .values({
        id: entryId,
        peak_id: peak.id,
        place: peak.place,
        no,
        account_id: actor.id,
        content_sealed: party.contentSealed,
        code_hash: codeHash(tx, peak.id, code),
        wishes,
        entered_at: tx.now,
      })
      .execute()
    const holders = party.holderKeys.map((holder_key) => ({ entry_id: entryId, peak_id: peak.id, holder_key, active: false }))
    await tx.insertInto('marriage_peak_holder').values(holders).execute()
    await record(tx, actor, { act: 'peak.enter', subjectKind: 'marriage_peak', subjectId: peak.id, place: peak.place, detail: { no } })
    return { entryId, no, code }
  })
}

/** The other one agrees. Throws `peak.wrong_code`, `peak.same_account`, `peak.duplicate_person`, `peak.outside_window`, `citizen_id.*`. */
export async function agree(tx: Tx, actor: Actor, input: z.output<typeof contract.agreeToEntry.input>) {
  const key = keyedHash(tx.db.keys, 'citizen-id', citizenId(input.idNumber, tx.today))
  return asOffice(tx, actor, async () => {
    const peak = await openPeak(tx, input.peakId)
    const entry = await tx
      .selectFrom('marriage_peak_entry as e')
      .innerJoin('marriage_peak_holder as h', 'h.entry_id', 'e.id')
      .selectAll('e')
      .where('e.peak_id', '=', peak.id)
      .where('h.peak_id', '=', peak.id)
      .where('h.holder_key', '=', key)
      .where('e.code_hash', '=', codeHash(tx, peak.id, input.code))
      .where('e.state', 'in', ['PENDING', 'ENTERED'])
      .executeTakeFirst()
    if (!entry) throw new Problem('peak.wrong_code')
    if (entry.account_id === actor.id) throw new Problem('peak.same_account')
    const names = namesOf(tx, entry.content_sealed)
    if (entry.state === 'ENTERED') return { no: entry.no, names }
    const holders = await tx.selectFrom('marriage_peak_holder').select('holder_key').where('entry_id', '=', entry.id).execute()
    const keys = holders.map((h) => h.holder_key)
    await requireNoEntry(tx, peak.id, keys)
    await tx
      .updateTable('marriage_peak_entry')
      .set({ state: 'ENTERED', confirmed_at: tx.now, second_account: actor.id })
      .where('id', '=', entry.id)
      .execute()
    await record(tx, actor, {
      act: 'peak.agree',
      subjectKind: 'marriage_peak',
      subjectId: peak.id,
      place: peak.place,
      detail: { no: entry.no },
    })
    return { no: entry.no, names }
  })
}

/** The own entry while the window is open, as the office. Throws `peak.no_entry`, `peak.outside_window`. */
async function ownEntry(tx: Tx, actor: Actor, entryId: string) {
  const entry = await tx.selectFrom('marriage_peak_entry').selectAll().where('id', '=', entryId).executeTakeFirst()
  const own = entry && (entry.account_id === actor.id || entry.second_account === actor.id)
  if (!own || entry.state === 'WITHDRAWN') throw new Problem('peak.no_entry')
  return { entry, peak: await openPeak(tx, entry.peak_id) }
}

/** Other wishes, until the close. */
export async function rewish(tx: Tx, actor: Actor, input: { entryId: string; wishes: string[] }) {
  return asOffice(tx, actor, async () => {
    const { entry, peak } = await ownEntry(tx, actor, input.entryId)
    const wishes = await requireWishes(tx, peak.code, input.wishes)
    await tx.updateTable('marriage_peak_entry').set({ wishes }).where('id', '=', entry.id).execute()
    return {}
  })
}

/** Out again, until the close; the two may enter anew. */
export async function withdraw(tx: Tx, actor: Actor, input: { entryId: string }) {
  return asOffice(tx, actor, async () => {
    const { entry } = await ownEntry(tx, actor, input.entryId)
    await tx.updateTable('marriage_peak_entry').set({ state: 'WITHDRAWN' }).where('id', '=', entry.id).execute()
    return {}
  })
}
