import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import type { MaritalStatus } from './rules/marital-status.ts'

/** From when somebody has a status, and what says so. */
export interface StatusFrom {
  personId: string
  place: string
  status: MaritalStatus
  on: Day
  source: 'TOLD' | 'MARRIAGE' | 'DIVORCE' | 'COURT' | 'DEATH'
  relationId?: string | undefined
  eventId?: string | undefined
  reference?: string | undefined
}

/** Writes statuses: the one before ends that day, a later one that is known already stays. Acts for the office. */
export async function writeStatuses(tx: Tx, list: readonly StatusFrom[]): Promise<void> {
  if (list.length === 0) return
  const column = <T>(f: (s: StatusFrom) => T) => list.map(f)
  const people = column((s) => s.personId)
  const days = column((s) => s.on)
  await sql`update marital_status m set valid_to = n.since from unnest(${people}::uuid[], ${days}::date[]) as n(person, since)
    where m.person_id = n.person and m.superseded_at is null and m.valid_from <= n.since and (m.valid_to is null or m.valid_to > n.since)`.execute(
    tx,
  )
  await sql`insert into marital_status (id, person_id, place, status, valid_from, valid_to, source, relation_id, event_id, reference, recorded_at)
    select n.id, n.person, n.place, n.status, n.since, (
      select min(l.valid_from) from marital_status l where l.person_id = n.person and l.superseded_at is null and l.valid_from > n.since),
      n.source, n.relation, n.event, n.reference, ${tx.now}
    from unnest(${column(() => randomUUID())}::uuid[], ${people}::uuid[], ${column((s) => s.place)}::text[], ${column((s) => s.status)}::text[],
      ${days}::date[], ${column((s) => s.source)}::text[], ${column((s) => s.relationId ?? null)}::uuid[],
      ${column((s) => s.eventId ?? null)}::uuid[], ${column((s) => s.reference ?? '')}::text[])
      as n(id, person, place, status, since, source, relation, event, reference)`.execute(tx)
}

/**
 * Takes statuses back that turned out to be none: what held before holds on to where they would have ended. Told which by the
 * marriage or by the event they came with. Acts for the office.
 */
export async function takeBackStatuses(tx: Tx, of: { relationId: string } | { eventId: string }): Promise<string[]> {
  const which = 'relationId' in of ? sql`relation_id = ${of.relationId}::uuid` : sql`event_id = ${of.eventId}::uuid`
  const { rows } = await sql<{ person_id: string; valid_from: Day; valid_to: Day | null }>`
    update marital_status set superseded_at = ${tx.now} where ${which} and superseded_at is null returning person_id, valid_from, valid_to`.execute(
    tx,
  )
  // A marriage and the divorce from it end as one: what held before goes on to where the last of them ended.
  const spans = new Map<string, { from: Day; to: Day | null }>()
  for (const r of rows) {
    const span = spans.get(r.person_id)
    const to = r.valid_to === null || span?.to === null ? null : [r.valid_to, span?.to ?? r.valid_to].sort().at(-1)
    spans.set(r.person_id, { from: span && span.from < r.valid_from ? span.from : r.valid_from, to: to ?? null })
  }
  const list = [...spans]
  if (list.length > 0)
    await sql`update marital_status m set valid_to = n.until
      from unnest(${list.map(([id]) => id)}::uuid[], ${list.map(([, s]) => s.from)}::date[], ${list.map(([, s]) => s.to)}::date[]) as n(person, since, until)
      where m.person_id = n.person and m.superseded_at is null and m.valid_to = n.since and m.valid_from < n.since`.execute(tx)
  return [...spans.keys()]
}

/** What papers from elsewhere say of people whom the register knew nothing of; where something is known it stays. */
export async function tellMaritalStatus(tx: Tx, actor: Actor, told: readonly Omit<StatusFrom, 'place' | 'source'>[]): Promise<void> {
  if (told.length === 0) return
  await asOffice(tx, actor, async () => {
    const { rows } = await sql<{ id: string; place: string }>`
      select p.id, p.place from person p where p.id = any(${told.map((t) => t.personId)}::uuid[])
        and not exists (select from marital_status m where m.person_id = p.id and m.superseded_at is null)`.execute(tx)
    const places = new Map(rows.map((r) => [r.id, r.place]))
    await writeStatuses(
      tx,
      told.flatMap((t): StatusFrom[] => {
        const place = places.get(t.personId)
        return place ? [{ ...t, place, source: 'TOLD' }] : []
      }),
    )
  })
}

/** One status of somebody, as the register has it. */
export interface KnownStatus {
  personId: string
  status: MaritalStatus
  from: Day
  to: Day | null
  source: StatusFrom['source']
  relationId: string | null
  reference: string
}

/** The statuses of these people, oldest first, as far as the actor may see them. */
export async function maritalHistory(tx: Tx, personIds: readonly string[]): Promise<KnownStatus[]> {
  if (personIds.length === 0) return []
  const rows = await tx
    .selectFrom('marital_status')
    .select(['person_id', 'status', 'valid_from', 'valid_to', 'source', 'relation_id', 'reference'])
    .where('person_id', 'in', [...personIds])
    .where('superseded_at', 'is', null)
    .orderBy('person_id')
    .orderBy('valid_from')
    .execute()
  return rows.map((r) => ({
    personId: r.person_id,
    status: r.status as MaritalStatus,
    from: r.valid_from,
    to: r.valid_to,
    source: r.source as StatusFrom['source'],
    relationId: r.relation_id,
    reference: r.reference,
  }))
}
