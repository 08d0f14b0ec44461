import type { z } from 'zod'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import type { openProof } from '../contract.ts'
import { marriagesOf, sideOf, spouseOf } from '../file/marriages.ts'
import { personByNumber } from '../people.ts'
import { openRequest } from '../requests.ts'
import { mayCopy, mayProve } from '../rules/proof.ts'
import { sentenceOf } from '../rules/verdict.ts'
import { type ProofFacts, proofService } from './service.ts'

type Input = z.output<(typeof openProof)['input']>

export interface ProofAnswers {
  recipient: Input['recipient']
  recipientName: string
  purpose: string
  purposeText: string
  papers: string
}

/**
 * Somebody asks for a proof or a copy: the person it is about, who asks and with which papers. Who may not have it is told why
 * and by which article, and may have that in writing. Throws `marriage_records.*`.
 */
export async function open(tx: Tx, actor: Actor, input: Input) {
  const person = await personByNumber(tx, actor, input)
  const marriages = await marriagesOf(tx, actor, person.personId)
  const about = marriages.find((m) => m.registrations.some((r) => r.registrationId === input.registrationId))
  if (input.proofKind === 'CD' && !input.registrationId) throw new Problem('marriage_records.file_needed')
  if (input.registrationId && !about) throw new Problem('marriage_records.not_party')
  const asked = { recipient: input.recipient, purpose: input.purpose, letter: input.letter, notarised: input.notarised }
  const allowed = (await parametersOf(tx)).find('proof.purposes', tx.today)?.value as string[]
  const verdict = input.proofKind === 'ZM' ? mayProve(asked, allowed) : mayCopy(asked)
  const facts: ProofFacts = { kind: input.proofKind, recipient: input.recipient, why: sentenceOf(verdict) }
  const answers: ProofAnswers = {
    recipient: input.recipient,
    recipientName: input.recipientName,
    purpose: input.purpose,
    purposeText: input.purposeText,
    papers: input.papers,
  }
  const opened = await openRequest(tx, actor, {
    service: proofService.name,
    kind: input.proofKind,
    requestId: input.requestId,
    personId: person.personId,
    name: person.name,
    relationId: about?.relationId ?? null,
    registrationId: input.registrationId ?? null,
    people: [person.personId, ...(about && sideOf(about, person.personId) ? [spouseOf(about, person.personId).personId] : [])],
    answers,
    facts,
    move: 'apply',
    follows: input.recipient === 'PARTY' || input.recipient === 'PROXY',
  })
  return { ...opened, why: facts.why }
}
