import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'
import { type EventKind, eventKey, type LifeEvent } from './event.ts'

/** The event that a case follows from, as far as the actor may see it. */
export async function eventOfCase(tx: Tx, caseId: string): Promise<string | null> {
  const line = await tx.selectFrom('life_event_line').select('event_id').where('case_id', '=', caseId).executeTakeFirst()
  return line?.event_id ?? null
}

/** The death of a person that stands, as far as the actor may see it. */
export async function deathOfPerson(tx: Tx, personId: string): Promise<string | null> {
  const event = await tx
    .selectFrom('life_event')
    .select('id')
    .where('person_id', '=', personId)
    .where('kind', '=', 'DEATH')
    .where('state', '!=', 'withdrawn')
    .executeTakeFirst()
  return event?.id ?? null
}

/**
 * The events of these people that stand, by person and subject, held until the end: of two reports at once the second sees the
 * first.
 */
export async function standingEvents(
  tx: Tx,
  kind: EventKind,
  whose: readonly { personId: string; subject?: string | undefined }[],
): Promise<Map<string, LifeEvent>> {
  const { rows } = await sql<Row>`
    select e.id, e.person_id, e.place, e.happened_on, e.received_on, e.subject, e.other_id, e.reference from life_event e
    where (e.person_id, e.subject) in (select * from unnest(${whose.map((w) => w.personId)}::uuid[], ${whose.map((w) => w.subject ?? '')}::text[]))
      and e.kind = ${kind} and e.state <> 'withdrawn' order by e.person_id, e.subject for update`.execute(tx)
  return new Map(
    rows.map((r) => {
      const event: LifeEvent = {
        id: r.id,
        kind,
        personId: r.person_id,
        place: r.place,
        happenedOn: r.happened_on,
        receivedOn: r.received_on,
        subject: r.subject,
        otherId: r.other_id,
        reference: r.reference,
      }
      return [eventKey(event), event]
    }),
  )
}

interface Row {
  id: string
  person_id: string
  place: string
  happened_on: string
  received_on: string
  subject: string
  other_id: string | null
  reference: string
}
