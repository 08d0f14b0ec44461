import { chineseDay, dayInShanghai } from '#kernel/day.ts'
import { accountTail } from '#kernel/citizen-id.ts'
import { recordsOf } from '#platform/cases/records.ts'
import type { CaseFile } from '#platform/cases/case-file.ts'
import { findCase } from '#platform/cases/view.ts'
import { mayReadAll } from '#platform/cases/visible.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { Problem } from '#kernel/problem.ts'
import { subsistence } from '../service.ts'
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
  closed: null,
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
    closed: await closedWithout(tx, file, asked?.content.items ?? []),
  }
}

type Asked = { what: string; why: string }[]

/** Why a case ended without a decision: the papers that were asked for did not come, or the family took it back. */
async function closedWithout(tx: Tx, file: CaseFile & { endedAt: Date | null }, asked: Asked) {
  if (file.step === 'lapsed') {
    const until = file.facts.supplementUntil as string | undefined
    const period = until ? `补正期限到${chineseDay(until)}为止` : '补正期限已满'
    return { why: `${period}，没有收到要补的材料，按规定视为没有提交。这不是不予批准，随时可以重新申请。`, asked: asked.map((a) => a.what) }
  }
  if (file.step !== 'withdrawn' || !file.endedAt) return null
  const said = (await recordsOf<{ reason?: string }>(tx, file.id, ['withdrawal'])).at(-1)?.content.reason
  const reason = said ? `，原因：${said}` : ''
  return { why: `${chineseDay(dayInShanghai(file.endedAt))}撤回${reason}。没有对您家作出决定，随时可以重新申请。`, asked: [] }
}

/** The family's own earlier answers; nothing for an account that has not proved who it is. Throws `case.not_found`. */
export async function myAnswers(tx: Tx, actor: Actor, caseId: string) {
  const file = await findCase(tx, actor, caseId)
  if (file.service !== subsistence.name) throw new Problem('case.not_found')
  return { answers: (await mayReadAll(tx, actor, caseId)) ? answersOf(tx, file) : null }
}
