import { accountTail } from '#kernel/citizen-id.ts'
import { recordsOf } from '#platform/cases/records.ts'
import { findCase } from '#platform/cases/view.ts'
import { mayReadAll } from '#platform/cases/visible.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { answersOf, namesOf } from '../commands/determination.ts'
import { decidedView } from './decided.ts'

const nothing = {
  hidden: true,
  decided: false,
  granted: null,
  evaluation: null,
  people: {},
  supplement: [],
  supplementUntil: null,
  payment: null,
}

/** The result as its family reads it: the evaluation that the decision stands on, and what is still asked of them. */
export async function myResult(tx: Tx, actor: Actor, caseId: string) {
  const file = await findCase(tx, actor, caseId)
  if (!(await mayReadAll(tx, actor, caseId))) return nothing
  const answers = answersOf(tx, file)
  const decided = file.step === 'granted' || file.step === 'refused'
  const evaluation = decided ? await decidedView(tx, file) : null
  const asked = (await recordsOf<{ items: { what: string; why: string }[] }>(tx, caseId, ['supplement_request'])).at(-1)
  const waits = file.step === 'supplement'
  return {
    hidden: false,
    decided,
    granted: decided ? file.step === 'granted' : null,
    evaluation,
    people: namesOf(answers),
    supplement: waits && asked ? asked.content.items : [],
    supplementUntil: waits ? ((file.facts.supplementUntil as string | undefined) ?? null) : null,
    payment:
      file.step === 'granted' && evaluation?.effectiveMonth && evaluation.monthlyAmount > 0
        ? { accountTail: accountTail(answers.payee.account), firstMonth: evaluation.effectiveMonth }
        : null,
  }
}
