import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'
import type { EventKind, LifeEvent } from './event.ts'

/** The event that a case follows from, as far as the actor may see it. */
export async function eventOfCase(tx: Tx, caseId: string): Promise<string | null> {
  const line = await tx.selectFrom('life_event_line').select('event_id').where('case_id', '=', caseId).executeTakeFirst()
  return line?.event_id ?? null
}

/** The event of a person that stands, as far as the actor may see it. */
export async function eventOfPerson(tx: Tx, personId: string): Promise<string | null> {
  const event = await tx
    .selectFrom('life_event')
    .select('id')
    .where('person_id', '=', personId)
    .where('state', '!=', 'withdrawn')
    .executeTakeFirst()
  return event?.id ?? null
}

/** The events of these people that stand, by person, held until the end: of two reports at once the second sees the first. */
export async function standingEvents(tx: Tx, kind: EventKind, personIds: readonly string[]): Promise<Map<string, LifeEvent>> {
  const { rows } = await sql<{ id: string; person_id: string; place: string; happened_on: string; received_on: string }>`
    select id, person_id, place, happened_on, received_on from life_event
    where person_id = any(${[...personIds]}::uuid[]) and kind = ${kind} and state <> 'withdrawn' order by person_id for update`.execute(tx)
  return new Map(
    rows.map((r) => [
      r.person_id,
      { id: r.id, kind, personId: r.person_id, place: r.place, happenedOn: r.happened_on, receivedOn: r.received_on },
    ]),
  )
}
