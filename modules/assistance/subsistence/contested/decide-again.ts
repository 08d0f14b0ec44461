import { Problem } from '#kernel/problem.ts'
import type { CaseFile } from '#platform/cases/case-file.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { settleMoney } from '#platform/ledger/settled.ts'
import { rewriteRoots } from '#platform/entitlements/rewrite.ts'
import type { EvaluationView } from '../contract.ts'
import { basesOf, keepBases, type KeptBase, replaceBase } from '../household/base.ts'
import { monthsOf, runningOf } from '../household/running.ts'
import { rowsOf } from '../household/stretches.ts'
import { decidedView } from '../queries/decided.ts'
import { type Basis, householdOfBasis } from '../commands/determination.ts'
import { putOnBooks } from '../commands/put-on-books.ts'

/**
 * A decision that is made again after a remedy, on the books: a household that was refused comes on them, one that was granted
 * keeps its place and gets another base. Every month since the first one is computed by its own law, so that back pay comes by
 * itself. Throws `subsistence.not_worse`, `entitlement.already_covered`.
 */
export async function bringToBooks(tx: Tx, actor: Actor, file: CaseFile, view: EvaluationView, basis: Basis, recordId: string) {
  const known = file.facts.rootId as string | undefined
  const rootId = known ?? (await putOnBooks(tx, actor, file, view, basis, recordId))
  if (known) await rebase(tx, file, view, basis, known)
  const running = await runningOf(tx, rootId)
  await rewriteRoots(tx, [rowsOf(running, await monthsOf(tx, running), { caseId: file.id, recordId, cause: 'REMEDY' })])
  await settleMoney(tx, [rootId])
  return rootId
}

async function rebase(tx: Tx, file: CaseFile, view: EvaluationView, basis: Basis, rootId: string): Promise<void> {
  const earlier = await decidedView(tx, { id: String(file.facts.restartOf) })
  if (earlier && moneyOf(view) < moneyOf(earlier)) throw new Problem('subsistence.not_worse')
  const before = await runningOf(tx, rootId)
  const base: KeptBase = {
    source: 'decision',
    from: view.effectiveMonth ?? before.history.from,
    decidedOn: view.asOf,
    household: householdOfBasis(basis),
    names: basis.names,
    persons: before.persons,
  }
  const kept = (await basesOf(tx, [rootId])).get(rootId)
  if (kept) await replaceBase(tx, rootId, base)
  else await keepBases(tx, [{ ...base, rootId, place: file.place }])
}

const moneyOf = (view: EvaluationView): number => view.monthlyAmount + view.singlePersonDibao.reduce((sum, one) => sum + one.amount, 0)
