import type { z } from 'zod'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { checkInCouple } from '../contract.ts'
import { openFile, requirePaperTime } from './open.ts'
import { partiesOf } from './people.ts'
import { marriageService, type RegistrationFacts } from './service.ts'

/**
 * Both are here: a case begins, with what the county knows about them. Throws `marriage.*` for what can be seen at once: the same
 * person twice, a wrong number, somebody recorded dead, a foreign paper.
 */
export async function checkInForMarriage(tx: Tx, actor: Actor, input: z.output<(typeof checkInCouple)['input']>) {
  await requirePaperTime(tx, input.paperAt)
  const { man, woman } = await partiesOf(tx, actor, input.man, input.woman)
  const facts: RegistrationFacts = {
    kind: input.kind,
    bookingId: input.bookingId,
    paper: input.paperAt !== undefined,
    base: 'waiting',
    at: 'base_checked',
  }
  const { requestId, ...answers } = input
  const opened = await openFile(tx, actor, {
    service: marriageService.name,
    serviceTitle: marriageService.title,
    move: 'check_in',
    requestId,
    man,
    woman,
    answers,
    facts,
  })
  return { caseId: opened.caseId, number: opened.number, step: opened.step }
}
