import type { z } from 'zod'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { checkInForDivorce } from '../contract.ts'
import { openFile, requirePaperTime } from '../registration/open.ts'
import { partiesOf } from '../registration/people.ts'
import { type DivorceFacts, divorceService } from './service.ts'

/** Both are here to apply for a divorce. Throws `marriage.*`. */
export async function openDivorce(tx: Tx, actor: Actor, input: z.output<(typeof checkInForDivorce)['input']>) {
  await requirePaperTime(tx, input.paperAt)
  const { man, woman } = await partiesOf(tx, actor, input.man, input.woman)
  const facts: DivorceFacts = { bookingId: input.bookingId, paper: input.paperAt !== undefined, base: 'waiting', at: 'base_checked' }
  const { requestId, ...answers } = input
  const { caseId, number, step } = await openFile(tx, actor, {
    service: divorceService.name,
    serviceTitle: divorceService.title,
    move: 'check_in',
    requestId,
    man,
    woman,
    answers,
    facts,
  })
  return { caseId, number, step }
}
