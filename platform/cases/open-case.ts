import { randomUUID } from 'node:crypto'
import type { Actor } from '#platform/db/actor.ts'
import { sealJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { type Advanced, moveLocked } from './advance.ts'
import { serviceNamed } from './case-file.ts'
import { nextNumber } from './number.ts'

export interface NewCase {
  service: string
  /** The village or town it belongs to. */
  place: string
  /** First word of the number: 马屿. */
  office: string
  title: string
  applicantId: string | null
  answers: unknown
  formVersion: number
  facts: Record<string, unknown>
  requestId: string
  /** The move that takes it out of its first step, and its input. */
  move: string
  input?: Record<string, unknown>
  /** Who else may see it: account or person ids. */
  access: { party: string; reason: string }[]
}

/**
 * Files a case: number, case, access and first move in one transaction. The caller has checked the place and that this
 * request was not answered before. Returns what `advance` returns, with the number.
 */
export async function openCase(tx: Tx, actor: Actor, what: NewCase): Promise<Advanced & { number: string }> {
  const { service } = serviceNamed(what.service)
  const id = randomUUID()
  const year = tx.today.slice(0, 4)
  const town = what.place.slice(0, 9)
  const number = `${what.office}${service.numberWord} ${year} 第 ${await nextNumber(tx, `case ${service.name} ${town} ${year}`)} 号`
  // Access first: the row-level check on the case looks at it.
  const row = {
    id,
    service: service.name,
    number,
    place: what.place,
    step: service.first,
    form_version: what.formVersion,
    policy_date: tx.today,
    received_on: tx.today,
    title: what.title,
    applicant_id: what.applicantId,
    answers_sealed: sealJson(tx.db.keys, what.answers),
    facts: JSON.stringify(what.facts),
    opened_by: actor.id,
    created_at: tx.now,
  }
  await tx.insertInto('case_file').values(row).execute()
  const parties = new Map([{ party: actor.id, reason: 'opened' }, ...what.access].map((a) => [a.party, a]))
  await tx
    .insertInto('case_access')
    .values([...parties.values()].map((a) => ({ case_id: id, party: a.party, reason: a.reason })))
    .execute()
  const moved = await moveLocked(
    tx,
    actor,
    {
      id,
      service: service.name,
      number,
      place: what.place,
      step: service.first,
      version: 1,
      formVersion: what.formVersion,
      policyDate: tx.today,
      receivedOn: tx.today,
      title: what.title,
      applicantId: what.applicantId,
      answersSealed: row.answers_sealed,
      facts: what.facts,
      openedBy: actor.id,
    },
    { caseId: id, move: what.move, requestId: what.requestId, input: what.input ?? {} },
  )
  return { ...moved, number }
}
