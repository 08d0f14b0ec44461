import { when } from '#platform/bookings/booking.ts'
import { positionOf } from '#platform/bookings/waiting.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { namesOf } from '../visits/party.ts'

const stateNames: Record<string, string> = { PENDING: '等另一方确认', ENTERED: '已报名', WITHDRAWN: '已撤回' }
const resultNames: Record<string, string> = {
  OFFERED: '抽中，等您确认',
  ACCEPTED: '抽中，已约好',
  DECLINED: '抽中后放弃',
  LAPSED: '没有按时确认，名额已转给候补',
  CANCELLED: '已退出候补',
}

/** What an account entered to be drawn, newest first. */
export async function entriesOf(tx: Tx, actor: Actor) {
  return asOffice(tx, actor, async () => {
    const rows = await tx
      .selectFrom('marriage_peak_entry as e')
      .innerJoin('marriage_peak as p', 'p.id', 'e.peak_id')
      .leftJoin('booking_wait as w', 'w.id', 'e.wait_id')
      .select([
        'e.id',
        'e.no',
        'e.state',
        'e.content_sealed',
        'e.wishes',
        'e.wait_id',
        'p.id as peak_id',
        'p.name',
        'p.closes_at',
        'w.state as wait',
      ])
      .where((eb) => eb.or([eb('e.account_id', '=', actor.id), eb('e.second_account', '=', actor.id)]))
      .where('e.state', '<>', 'WITHDRAWN')
      .orderBy('e.entered_at', 'desc')
      .limit(10)
      .execute()
    const ids = [...new Set(rows.flatMap((r) => r.wishes))]
    const slots = ids.length > 0 ? await tx.selectFrom('booking_slot').select(['id', 'starts_at']).where('id', 'in', ids).execute() : []
    const starts = new Map(slots.map((s) => [s.id, when(s.starts_at)]))
    const found = []
    for (const r of rows) {
      const position = r.wait === 'WAITING' && r.wait_id ? await positionOf(tx, r.wait_id, r.wishes[0] ?? '') : 0
      found.push({
        entryId: r.id,
        peakId: r.peak_id,
        no: r.no,
        peakName: r.name,
        stateName: stateNames[r.state] ?? '',
        names: namesOf(tx, r.content_sealed),
        wishes: r.wishes.flatMap((w) => starts.get(w) ?? []),
        pending: r.state === 'PENDING',
        mayChange: tx.now < r.closes_at,
        result: r.wait === null ? null : r.wait === 'WAITING' ? `没有抽中，候补第 ${position} 位` : (resultNames[r.wait] ?? null),
      })
    }
    return found
  })
}
