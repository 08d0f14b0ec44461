import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'
import type { EventKind, LifeEvent } from './event.ts'

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
