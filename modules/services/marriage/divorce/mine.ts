import { Problem } from '#kernel/problem.ts'
import { findCase } from '#platform/cases/view.ts'
import { mayReadAll } from '#platform/cases/visible.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { lawFrom } from '../rules/law.ts'
import { termOf } from './term.ts'

/** The dates of a divorce for one of its two. Throws `case.not_found` for anybody else, also for who has not proved who they are. */
export async function myDivorce(tx: Tx, actor: Actor, caseId: string) {
  const file = await findCase(tx, actor, caseId)
  if (file.service !== 'divorce' || !(await mayReadAll(tx, actor, caseId))) throw new Problem('case.not_found')
  return { term: await termOf(tx, caseId), officeClose: lawFrom(await parametersOf(tx)).on(tx.today).officeClose }
}
