import type { z } from 'zod'
import { birthOf, citizenId, sexOf } from '#kernel/citizen-id.ts'
import { isDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import { open as unseal } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { openCorrection } from '../contract.ts'
import { marriagesOf, type Side, sideOf } from '../file/marriages.ts'
import { personByNumber } from '../people.ts'
import { openRequest } from '../requests.ts'
import { type CorrectionFacts, correctionService } from './service.ts'

type Input = z.output<(typeof openCorrection)['input']>

export interface CorrectionAnswers {
  corrected: Input['corrected']
  side: Side
  before: string
  right: string
  situation: string
}

/** A party says that their own datum on a file is wrong. Throws `marriage_records.*`, `citizen_id.*`. */
export async function open(tx: Tx, actor: Actor, input: Input) {
  const person = await personByNumber(tx, actor, input)
  const marriages = await marriagesOf(tx, actor, person.personId)
  const marriage = marriages.find((m) => m.registrations.some((r) => r.registrationId === input.registrationId))
  const side = marriage && sideOf(marriage, person.personId)
  if (!marriage || !side) throw new Problem('marriage_records.not_party')
  const right = await rightOf(tx, input, person.sex)
  const party = await tx
    .selectFrom('marriage_party')
    .selectAll()
    .where('registration_id', '=', input.registrationId)
    .where('side', '=', side)
    .executeTakeFirst()
  if (!party) throw new Problem('marriage_records.no_marriage')
  const written = { NAME: party.name, ID_NUMBER: unseal(tx.db.keys, party.id_sealed), BIRTH_DATE: party.birth_date }
  const before = written[input.corrected]
  if (before === right) throw new Problem('marriage_records.same_value')
  const facts: CorrectionFacts = { corrected: input.corrected, clerical: input.clerical, takenBy: actor.id }
  const answers: CorrectionAnswers = { corrected: input.corrected, side, before, right, situation: input.situation }
  return openRequest(tx, actor, {
    service: correctionService.name,
    kind: input.corrected,
    requestId: input.requestId,
    personId: person.personId,
    name: person.name,
    relationId: marriage.relationId,
    registrationId: input.registrationId,
    people: [marriage.man.personId, marriage.woman.personId],
    answers,
    facts,
    move: 'apply',
    follows: true,
  })
}

async function rightOf(tx: Tx, { corrected, right }: Input, sex: string): Promise<string> {
  if (corrected === 'NAME') return right.normalize('NFC').trim()
  if (corrected === 'BIRTH_DATE') {
    if (!isDay(right) || right > tx.today) throw new Problem('marriage_records.future', { field: '出生日期' })
    return right
  }
  const number = citizenId(right, tx.today)
  if (sexOf(number) !== sex) throw new Problem('marriage_records.sex_of_number')
  return number
}

/** Number and birthday go together: what the file has after the correction. */
export const birthAfter = (a: CorrectionAnswers, before: string): string =>
  a.corrected === 'BIRTH_DATE' ? a.right : a.corrected === 'ID_NUMBER' ? birthOf(a.right) : before
