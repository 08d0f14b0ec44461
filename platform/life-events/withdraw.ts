import { Problem } from '#kernel/problem.ts'
import type { Day } from '#kernel/day.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { sealJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { applyConsequences, undoConsequences } from './consequences.ts'
import type { EventKind, LifeEvent } from './event.ts'
import { closeLine, linesOfEvent } from './lines.ts'
import './problems.ts'

export interface HeldEvent extends LifeEvent {
  state: 'standing' | 'withdrawing' | 'withdrawn'
  recordedBy: string
  askedBy: string | null
}

/** Holds an event that the actor may see. Throws `life_event.not_found`. */
export async function lockEvent(tx: Tx, eventId: string): Promise<HeldEvent> {
  const row = await tx.selectFrom('life_event').selectAll().where('id', '=', eventId).forUpdate().executeTakeFirst()
  if (!row) throw new Problem('life_event.not_found')
  return {
    id: row.id,
    kind: row.kind as EventKind,
    personId: row.person_id,
    place: row.place,
    happenedOn: row.happened_on,
    receivedOn: row.received_on,
    subject: row.subject,
    otherId: row.other_id,
    reference: row.reference,
    state: row.state as HeldEvent['state'],
    recordedBy: row.recorded_by,
    askedBy: row.asked_by,
  }
}

const act = (tx: Tx, actor: Actor, name: string, event: LifeEvent, reason: string) =>
  record(tx, actor, { act: `life_event.${name}`, subjectKind: 'life_event', subjectId: event.id, place: event.place, reason })

/** The report was a mistake, somebody says: a second person decides. Throws `life_event.not_standing`, `life_event.of_the_registry`. */
export async function askWithdrawal(tx: Tx, actor: Actor, eventId: string, reason: string): Promise<void> {
  const event = await lockEvent(tx, eventId)
  if (event.kind !== 'DEATH') throw new Problem('life_event.of_the_registry')
  if (event.state !== 'standing') throw new Problem('life_event.not_standing')
  await tx
    .updateTable('life_event')
    .set({ state: 'withdrawing', asked_by: actor.id, asked_at: tx.now, reason_sealed: sealJson(tx.db.keys, reason) })
    .where('id', '=', eventId)
    .execute()
  await act(tx, actor, 'ask_withdrawal', event, reason)
}

/**
 * The second person agrees, and everything is put back; or does not, and the event stands. Throws
 * `life_event.not_asked`, `life_event.second_person`, and what taking back may throw.
 */
export async function decideWithdrawal(
  tx: Tx,
  actor: Actor,
  { eventId, agree, reason }: { eventId: string; agree: boolean; reason: string },
): Promise<void> {
  const event = await lockEvent(tx, eventId)
  if (event.state !== 'withdrawing') throw new Problem('life_event.not_asked')
  if (event.askedBy === actor.id) throw new Problem('life_event.second_person')
  if (!agree) {
    await tx
      .updateTable('life_event')
      .set({ state: 'standing', asked_by: null, asked_at: null, reason_sealed: null })
      .where('id', '=', eventId)
      .execute()
    return act(tx, actor, 'keep', event, reason)
  }
  await tx.updateTable('life_event').set({ state: 'withdrawn', ended_by: actor.id, ended_at: tx.now }).where('id', '=', eventId).execute()
  await undoConsequences(tx, actor, event, reason)
  await act(tx, actor, 'withdraw', event, reason)
}

/**
 * Settles which of several dates is right. Another one than before: everything is taken back and done again by it. Throws
 * `life_event.not_standing`, `life_event.unknown_date`, `life_event.no_dispute`.
 */
export async function judgeDate(
  tx: Tx,
  actor: Actor,
  { eventId, happenedOn, reason }: { eventId: string; happenedOn: Day; reason: string },
): Promise<void> {
  const event = await lockEvent(tx, eventId)
  if (event.state !== 'standing') throw new Problem('life_event.not_standing')
  const line = (await linesOfEvent(tx, eventId)).find((l) => l.name === 'date' && l.state === 'open')
  if (!line) throw new Problem('life_event.no_dispute')
  const named = await tx
    .selectFrom('life_event_report')
    .select('id')
    .where('event_id', '=', eventId)
    .where('happened_on', '=', happenedOn)
    .executeTakeFirst()
  if (!named) throw new Problem('life_event.unknown_date')
  await closeLine(tx, actor, line, reason)
  if (happenedOn !== event.happenedOn) {
    await undoConsequences(tx, actor, event, reason)
    await tx.updateTable('life_event').set({ happened_on: happenedOn }).where('id', '=', eventId).execute()
    await applyConsequences(tx, event.kind, [{ ...event, happenedOn }])
  }
  await act(tx, actor, 'judge', event, reason)
}
