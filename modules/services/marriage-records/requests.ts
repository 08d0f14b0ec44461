import { record } from '#platform/audit/record.ts'
import { barFromCases } from '#platform/cases/bars.ts'
import { openCase } from '#platform/cases/open-case.ts'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { kinshipOfPersons } from '#platform/identity/relatives.ts'
import './problems.ts'

export const formVersion = 1

export interface NewRequest {
  service: string
  /** What of it: 结婚证, a proof, a judgment. */
  kind: string
  requestId: string
  personId: string | null
  name: string
  relationId: string | null
  registrationId?: string | null
  /** Everybody whose marriage it is: their relatives among the staff stay away. */
  people: readonly string[]
  answers: unknown
  facts: Record<string, unknown>
  move: string
  /** The party follows it in the portal; nobody else does. */
  follows: boolean
}

/** Opens a case of the archive at the registry. Throws `marriage_records.relative`. */
export async function openRequest(tx: Tx, actor: Actor, what: NewRequest): Promise<{ caseId: string; number: string }> {
  const kin = await kinshipOfPersons(tx, actor, what.people.filter(Boolean))
  if (kin.staff.includes(actor.id)) throw new Problem('marriage_records.relative')
  const { caseId, number } = await openCase(tx, actor, {
    service: what.service,
    place: actor.place,
    office: '瑞安婚登',
    title: what.name,
    applicantId: what.personId,
    answers: what.answers,
    formVersion,
    facts: what.facts,
    requestId: what.requestId,
    move: what.move,
    access: what.follows && what.personId ? [{ party: what.personId, reason: 'applicant' }] : [],
  })
  await tx
    .insertInto('marriage_request')
    .values({
      case_id: caseId,
      place: actor.place,
      service: what.service,
      kind: what.kind,
      person_id: what.personId,
      name: what.name,
      relation_id: what.relationId,
      registration_id: what.registrationId ?? null,
      made_on: tx.today,
    })
    .execute()
  if (kin.staff.length > 0) await asOffice(tx, actor, () => barFromCases(tx, [caseId], kin.staff))
  await record(tx, actor, {
    act: 'marriage_records.open',
    subjectKind: 'case',
    subjectId: caseId,
    place: actor.place,
    detail: { service: what.service, kind: what.kind },
  })
  return { caseId, number }
}

/** Which marriage and whom a case is about. Throws `marriage_records.not_found`. */
export async function requestOf(tx: Tx, caseId: string) {
  const row = await tx.selectFrom('marriage_request').selectAll().where('case_id', '=', caseId).executeTakeFirst()
  if (!row) throw new Problem('marriage_records.not_found')
  return row
}
