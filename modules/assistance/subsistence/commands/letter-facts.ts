import type { CaseFile } from '#platform/cases/case-file.ts'
import type { Tx } from '#platform/db/tx.ts'
import { townClerk } from '#platform/identity/names.ts'
import { daysOf } from '#platform/policy/parameters.ts'
import type { ProcessFacts } from '../letters/process.ts'
import { answersOf } from './determination.ts'

/** The applicant's name on the form. */
export const applicantName = (answers: { members: { relation: string; name: string }[] }): string =>
  answers.members.find((m) => m.relation === 'SELF')?.name ?? ''

/** What the letters of the procedure say of a case today. */
export async function processFacts(tx: Tx, file: CaseFile): Promise<ProcessFacts> {
  const clerk = await townClerk(tx, file.place)
  const town = await tx.selectFrom('division').select('name').where('code', '=', file.place.slice(0, 9)).executeTakeFirstOrThrow()
  return {
    applicant: applicantName(answersOf(tx, file)),
    caseNumber: file.number,
    town: `${town.name}人民政府`.replace('街道人民政府', '街道办事处'),
    on: tx.today,
    clerk: clerk?.name ?? '',
    phone: clerk?.phone ?? '',
  }
}

/** How long a decision may be contested after its delivery, by the law of today. */
export async function remedyLimits(tx: Tx): Promise<{ reconsiderationDays: number; courtMonths: number }> {
  return {
    reconsiderationDays: await daysOf(tx, 'limit.reconsideration.apply', tx.today),
    courtMonths: await daysOf(tx, 'limit.litigation.apply', tx.today),
  }
}
