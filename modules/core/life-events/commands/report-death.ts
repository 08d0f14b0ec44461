import type { z } from 'zod'
import { citizenId } from '#kernel/citizen-id.ts'
import { isWithin } from '#kernel/place.ts'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import { keyedHash } from '#platform/db/seal.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import type { reportDeath } from '../contract.ts'
import { outcomeNames, proofNames } from '../texts.zh.ts'
import { recordDeaths } from './record-deaths.ts'

type Input = z.output<(typeof reportDeath)['input']>

/**
 * One death, told at a desk. Staff of a place tell of its people; a hospital or funeral home tells by number and name, and
 * learns nothing but whether they fit. Throws `death.*`, `citizen_id.*`.
 */
export async function report(tx: Tx, actor: Actor, input: Input) {
  if (actor.role === 'reporter' && !['hospital', 'funeral_home'].includes(input.source)) throw new Problem('death.not_your_source')
  if (input.happenedOn > tx.today) throw new Problem('death.future_date')
  const person = await personOf(tx, actor, input)
  if (input.happenedOn < person.birthDate) throw new Problem('death.before_birth')
  const [done] = await recordDeaths(tx, actor, [
    {
      personId: person.id,
      happenedOn: input.happenedOn,
      source: input.source,
      sourceRef: keyedHash(tx.db.keys, 'death-proof', `${input.proof} ${input.proofNumber}`),
      proof: `${proofNames[input.proof]} ${input.proofNumber}${input.note ? `，${input.note}` : ''}`,
    },
  ])
  if (!done?.eventId) throw new Problem('death.no_match')
  return { eventId: done.eventId, outcome: done.outcome, outcomeLabel: outcomeNames[done.outcome] }
}

/** Whoever may not know the person, and whoever has number or name wrong, get the same answer. */
async function personOf(tx: Tx, actor: Actor, { personId, name, idNumber }: Input): Promise<{ id: string; birthDate: string }> {
  const people = tx.selectFrom('person').select(['id', 'name', 'place', 'birth_date'])
  if (personId && actor.role !== 'reporter') {
    const own = await people.where('id', '=', personId).executeTakeFirst()
    if (!own) throw new Problem('death.no_match')
    return { id: own.id, birthDate: own.birth_date }
  }
  if (!name || !idNumber) throw new Problem('death.whom')
  const hash = keyedHash(tx.db.keys, 'citizen-id', citizenId(idNumber, tx.today))
  const found = await asOffice(tx, actor, () => people.where('id_hash', '=', hash).executeTakeFirst())
  const known = found && found.name === name && (actor.role === 'reporter' || isWithin(found.place, actor.place))
  if (!known) throw new Problem('death.no_match')
  return { id: found.id, birthDate: found.birth_date }
}
