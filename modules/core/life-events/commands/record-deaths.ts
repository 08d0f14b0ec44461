import type { Day } from '#kernel/day.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { recordEvents, type Recorded } from '#platform/life-events/record-events.ts'
import type { Source } from '../texts.zh.ts'
import { peopleOf } from './people-of.ts'

/** A death as a source has it. */
export interface Death {
  personId: string
  happenedOn: Day
  source: Source
  /** What the source calls its record, a certificate or a line of its file: said twice it counts once. */
  sourceRef: string
  /** In words; kept sealed. */
  proof: string
  /** The day on which the office first had it, when that was before today. */
  receivedOn?: Day | undefined
}

/** What became of it; `unknown` is nobody of the register, `impossible` a date before birth or after today. */
export type RecordedDeath = Recorded | { eventId: null; personId: string; outcome: 'unknown' | 'impossible' }

/**
 * Records deaths, each person's once, with everything that follows. Those that cannot be are told and left out; the rest is
 * recorded. The caller has checked that the actor may say this of these people. Answers in the order of the list.
 */
export async function recordDeaths(tx: Tx, actor: Actor, deaths: readonly Death[]): Promise<RecordedDeath[]> {
  if (deaths.length === 0) return []
  const people = await peopleOf(
    tx,
    actor,
    deaths.map((d) => d.personId),
  )
  const checked = deaths.map((d) => {
    const person = people.get(d.personId)
    const fault = !person ? 'unknown' : d.happenedOn > tx.today || d.happenedOn < person.birthDate ? 'impossible' : null
    return { ...d, place: person?.place ?? '', fault } as const
  })
  const good = checked.filter((d) => d.fault === null)
  const done = await recordEvents(
    tx,
    actor,
    'DEATH',
    good.map((d) => ({ ...d, receivedOn: d.receivedOn ?? tx.today })),
  )
  return checked.map((d): RecordedDeath => {
    if (d.fault) return { eventId: null, personId: d.personId, outcome: d.fault }
    return done[good.indexOf(d)] as Recorded
  })
}
