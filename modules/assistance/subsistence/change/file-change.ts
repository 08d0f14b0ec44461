import type { z } from 'zod'
import { dayInShanghai } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { findCase } from '#platform/cases/view.ts'
import { openCase } from '#platform/cases/open-case.ts'
import type { Actor } from '#platform/db/actor.ts'
import { open } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { fileChange } from '../contract.ts'
import type { ChangeAnswers } from './form.ts'
import { changeFormVersion } from './form.ts'
import { type Running, runningOf } from './history-of.ts'
import { withFacts } from '../rules/history/fact.ts'
import { subsistenceChange } from './service.ts'

/** Registers a change on what a case granted. Throws `change.*`, `subsistence.future_date`, `subsistence.unknown_ref`. */
export async function fileTheChange(tx: Tx, actor: Actor, { requestId, caseId, change }: z.output<(typeof fileChange)['input']>) {
  const granting = await findCase(tx, actor, caseId)
  const running = await runningOf(tx, actor, caseId)
  requireComplete(change)
  if (change.happenedOn > tx.today) throw new Problem('subsistence.future_date', { field: '发生日期' })
  if (!running.history.base.members.some((m) => m.ref === change.ref)) throw new Problem('subsistence.unknown_ref', { field: '谁' })
  await requirePayee(tx, running, change)
  const { caseId: id, number } = await openCase(tx, actor, {
    service: subsistenceChange.name,
    place: running.place,
    office: granting.number.slice(0, granting.number.indexOf('低保')),
    title: granting.title,
    applicantId: running.holderId,
    answers: change,
    formVersion: changeFormVersion,
    facts: { entitlementCase: caseId, kind: change.kind, happenedOn: change.happenedOn, reportedOn: dayInShanghai(tx.now) },
    requestId,
    move: 'register',
    access: await familyOf(tx, caseId),
  })
  return { caseId: id, number }
}

/** Who may follow the grant may follow its changes; the widow as well as the husband who filed. */
async function familyOf(tx: Tx, grantingCase: string): Promise<{ party: string; reason: string }[]> {
  return tx
    .selectFrom('case_access')
    .select(['party', 'reason'])
    .where('case_id', '=', grantingCase)
    .where('reason', 'in', ['applicant', 'spouse', 'filer'])
    .execute()
}

/** Money is not sent to somebody who is gone. */
async function requirePayee(tx: Tx, running: Running, change: ChangeAnswers): Promise<void> {
  const { base, facts } = running.history
  const others = withFacts(base, facts).members.filter((m) => m.ref !== change.ref)
  if (change.payee && !others.some((m) => m.ref === change.payee?.ref)) throw new Problem('subsistence.unknown_ref', { field: '领款人' })
  // Where nobody is left there is nobody to pay: that is a stop, and the proposal says so.
  if (others.length === 0) return
  if (change.payee || (change.kind !== 'DEATH' && change.kind !== 'LEFT')) return
  const paid = await tx.selectFrom('payee').select('name_sealed').where('payable_id', '=', running.entitlementId).executeTakeFirst()
  const name = running.names[change.ref] ?? ''
  if (paid && open(tx.db.keys, paid.name_sealed) === name) throw new Problem('change.payee_needed', { name })
}

function requireComplete(change: ChangeAnswers): void {
  if (change.kind === 'INCOME' && !change.income) throw new Problem('change.incomplete', { field: '收入' })
  if (change.kind === 'HEALTH' && !change.illness && !change.disability) throw new Problem('change.incomplete', { field: '身体情况' })
}
