import type { z } from 'zod'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import type { openClue } from '../contract.ts'
import { marriageOf } from '../file/marriages.ts'
import { openRequest } from '../requests.ts'
import { mayRevokeFalse } from '../rules/false-identity.ts'
import { sentenceOf } from '../rules/verdict.ts'
import { type ClueFacts, clueService } from './service.ts'

type Input = z.output<(typeof openClue)['input']>

export interface ClueAnswers {
  clueFrom: Input['clueFrom']
  informant: string
  situation: string
}

/** Whether the registry may revoke on what came in so far, by the law of today. */
export async function whyNotRevoke(tx: Tx, evidence: readonly string[]): Promise<string | null> {
  const byRegistry = (await parametersOf(tx)).find('falseIdentity.byRegistry', tx.today)?.value === true
  return sentenceOf(mayRevokeFalse({ evidence, on: tx.today }, byRegistry))
}

/** Somebody says that a registration was made under a false identity. Throws `marriage_records.*`. */
export async function open(tx: Tx, actor: Actor, input: Input) {
  const marriage = await marriageOf(tx, actor, input.relationId)
  if (!marriage) throw new Problem('marriage_records.no_marriage')
  const facts: ClueFacts = { evidence: [], why: await whyNotRevoke(tx, []) }
  const answers: ClueAnswers = { clueFrom: input.clueFrom, informant: input.informant, situation: input.situation }
  const opened = await openRequest(tx, actor, {
    service: clueService.name,
    kind: 'CLUE',
    requestId: input.requestId,
    personId: null,
    name: `${marriage.man.name}、${marriage.woman.name}`,
    relationId: marriage.relationId,
    people: [marriage.man.personId, marriage.woman.personId],
    answers,
    facts,
    move: 'report',
    follows: false,
  })
  return { ...opened, why: facts.why }
}
