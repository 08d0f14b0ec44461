import { chineseDay, type Day } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { EventKind } from '#platform/life-events/event.ts'
import { recordEvents, type Report } from '#platform/life-events/record-events.ts'
import type { Source } from '../texts.zh.ts'
import { peopleOf } from './people-of.ts'

/** What happened to two people, and the paper that says so. */
export interface OfTwo {
  /** The marriage it is about. */
  relationId: string
  manId: string
  womanId: string
  on: Day
  /** The number of the certificate. */
  certNo: string
}

/** The events of the two, by side. */
export interface EventsOfTwo {
  man: string
  woman: string
}

/** A marriage was registered. Called in the transaction of the registration; said again it changes nothing. */
export const recordMarriage = (tx: Tx, actor: Actor, two: OfTwo): Promise<EventsOfTwo> =>
  recordOfTwo(tx, actor, 'MARRIAGE', 'registry', two, `结婚证 ${two.certNo}`)

/** A divorce was registered, or a court dissolved the marriage: `by` then says which judgment. */
export const recordDivorce = (tx: Tx, actor: Actor, two: OfTwo & { by?: 'court' | undefined }): Promise<EventsOfTwo> =>
  recordOfTwo(tx, actor, 'DIVORCE', two.by ?? 'registry', two, two.by === 'court' ? `生效法律文书${two.certNo}` : `离婚证 ${two.certNo}`)

/** A marriage was none from its beginning: void, or revoked. `certNo` is the judgment or decision that says so. */
export const recordVoid = (tx: Tx, actor: Actor, two: OfTwo & { by: 'court' | 'registry' }): Promise<EventsOfTwo> =>
  recordOfTwo(tx, actor, 'MARRIAGE_VOID', two.by, two, two.by === 'court' ? `生效判决${two.certNo}` : `撤销决定${two.certNo}`)

async function recordOfTwo(tx: Tx, actor: Actor, kind: EventKind, source: Source, two: OfTwo, proof: string): Promise<EventsOfTwo> {
  if (two.manId === two.womanId) throw new Problem('life_event.same_person')
  const people = await peopleOf(tx, actor, [two.manId, two.womanId])
  const report = (personId: string, otherId: string): Report => ({
    personId,
    otherId,
    place: people.get(personId)?.place ?? '',
    happenedOn: two.on,
    receivedOn: tx.today,
    source,
    sourceRef: `${kind} ${two.relationId}`,
    proof: `${proof}，${chineseDay(two.on)}`,
    subject: two.relationId,
    reference: two.certNo,
    given: { by: source },
  })
  const [man, woman] = await recordEvents(tx, actor, kind, [report(two.manId, two.womanId), report(two.womanId, two.manId)])
  return { man: man?.eventId ?? '', woman: woman?.eventId ?? '' }
}

/** A name or number on a file was corrected on a paper of the police: the register and the households on the books are to follow. */
export interface CorrectedIdentity {
  personId: string
  /** The request that corrected it. */
  subject: string
  on: Day
  /** The number of the paper of the police. */
  reference: string
  /** What was corrected into what, in words; kept sealed. */
  told: string
  field: 'NAME' | 'BIRTH_DATE' | 'ID_NUMBER'
  /** What is right; goes sealed to the register. */
  right: string
}

/** Records that somebody's name or number was corrected. Returns the event. */
export async function recordIdentity(tx: Tx, actor: Actor, what: CorrectedIdentity): Promise<string> {
  const people = await peopleOf(tx, actor, [what.personId])
  const [done] = await recordEvents(tx, actor, 'IDENTITY', [
    {
      personId: what.personId,
      place: people.get(what.personId)?.place ?? '',
      happenedOn: what.on,
      receivedOn: tx.today,
      source: 'police',
      sourceRef: what.subject,
      proof: `公安证明 ${what.reference}，${what.told}`,
      subject: what.subject,
      reference: what.reference,
      told: what.told,
      given: { field: what.field, right: what.right },
    },
  ])
  return done?.eventId ?? ''
}
