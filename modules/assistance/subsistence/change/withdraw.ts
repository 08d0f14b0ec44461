import { randomUUID } from 'node:crypto'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import { advance } from '#platform/cases/advance.ts'
import { findCase } from '#platform/cases/view.ts'
import type { Actor } from '#platform/db/actor.ts'
import { openJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { currentRows } from '#platform/entitlements/rows.ts'
import { rewriteRoots } from '#platform/entitlements/rewrite.ts'
import { settleMoney } from '#platform/ledger/settled.ts'
import { storedMonths } from '../household/stored-months.ts'
import { setHead } from '../household/parties.ts'
import { monthsOf, runningOf } from '../household/running.ts'
import { owed } from '../household/owed.ts'
import { rowsOf } from '../household/stretches.ts'
import { withFacts } from '../rules/history/fact.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import type { ChangeAnswers } from './form.ts'
import { restorePayee } from './payee.ts'
import { sendWithdrawalLetter } from './send-letter.ts'

/** An open change that turned out to be none. The actor's role must be one that may drop it. Throws the `case.*` Problems. */
export async function dropChange(tx: Tx, actor: Actor, { caseId, reason }: { caseId: string; reason: string }): Promise<void> {
  await advance(tx, actor, { caseId, move: 'drop', requestId: randomUUID(), input: { reason } })
}

/**
 * Takes a decided change back that rested on a mistaken report: its facts no longer work, every month is computed again, the
 * payee of before is paid again, and a letter says so. The case itself stays as it was decided. Throws `change.not_decided`,
 * `change.withdrawn`, `change.undecided`.
 */
export async function withdrawFact(tx: Tx, actor: Actor, { caseId, reason }: { caseId: string; reason: string }): Promise<void> {
  const file = await findCase(tx, actor, caseId)
  if (file.step !== 'decided') throw new Problem('change.not_decided')
  const rootId = String(file.facts.rootId)
  const running = await runningOf(tx, rootId)
  const withdrawn = await tx
    .updateTable('entitlement_fact')
    .set({ withdrawn_at: tx.now, withdrawn_case: caseId })
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .execute()
  if (withdrawn.length === 0) throw new Problem('change.withdrawn')
  const gone = withdrawn.map((w) => w.id)
  const after = await monthsOf(tx, running, [], gone)
  const before = storedMonths(await currentRows(tx, [rootId]), running.history.from, after.at(-1)?.month ?? running.history.from)
  if (after.some((d) => d.category === 'UNDECIDED')) throw new Problem('change.undecided')
  await rewriteRoots(tx, [rowsOf(running, after, { caseId, recordId: null, cause: 'WITHDRAWN' })])
  await settleMoney(tx, [rootId])
  await restorePayee(tx, rootId, caseId)
  const change = openJson(tx.db.keys, file.answersSealed) as ChangeAnswers
  const facts = running.history.facts.filter((f) => !gone.includes(f.id))
  const now = withFacts(running.history.base, facts, await parametersOf(tx))
  const self = now.members.find((m) => m.relation === 'SELF')
  await setHead(tx, running, now)
  const applicant = running.names[self?.ref ?? ''] ?? ''
  const sums = await owed(tx, rootId, after)
  await sendWithdrawalLetter(tx, actor, file, { running, change, fact: null, before, after, now, applicant, owed: sums }, reason)
  await record(tx, actor, { act: 'change.withdraw', subjectKind: 'case', subjectId: caseId, place: file.place, reason })
}
