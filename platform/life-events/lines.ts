import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { dueOn } from '#platform/cases/clocks.ts'
import type { Actor } from '#platform/db/actor.ts'
import { openJson, sealJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { daysOf } from '#platform/policy/parameters.ts'
import type { Closed, Line, LifeEvent, NewLine, Said } from './event.ts'

/** Writes the lines of events, however many in a handful of statements; their places see the events from now on. */
export async function writeLines(tx: Tx, events: readonly LifeEvent[], lines: readonly NewLine[]): Promise<void> {
  if (lines.length === 0) return
  const byId = new Map(events.map((e) => [e.id, e]))
  const usual = await daysOf(tx, 'limit.lifeEvent', tx.today)
  const { rows: kept } = await sql<{ id: string; last: number }>`
    select event_id as id, max(position) as last from life_event_line where event_id = any(${[...byId.keys()]}::uuid[]) group by 1`.execute(
    tx,
  )
  const at = new Map(kept.map((k) => [k.id, k.last]))
  const next = (id: string) => {
    at.set(id, (at.get(id) ?? 0) + 1)
    return at.get(id) ?? 0
  }
  for (let from = 0; from < lines.length; from += 1000)
    await tx
      .insertInto('life_event_line')
      .values(
        lines.slice(from, from + 1000).map((l) => ({
          id: randomUUID(),
          event_id: l.eventId,
          event_place: byId.get(l.eventId)?.place ?? l.place,
          place: l.place,
          position: next(l.eventId),
          consequence: l.name,
          subject: l.subject ?? '',
          role: l.role ?? null,
          due_on: l.state === 'open' ? dueOn(tx.today, l.days ?? usual, 'working_days') : null,
          case_id: l.caseId ?? null,
          state: l.state,
          said_sealed: sealJson(tx.db.keys, { found: l.found, act: l.act, link: l.link } satisfies Said),
          kept: JSON.stringify({ ...l.kept, ...(l.byHand ? { byHand: true } : {}) }),
          made_at: tx.now,
        })),
      )
      .execute()
  await giveAccess(
    tx,
    lines.map((l) => ({ eventId: l.eventId, place: l.place, reason: 'consequence' as const })),
  )
}

export interface EventAccess {
  eventId: string
  place: string
  reason: 'person' | 'consequence' | 'report'
}

/** Lets places see events; said again it changes nothing. */
export async function giveAccess(tx: Tx, list: readonly EventAccess[]): Promise<void> {
  const once = new Map(list.map((a) => [`${a.eventId} ${a.place} ${a.reason}`, a]))
  if (once.size === 0) return
  await tx
    .insertInto('life_event_access')
    .values([...once.values()].map((a) => ({ event_id: a.eventId, place: a.place, reason: a.reason })))
    .onConflict((same) => same.doNothing())
    .execute()
}

interface LineRow {
  id: string
  event_id: string
  consequence: string
  state: string
  place: string
  role: string | null
  due_on: string | null
  case_id: string | null
  subject: string
  said_sealed: string
  kept: unknown
  closed_by: string | null
  closed_at: Date | null
  closed_sealed: string | null
}

function lineOf(tx: Tx, row: LineRow): Line {
  return {
    ...(openJson(tx.db.keys, row.said_sealed) as Said),
    id: row.id,
    eventId: row.event_id,
    name: row.consequence,
    state: row.state as Line['state'],
    place: row.place,
    role: row.role,
    dueOn: row.due_on,
    caseId: row.case_id,
    subject: row.subject,
    kept: row.kept as Record<string, unknown>,
    closedBy: row.closed_by,
    closedAt: row.closed_at,
    closed: row.closed_sealed ? (openJson(tx.db.keys, row.closed_sealed) as Closed) : {},
  }
}

/** The lines of an event that the actor may see, in order. */
export async function linesOfEvent(tx: Tx, eventId: string): Promise<Line[]> {
  const rows = await tx
    .selectFrom('life_event_line')
    .selectAll()
    .where('event_id', '=', eventId)
    .orderBy('made_at')
    .orderBy('position')
    .execute()
  return rows.map((r) => lineOf(tx, r))
}

/** The lines about a subject, of events that stand. */
export async function linesAbout(tx: Tx, subject: string): Promise<Line[]> {
  const rows = await tx
    .selectFrom('life_event_line')
    .innerJoin('life_event', 'life_event.id', 'life_event_line.event_id')
    .selectAll('life_event_line')
    .where('life_event_line.subject', '=', subject)
    .where('life_event.state', '!=', 'withdrawn')
    .execute()
  return rows.map((r) => lineOf(tx, r))
}

/** Closes one line, if it is open still. `caseId` is the case that did it. Returns whether it was. */
export async function closeLine(tx: Tx, actor: Actor, line: Pick<Line, 'id'>, how: string, caseId?: string): Promise<boolean> {
  const closed = await tx
    .updateTable('life_event_line')
    .set({
      state: 'done',
      closed_by: actor.id,
      closed_at: tx.now,
      closed_sealed: sealJson(tx.db.keys, { how } satisfies Closed),
      ...(caseId ? { case_id: caseId } : {}),
    })
    .where('id', '=', line.id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return closed.numUpdatedRows > 0n
}

/** A case that a line waits for has ended: the line is closed with it. */
export async function closeLinesOfCase(tx: Tx, actor: Actor, caseId: string, how: string): Promise<void> {
  await tx
    .updateTable('life_event_line')
    .set({ state: 'done', closed_by: actor.id, closed_at: tx.now, closed_sealed: sealJson(tx.db.keys, { how } satisfies Closed) })
    .where('case_id', '=', caseId)
    .where('state', '=', 'open')
    .execute()
}

/** Whether an event that stands still waits for this case. */
export async function isAwaited(tx: Tx, caseId: string): Promise<boolean> {
  const line = await tx
    .selectFrom('life_event_line')
    .select('id')
    .where('case_id', '=', caseId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return line !== undefined
}

/** A line that waited for a decision now waits for the case that came of it, with a deadline of its own. */
export async function waitForCase(tx: Tx, line: Line, caseId: string, said: Partial<Said>): Promise<void> {
  const { found, act, link } = { ...line, ...said }
  await tx
    .updateTable('life_event_line')
    .set({
      case_id: caseId,
      due_on: dueOn(tx.today, await daysOf(tx, 'limit.lifeEvent', tx.today), 'working_days'),
      said_sealed: sealJson(tx.db.keys, { found, act, link } satisfies Said),
    })
    .where('id', '=', line.id)
    .execute()
}

/** What was done at once says how it ended: a hold that is lifted. */
export async function noteOn(tx: Tx, actor: Actor, line: Line, how: string): Promise<void> {
  await tx
    .updateTable('life_event_line')
    .set({ closed_by: actor.id, closed_at: tx.now, closed_sealed: sealJson(tx.db.keys, { ...line.closed, how } satisfies Closed) })
    .where('id', '=', line.id)
    .execute()
}
