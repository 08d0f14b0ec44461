import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { dayInShanghai } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import { when } from '#platform/bookings/booking.ts'
import { moveUpJob } from '#platform/bookings/move-up.ts'
import { type Drawn, drawLottery } from '#platform/bookings/rules/lottery.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import '../problems.ts'
import { parameter } from '../rules-of.ts'
import { freeze, type Frozen, sha256 } from './freeze.ts'
import { tellDrawnJob } from './tell.ts'
import { transcriptOf } from './transcript.ts'

/**
 * Draws a group of days by the public seed. Who is drawn has a seat kept for some hours; everybody else waits in the order of the draw.
 * Throws `peak.not_found`, `peak.drawn`, `peak.too_early_to_draw`.
 */
export async function drawPeak(tx: Tx, actor: Actor, { peakId, seed }: { peakId: string; seed: string }) {
  const peak = await tx.selectFrom('marriage_peak').selectAll().where('id', '=', peakId).forUpdate().executeTakeFirst()
  if (!peak || peak.state === 'CANCELLED') throw new Problem('peak.not_found')
  if (peak.state === 'DRAWN') throw new Problem('peak.drawn')
  if (tx.now < peak.draw_at) throw new Problem('peak.too_early_to_draw', { at: when(peak.draw_at) })
  const hours = parameter<number>(await parametersOf(tx), 'reg.peak.confirmHours', tx.today)
  const until = new Date(tx.now.getTime() + hours * 3_600_000)
  return asOffice(tx, actor, async () => {
    const list = await freeze(tx, peakId)
    const drawn = drawLottery(list.entries, list.seats, seed, peak.code, sha256)
    const taken = drawn.filter((d) => d.slot !== null).length
    const transcript = transcriptOf(peak, list, seed, drawn, dayInShanghai(tx.now))
    await keepResult(tx, peak.place, list, drawn, until)
    await tx
      .updateTable('booking_slot')
      .set({ draw_group: null })
      .where('draw_group', '=', peak.code)
      .where('place', '=', peak.place)
      .execute()
    await tx
      .updateTable('marriage_peak')
      .set({
        state: 'DRAWN',
        seed,
        drawn: taken,
        waiting: drawn.length - taken,
        transcript: JSON.stringify(transcript),
        drawn_by: actor.id,
        drawn_at: tx.now,
        frozen_sha256: list.sha256,
        frozen_at: peak.frozen_at ?? tx.now,
      })
      .where('id', '=', peakId)
      .execute()
    await enqueue(tx, { kind: tellDrawnJob, place: peak.place, payload: { peakId, until: until.toISOString() }, key: peakId })
    const detail = { code: peak.code, entries: drawn.length, drawn: taken }
    await record(tx, actor, { act: 'peak.draw', subjectKind: 'marriage_peak', subjectId: peakId, place: peak.place, detail })
    return { entries: drawn.length, drawn: taken, waiting: drawn.length - taken }
  })
}

interface Row {
  waitId: string
  entryId: string
  account: string
  content: string
  rank: number
  slotId: string | null
  seat: number
  wishes: string[]
}

/** Everybody into the waiting list in the order of the draw; the seats that were drawn are kept as offers of it. */
async function keepResult(tx: Tx, place: string, list: Frozen, drawn: readonly Drawn[], until: Date): Promise<void> {
  if (drawn.length === 0) return
  const rows = await rowsOf(tx, list, drawn)
  await keepWaits(tx, place, rows)
  await keepSeats(
    tx,
    place,
    rows.filter((r) => r.slotId),
    until,
  )
  const used = new Set(rows.flatMap((r) => r.slotId ?? []))
  for (const slotId of used)
    await enqueue(tx, { kind: moveUpJob, place, payload: { slotId }, key: `${slotId} ${until.getTime()}`, runAt: until })
}

