import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { sealJson } from '#platform/db/seal.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { type EventKind, eventKey, type LifeEvent } from './event.ts'
import { applyConsequences } from './consequences.ts'
import { giveAccess, linesOfEvent, writeLines } from './lines.ts'
import { standingEvents } from './standing.ts'

/** One source that says what happened to a person. */
export interface Report {
  personId: string
  /** Where the person is registered. */
  place: string
  happenedOn: Day
  /** The day on which the office first had it. */
  receivedOn: Day
  source: string
  /** What the source calls its record: said twice it counts once. */
  sourceRef: string
  /** In words, kept sealed. */
  proof: string
  /** What it is about, the other one of two, and the number of the paper that says so. */
  subject?: string | undefined
  otherId?: string | undefined
  reference?: string | undefined
  /** For the consequences, in words: kept only in what they write. */
  told?: string | undefined
  given?: unknown
}

/** recorded: a new event; joined: one more source of it; repeated: the same said again; differs: another date, to be judged. */
export interface Recorded {
  eventId: string
  personId: string
  outcome: 'recorded' | 'joined' | 'repeated' | 'differs'
}

/**
 * Records events of one kind, each once for a person and what it is about: a second report joins the first as a further source, and one with
 * another date must be judged. What follows from the new ones is done or assigned here, in the same transaction. The
 * caller has checked that the actor may say this of these people. Answers in the order of the list.
 */
export async function recordEvents(tx: Tx, actor: Actor, kind: EventKind, reports: readonly Report[]): Promise<Recorded[]> {
  if (reports.length === 0) return []
  return asOffice(tx, actor, async () => {
    const fresh = await insertEvents(tx, actor, kind, reports)
    const events = await standingEvents(tx, kind, reports)
    const said = await insertReports(tx, actor, reports, events)
    await giveAccess(
      tx,
      [...events.values()].flatMap((e) => [
        { eventId: e.id, place: e.place, reason: 'person' as const },
        { eventId: e.id, place: actor.place || e.place, reason: 'report' as const },
      ]),
    )
    await applyConsequences(
      tx,
      kind,
      [...events.values()]
        .filter((e) => fresh.has(e.id))
        .map((e) => {
          const first = reports.find((r) => eventKey(r) === eventKey(e))
          return { ...e, told: first?.told, given: first?.given }
        }),
    )
    const answers = reports.map((r, i): Recorded => {
      const event = events.get(eventKey(r)) as LifeEvent
      const first = reports.findIndex((other) => eventKey(other) === eventKey(r)) === i
      const outcome =
        fresh.has(event.id) && first ? 'recorded' : !said.has(i) ? 'repeated' : r.happenedOn === event.happenedOn ? 'joined' : 'differs'
      return { eventId: event.id, personId: r.personId, outcome }
    })
    const disputed = new Set(answers.filter((a) => a.outcome === 'differs').map((a) => a.eventId))
    for (const event of events.values()) if (disputed.has(event.id)) await askForDate(tx, event)
    const byId = new Map([...events.values()].map((e) => [e.id, e]))
    for (const a of answers)
      await record(tx, actor, {
        act: a.outcome === 'recorded' ? 'life_event.record' : 'life_event.report',
        subjectKind: 'life_event',
        subjectId: a.eventId,
        place: byId.get(a.eventId)?.place ?? '',
        detail: { kind, outcome: a.outcome },
      })
    return answers
  })
}

async function insertEvents(tx: Tx, actor: Actor, kind: EventKind, reports: readonly Report[]): Promise<Set<string>> {
  const first = [...new Map([...reports].reverse().map((r) => [eventKey(r), r])).values()].sort((a, b) =>
    eventKey(a) < eventKey(b) ? -1 : 1,
  )
  const column = <T>(f: (r: Report) => T) => first.map(f)
  const { rows } = await sql<{ id: string }>`
    insert into life_event (id, kind, person_id, place, happened_on, received_on, state, recorded_by, recorded_at,
      subject, other_id, reference)
    select id, ${kind}, person, place, happened, received, 'standing', ${actor.id}, ${tx.now}, subject, other, reference
    from unnest(${column(() => randomUUID())}::uuid[], ${column((r) => r.personId)}::uuid[], ${column((r) => r.place)}::text[],
      ${column((r) => r.happenedOn)}::date[], ${column((r) => r.receivedOn)}::date[], ${column((r) => r.subject ?? '')}::text[],
      ${column((r) => r.otherId ?? null)}::uuid[], ${column((r) => r.reference ?? '')}::text[])
      as n(id, person, place, happened, received, subject, other, reference)
    on conflict (person_id, kind, subject) where state <> 'withdrawn' do nothing returning id`.execute(tx)
  return new Set(rows.map((r) => r.id))
}

/** Adds the sources; returns the positions of those that were not there yet. */
async function insertReports(tx: Tx, actor: Actor, reports: readonly Report[], events: Map<string, LifeEvent>): Promise<Set<number>> {
  const rows = reports.map((r, i) => ({ ...r, i, id: randomUUID(), event: events.get(eventKey(r)) as LifeEvent }))
  const column = <T>(f: (r: (typeof rows)[number]) => T) => rows.map(f)
  const { rows: added } = await sql<{ id: string }>`
    insert into life_event_report (id, event_id, place, reporter_place, source, source_ref, happened_on, proof_sealed, reported_by, reported_at)
    select id, event, place, ${actor.place || tx.db.county.code}, source, ref, happened, proof, ${actor.id}, ${tx.now}
    from unnest(${column((r) => r.id)}::uuid[], ${column((r) => r.event.id)}::uuid[], ${column((r) => r.event.place)}::text[],
      ${column((r) => r.source)}::text[], ${column((r) => r.sourceRef)}::text[], ${column((r) => r.happenedOn)}::date[],
      ${column((r) => sealJson(tx.db.keys, r.proof))}::text[]) as n(id, event, place, source, ref, happened, proof)
    on conflict (event_id, source, source_ref, happened_on) do nothing returning id`.execute(tx)
  const ids = new Set(added.map((a) => a.id))
  return new Set(rows.filter((r) => ids.has(r.id)).map((r) => r.i))
}

/** Two sources name two dates: somebody looks at both. */
async function askForDate(tx: Tx, event: LifeEvent): Promise<void> {
  if ((await linesOfEvent(tx, event.id)).some((l) => l.name === 'date' && l.state === 'open')) return
  await writeLines(
    tx,
    [event],
    [
      {
        eventId: event.id,
        name: 'date',
        state: 'open',
        place: tx.db.county.code,
        role: 'county_clerk',
        found: '不同来源报告的日期不一致',
        act: '核对凭证，核定日期；改了日期的，各项事务按新日期重办',
      },
    ],
  )
}
