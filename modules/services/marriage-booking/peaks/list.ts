import { chineseWeekday, dayInShanghai } from '#kernel/day.ts'
import { sql } from 'kysely'
import type { Download } from '#kernel/contract.ts'
import { Problem } from '#kernel/problem.ts'
import { when } from '#platform/bookings/booking.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import '../problems.ts'
import { registryPlace } from '../rules-of.ts'

const perPage = 20

/** Groups of peak days, newest first, with how many entered and how many seats there are. */
export async function peakList(tx: Tx, actor: Actor, { after }: { after?: string | undefined }) {
  return asOffice(tx, actor, async () => {
    const [day, id] = (after ?? '').split('~')
    let query = tx
      .selectFrom('marriage_peak as p')
      .selectAll('p')
      .select((eb) => [
        eb
          .selectFrom('marriage_peak_entry as e')
          .select((c) => c.fn.countAll<number>().as('n'))
          .whereRef('e.peak_id', '=', 'p.id')
          .where('e.state', '=', 'ENTERED')
          .as('entries'),
        eb
          .selectFrom('booking_slot as s')
          .innerJoin('booking_resource as r', 'r.id', 's.resource_id')
          .select((c) => c.fn.sum<number>('s.online').as('n'))
          .where('r.code', '=', 'marriage')
          .whereRef('r.place', '=', 'p.place')
          .where(sql<boolean>`s.day = any(p.days::date[])`)
          .as('seats'),
      ])
      .where('p.place', '=', registryPlace(tx))
    if (day && id) query = query.where((eb) => eb(eb.refTuple('p.first_day', 'p.id'), '<', eb.tuple(day, id)))
    const rows = await query
      .orderBy('p.first_day', 'desc')
      .orderBy('p.id', 'desc')
      .limit(perPage + 1)
      .execute()
    const page = rows.slice(0, perPage)
    const last = rows.length > perPage ? page.at(-1) : undefined
    return {
      items: page.map((p) => ({
        peakId: p.id,
        code: p.code,
        name: p.name,
        days: p.days,
        state: p.state as 'OPEN' | 'FROZEN' | 'DRAWN' | 'CANCELLED',
        entryOpen: p.state === 'OPEN' && p.opens_at <= tx.now && tx.now < p.closes_at,
        opens: when(p.opens_at),
        closes: when(p.closes_at),
        drawAt: when(p.draw_at),
        mayDraw: (p.state === 'OPEN' || p.state === 'FROZEN') && p.draw_at <= tx.now,
        seedSource: p.seed_source,
        entries: Number(p.entries ?? 0),
        seats: Number(p.seats ?? 0),
        frozenSha256: p.frozen_sha256,
        seed: p.seed,
        drawn: p.drawn,
        waiting: p.waiting,
      })),
      next: last ? `${last.first_day}~${last.id}` : null,
    }
  })
}

/** What was drawn from what by which seed, as a file that `tools/check-lottery.mjs` repeats. Throws `peak.not_found`. */
export async function transcriptFile(tx: Tx, peakId: string): Promise<Download> {
  const row = await tx.selectFrom('marriage_peak').select(['transcript', 'code']).where('id', '=', peakId).executeTakeFirst()
  if (!row?.transcript) throw new Problem('peak.not_found')
  return { name: `抽号记录_${row.code}.json`, type: 'application/json; charset=utf-8', bytes: Buffer.from(row.transcript) }
}

/** The slots that a group of days gives away. Throws `peak.not_found`. */
export async function peakSlots(tx: Tx, peakId: string) {
  const peak = await tx.selectFrom('marriage_peak').select(['code', 'place']).where('id', '=', peakId).executeTakeFirst()
  if (!peak) throw new Problem('peak.not_found')
  const rows = await tx
    .selectFrom('booking_slot')
    .select(['id', 'starts_at', 'online'])
    .where('draw_group', '=', peak.code)
    .where('place', '=', peak.place)
    .orderBy('starts_at')
    .execute()
  return {
    slots: rows.map((r) => ({
      slotId: r.id,
      when: when(r.starts_at),
      weekday: chineseWeekday(dayInShanghai(r.starts_at)),
      seats: r.online,
    })),
  }
}
