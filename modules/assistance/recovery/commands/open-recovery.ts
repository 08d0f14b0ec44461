import { randomUUID } from 'node:crypto'
import { openCase } from '#platform/cases/open-case.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { claimsOf } from '#platform/ledger/claims.ts'
import { recovery } from '../service.ts'

export interface NewRecovery {
  rootId: string
  place: string
  /** First word of the number: 马屿. */
  office: string
  title: string
  holderId: string
  /** Who of the family may follow it. */
  parties: { party: string; reason: string }[]
  /** The change that found it. */
  causeCase: string
}

/**
 * Opens the recovery of what a household was paid too much, if anything is claimed and none is on its way already: what is
 * found later belongs to the one that runs. Returns its case, or null.
 */
export async function openRecovery(tx: Tx, actor: Actor, what: NewRecovery): Promise<string | null> {
  const claims = (await claimsOf(tx, [what.rootId])).get(what.rootId) ?? []
  if (claims.length === 0) return null
  const running = await tx
    .selectFrom('household_case')
    .select('case_id')
    .where('root_id', '=', what.rootId)
    .where('kind', '=', 'RECOVERY')
    .where('open', '=', true)
    .executeTakeFirst()
  if (running) return running.case_id
  const { caseId } = await openCase(tx, actor, {
    service: recovery.name,
    place: what.place,
    office: what.office,
    title: what.title,
    applicantId: what.holderId,
    answers: { causeCase: what.causeCase },
    formVersion: recovery.formVersion,
    facts: { rootId: what.rootId, causeCase: what.causeCase },
    requestId: randomUUID(),
    move: 'register',
    access: what.parties,
  })
  await tx
    .insertInto('household_case')
    .values({ case_id: caseId, root_id: what.rootId, kind: 'RECOVERY', ref: null, source: 'match' })
    .execute()
  return caseId
}
