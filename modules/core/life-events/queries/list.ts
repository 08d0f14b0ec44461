import { sql } from 'kysely'
import type { z } from 'zod'
import { afterPlace } from '#kernel/place.ts'
import type { Actor } from '#platform/db/actor.ts'
import { dayInShanghai } from '#kernel/day.ts'
import { placeNames } from '#platform/db/place-names.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import type { EventItem, listEvents } from '../contract.ts'
import { kindNames, stateNames } from '../texts.zh.ts'

const perPage = 50

export interface EventRow {
  id: string
  person_id: string
  place: string
  kind: EventItem['kind']
  other_id: string | null
  happened_on: string
  recorded_at: Date
  state: EventItem['state']
  open: number
  late: number
}

/** Events that the place of the actor sees; a reporting institution only those it reported. */
const seen = (actor: Actor) =>
  actor.role === 'reporter'
    ? sql`e.id in (select a.event_id from life_event_access a where a.place = ${actor.place} and a.reason = 'report')`
    : sql`e.id in (select a.event_id from life_event_access a where a.place >= ${actor.place} and a.place < ${afterPlace(actor.place)})`

/** What is still to be done, as far as the actor sees it. An institution is not told what follows. */
const counts = (actor: Actor, today: string) =>
  actor.role === 'reporter'
    ? sql`select 0 as open, 0 as late`
    : sql`select count(*)::int as open, count(*) filter (where l.due_on < ${today}::date)::int as late
        from life_event_line l where l.event_id = e.id and l.state = 'open'`

/** Recorded events, newest first. */
export async function eventList(tx: Tx, actor: Actor, query: z.output<(typeof listEvents)['input']>) {
  const [at = '', id = ''] = (query.after ?? '').split('~')
  const mine = sql`exists (select from life_event_line l where l.event_id = e.id and l.state = 'open' and l.role = ${actor.role}
    and l.place >= ${actor.place} and l.place < ${afterPlace(actor.place)})`
  const filters = {
    all: sql`true`,
    open: sql`n.open > 0`,
    late: sql`n.late > 0`,
    mine,
    withdrawing: sql`e.state = 'withdrawing'`,
  }
  const { rows } = await sql<EventRow>`
    select e.id, e.person_id, e.place, e.kind, e.other_id, e.happened_on, e.recorded_at, e.state, n.open, n.late
    from life_event e cross join lateral (${counts(actor, tx.today)}) n
    where ${seen(actor)} and ${filters[query.show]} ${query.eventKind ? sql`and e.kind = ${query.eventKind}` : sql``}
      ${query.after ? sql`and (e.recorded_at, e.id) < (${at}::timestamptz, ${id}::uuid)` : sql``}
    order by e.recorded_at desc, e.id desc limit ${perPage + 1}`.execute(tx)
  const shown = rows.slice(0, perPage)
  const last = rows.length > perPage ? shown.at(-1) : undefined
  return {
    items: await eventItems(tx, actor, shown),
    next: last ? `${last.recorded_at.toISOString()}~${last.id}` : null,
    counts: await openCounts(tx, actor),
  }
}

/** Lines that somebody must still work on at this place, and those that are late. */
async function openCounts(tx: Tx, actor: Actor): Promise<{ open: number; late: number }> {
  if (actor.role === 'reporter') return { open: 0, late: 0 }
  const { rows } = await sql<{ open: number; late: number }>`
    select count(*)::int as open, count(*) filter (where due_on < ${tx.today}::date)::int as late from life_event_line
    where state = 'open' and place >= ${actor.place} and place < ${afterPlace(actor.place)}`.execute(tx)
  return rows[0] ?? { open: 0, late: 0 }
}

/** Whoever may see an event may know whose it is: the narrow look at the person it is about. */
export async function eventItems(tx: Tx, actor: Actor, rows: readonly EventRow[]): Promise<EventItem[]> {
  if (rows.length === 0) return []
  const people = await asOffice(tx, actor, () =>
    tx
      .selectFrom('person')
      .select(['id', 'name', 'id_mask'])
      .where(
        'id',
        'in',
        rows.flatMap((r) => (r.other_id ? [r.person_id, r.other_id] : [r.person_id])),
      )
      .execute(),
  )
  const byId = new Map(people.map((p) => [p.id, p]))
  const places = await placeNames(
    tx,
    rows.map((r) => r.place),
  )
  return rows.map((r) => ({
    eventId: r.id,
    name: byId.get(r.person_id)?.name ?? '',
    idMask: byId.get(r.person_id)?.id_mask ?? '',
    placeName: places.get(r.place) ?? r.place,
    kind: r.kind,
    kindLabel: kindNames[r.kind].event,
    dayLabel: kindNames[r.kind].day,
    other: r.other_id ? { name: byId.get(r.other_id)?.name ?? '', idMask: byId.get(r.other_id)?.id_mask ?? '' } : null,
    happenedOn: r.happened_on,
    recordedOn: dayInShanghai(r.recorded_at),
    state: r.state,
    stateLabel: stateNames[r.state],
    open: r.open,
    late: r.late,
  }))
}
