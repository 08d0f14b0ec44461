import { caseFileOf } from '#platform/cases/case-file.ts'
import type { Tx } from '#platform/db/tx.ts'
import { basisOf, householdOfBasis } from '../commands/determination.ts'
import { decidedView } from '../queries/decided.ts'
import type { KeptBase } from './base.ts'

/** The base of a household that was granted before bases were kept: everything it stood on lies in its case. */
export async function baseOfCase(tx: Tx, rootId: string): Promise<KeptBase | undefined> {
  const row = await tx
    .selectFrom('case_file')
    .innerJoin('entitlement', 'entitlement.opened_by_case', 'case_file.id')
    .selectAll('case_file')
    .where('entitlement.id', '=', rootId)
    .executeTakeFirst()
  if (!row) return undefined
  const file = caseFileOf(row)
  const basis = await basisOf(tx, file)
  const granted = await decidedView(tx, file)
  if (!granted?.effectiveMonth) return undefined
  return {
    source: 'decision',
    from: granted.effectiveMonth,
    decidedOn: granted.asOf,
    household: householdOfBasis(basis),
    names: basis.names,
    persons: await personsOf(tx, file.id),
  }
}

/** The people of a case in the register, by ref: who was not known when the form came was put there with the grant. */
async function personsOf(tx: Tx, caseId: string): Promise<Record<string, string>> {
  const rows = await tx
    .selectFrom('subsistence_person')
    .leftJoin('person', 'person.id_hash', 'subsistence_person.id_hash')
    .select(['subsistence_person.ref', 'subsistence_person.person_id', 'person.id'])
    .where('subsistence_person.case_id', '=', caseId)
    .execute()
  return Object.fromEntries(
    rows.flatMap((r) => {
      const id = r.person_id ?? r.id
      return id ? [[r.ref, id] as const] : []
    }),
  )
}