async function rowsOf(tx: Tx, list: Frozen, drawn: readonly Drawn[]): Promise<Row[]> {
  const byNo = new Map(list.entries.map((e) => [e.no, e]))
  const entries = await tx
    .selectFrom('marriage_peak_entry')
    .select(['id', 'account_id', 'content_sealed', 'wishes'])
    .where(sql<boolean>`id = any(${list.entries.map((e) => e.entryId)}::uuid[])`)
    .execute()
  const byId = new Map(entries.map((e) => [e.id, e]))
  const seats = new Map<string, number>()
  return drawn.flatMap((d) => {
    const entry = byId.get(byNo.get(d.no)?.entryId ?? '')
    if (!entry) return []
    const slotId = d.slot === null ? null : (list.slotIds.get(d.slot) ?? null)
    const seat = slotId ? (seats.get(slotId) ?? 0) + 1 : 0
    if (slotId) seats.set(slotId, seat)
    const of = { entryId: entry.id, account: entry.account_id, content: entry.content_sealed, wishes: entry.wishes }
    return [{ ...of, waitId: randomUUID(), rank: d.rank, slotId, seat }]
  })
}

async function keepWaits(tx: Tx, place: string, rows: readonly Row[]): Promise<void> {
  const list = <T>(f: (r: Row) => T) => rows.map(f)
  await sql`
    insert into booking_wait (id, place, service, account_id, content_sealed, state, created_at)
    select i, ${place}, 'marriage', a, c, s, ${tx.now} from unnest(${list((r) => r.waitId)}::uuid[], ${list((r) => r.account)}::text[],
      ${list((r) => r.content)}::text[], ${list((r) => (r.slotId ? 'OFFERED' : 'WAITING'))}::text[]) as x(i, a, c, s)`.execute(tx)
  await sql`
    update marriage_peak_entry e set wait_id = x.w, rank = x.r
    from unnest(${list((r) => r.entryId)}::uuid[], ${list((r) => r.waitId)}::uuid[], ${list((r) => r.rank)}::integer[]) as x(e, w, r)
    where e.id = x.e`.execute(tx)
  const wishes = rows.flatMap((r) =>
    r.wishes.map((slot, i) => ({ slot, wait: r.waitId, rank: r.rank - 1_000_000_000, wish: i + 1, waiting: !r.slotId })),
  )
  const of = <T>(f: (w: (typeof wishes)[number]) => T) => wishes.map(f)
  await sql`
    insert into booking_wait_slot (slot_id, wait_id, rank, wish, waiting)
    select * from unnest(${of((w) => w.slot)}::uuid[], ${of((w) => w.wait)}::uuid[], ${of((w) => w.rank)}::bigint[],
      ${of((w) => w.wish)}::integer[], ${of((w) => w.waiting)}::boolean[])`.execute(tx)
  await sql`
    insert into booking_wait_holder (wait_id, service, holder_key)
    select e.wait_id, 'marriage', h.holder_key from marriage_peak_entry e join marriage_peak_holder h on h.entry_id = e.id
    where e.id = any(${list((r) => r.entryId)}::uuid[])`.execute(tx)
}

async function keepSeats(tx: Tx, place: string, rows: readonly Row[], until: Date): Promise<void> {
  const list = <T>(f: (r: Row) => T) => rows.map(f)
  await sql`
    insert into booking (place, service, resource_id, slot_id, channel, seat, starts_at, ends_at, status, source, hold_until, request_id,
                         account_id, content_sealed, offer_of, created_at)
    select ${place}, 'marriage', s.resource_id, s.id, 'ONLINE', x.seat, s.starts_at, s.ends_at, 'HELD', 'ONLINE', ${until}::timestamptz, x.request, x.account,
           x.content, x.wait, ${tx.now}
    from unnest(${list((r) => r.slotId)}::uuid[], ${list((r) => r.seat)}::integer[], ${list(() => randomUUID())}::uuid[],
      ${list((r) => r.account)}::text[], ${list((r) => r.content)}::text[], ${list((r) => r.waitId)}::uuid[]) as x(slot, seat, request, account, content, wait)
    join booking_slot s on s.id = x.slot`.execute(tx)
}
