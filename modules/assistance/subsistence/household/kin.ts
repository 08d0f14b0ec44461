import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import { barFromCases } from '#platform/cases/bars.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { type Kinship, kinshipOf, kinshipOfPersons } from '#platform/identity/relatives.ts'
import '../change/problems.ts'
import { runningOf } from './running.ts'

const none = '00000000-0000-0000-0000-000000000000'

/**
 * The households on the books that an actor must not handle: somebody of their own family is in it. Finance and audit see
 * all of them, since a roll without a household would be wrong. Never empty, so that it can stand in a list.
 */
export async function barredRoots(tx: Tx, actor: Actor): Promise<string[]> {
  if (actor.kind !== 'staff' || actor.role === 'finance' || actor.role === 'auditor') return [none]
  const { rows } = await sql<{ root_id: string }>`
    select distinct e.root_id from staff_relative s join person p on p.id_hash = s.id_hash
      join entitlement_member m on m.person_id = p.id and m.superseded_at is null
      join entitlement_row r on r.id = m.row_id join entitlement e on e.id = r.entitlement_id
    where s.staff_id::text = ${actor.id} and s.ended_at is null`.execute(tx)
  return [none, ...rows.map((r) => r.root_id)]
}

/** Throws `household.not_found` for the household of somebody's own family, as for one that is not of their place. */
export async function requireNotOwnKin(tx: Tx, actor: Actor, rootId: string): Promise<void> {
  if ((await barredRoots(tx, actor)).includes(rootId)) throw new Problem('household.not_found')
}

/** Whether somebody of a household, or who comes into it, is a near relative of an official, and of whom. */
export async function kinOf(tx: Tx, actor: Actor, persons: Record<string, string>, newcomer?: string): Promise<Kinship> {
  const known = await kinshipOfPersons(tx, actor, Object.values(persons))
  const coming = newcomer ? await kinshipOf(tx, actor, [newcomer]) : { related: false, staff: [] }
  return { related: known.related || coming.related, staff: [...new Set([...known.staff, ...coming.staff])] }
}

/** Keeps those officials away from a case that has just been opened. */
export const keepAway = (tx: Tx, actor: Actor, caseId: string, { staff }: Kinship): Promise<void> =>
  staff.length === 0 ? Promise.resolve() : asOffice(tx, actor, () => barFromCases(tx, [caseId], staff))

/** Every case of the people of a household with a person in it, by the hash of the number; the office's own look. */
export async function casesOfNumber(tx: Tx, hash: string): Promise<string[]> {
  const { rows } = await sql<{ case_id: string }>`
    select case_id from subsistence_person where id_hash = ${hash}
    union
    select h.case_id from person p join entitlement_member m on m.person_id = p.id join entitlement_row r on r.id = m.row_id
      join entitlement e on e.id = r.entitlement_id join household_case h on h.root_id = e.root_id
    where p.id_hash = ${hash}`.execute(tx)
  return rows.map((r) => r.case_id)
}

/** Keeps officials away from a case about the household of their own family. */
export async function keepKinAway(tx: Tx, actor: Actor, caseId: string, rootId: string): Promise<void> {
  const { persons } = await runningOf(tx, rootId)
  await keepAway(tx, actor, caseId, await kinOf(tx, actor, persons))
}
