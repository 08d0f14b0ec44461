import type { z } from 'zod'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import type { openCourtEntry } from '../contract.ts'
import { marriageOf } from '../file/marriages.ts'
import { openRequest } from '../requests.ts'
import { mayEnter } from '../rules/court.ts'
import { sentenceOf } from '../rules/verdict.ts'
import { type CourtFacts, courtService } from './service.ts'

type Input = z.output<(typeof openCourtEntry)['input']>

export interface CourtAnswers {
  entry: Input['entry']
  by: Input['decider']
  court: string
  courtNumber: string
  effectiveOn: string
  ground: string
}

/** A final judgment, a mediation paper or a decision of before 2021 came in. Throws `marriage_records.*`. */
export async function open(tx: Tx, actor: Actor, input: Input) {
  if (input.effectiveOn > tx.today) throw new Problem('marriage_records.future', { field: '生效日期' })
  const marriage = await marriageOf(tx, actor, input.relationId)
  if (!marriage) throw new Problem('marriage_records.no_marriage')
  const byRegistry = (await parametersOf(tx)).find('revoke.coercionByRegistry', input.effectiveOn)?.value === true
  const verdict = mayEnter(
    { kind: input.entry, by: input.decider, on: input.effectiveOn, status: marriage.status, registeredOn: marriage.registeredOn },
    byRegistry,
  )
  const facts: CourtFacts = {
    entry: input.entry,
    by: input.decider,
    on: input.effectiveOn,
    statusThen: marriage.status,
    why: sentenceOf(verdict),
    takenBy: actor.id,
  }
  const { entry, decider: by, court, courtNumber, effectiveOn, ground } = input
  const answers: CourtAnswers = { entry, by, court, courtNumber, effectiveOn, ground }
  const opened = await openRequest(tx, actor, {
    service: courtService.name,
    kind: input.entry,
    requestId: input.requestId,
    personId: null,
    name: `${marriage.man.name}、${marriage.woman.name}`,
    relationId: marriage.relationId,
    people: [marriage.man.personId, marriage.woman.personId],
    answers,
    facts,
    move: 'receive',
    follows: false,
  })
  return { ...opened, why: facts.why }
}
