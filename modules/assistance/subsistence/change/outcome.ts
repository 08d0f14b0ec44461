import { Problem } from '#kernel/problem.ts'
import type { CaseFile } from '#platform/cases/case-file.ts'
import { openJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { monthsOf, type Running, runningOf } from '../household/running.ts'
import { stretchesOf } from '../household/stretches.ts'
import { owed } from '../household/owed.ts'
import { type Fact, withFacts } from '../rules/history/fact.ts'
import type { DueMonth } from '../rules/history/months.ts'
import { categoryNames } from '../texts.zh.ts'
import { type ChangeAnswers, paymentKinds } from './form.ts'
import { linesOf } from './lines.ts'

/** What a change makes of every month of a household. */
export interface Outcome {
  running: Running
  change: ChangeAnswers
  /** Absent where only the payment changes. */
  fact: Fact | null
  before: DueMonth[]
  after: DueMonth[]
  /** Whose name the letter bears, as the household is afterwards. */
  applicant: string
  owed: Awaited<ReturnType<typeof owed>>
}

type ChangeCase = Pick<CaseFile, 'id' | 'facts' | 'answersSealed'>

/** Computes a change case against everything known now. Throws `change.undecided`. */
export async function outcomeOf(tx: Tx, file: ChangeCase): Promise<Outcome> {
  const running = await runningOf(tx, String(file.facts.rootId))
  const change = openJson(tx.db.keys, file.answersSealed) as ChangeAnswers
  const reportedOn = String(file.facts.reportedOn)
  const fact = isPayment(change) ? null : { id: file.id, on: change.happenedOn, reportedOn, told: change }
  const before = await monthsOf(tx, running)
  const after = fact ? await monthsOf(tx, running, [fact]) : before
  if (after.some((d) => d.category === 'UNDECIDED')) throw new Problem('change.undecided')
  const now = withFacts(running.history.base, [...running.history.facts, ...(fact ? [fact] : [])], await parametersOf(tx))
  const self = now.members.find((m) => m.relation === 'SELF')
  return {
    running,
    change,
    fact,
    before,
    after,
    applicant: running.names[self?.ref ?? ''] ?? running.names[change.ref ?? ''] ?? '',
    owed: await owed(tx, running.rootId, after),
  }
}

export const isPayment = (change: ChangeAnswers): boolean => (paymentKinds as readonly string[]).includes(change.kind)

/** What the desk shows of a change; kept with the decision, because later facts must not change what was decided. */
export function resultOf({ running, change, before, after, owed: sums }: Outcome, file: Pick<CaseFile, 'facts'>) {
  const earlier = new Map(before.map((d) => [d.month, d.fen]))
  return {
    lines: linesOf(change, running.names, String(file.facts.reportedOn)),
    stretches: stretchesOf(after).map((s) => ({
      from: s.from,
      until: s.until,
      categoryLabel: s.category === 'REJECTED' ? '停发' : categoryNames[s.category as keyof typeof categoryNames],
      fen: s.fen,
      beforeFen: earlier.get(s.from) ?? null,
    })),
    ...sums,
  }
}
