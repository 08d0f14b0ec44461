import type { Day } from '#kernel/day.ts'
import type { CaseFile } from '#platform/cases/case-file.ts'
import { serviceNamed } from '#platform/cases/case-file.ts'
import type { Tx } from '#platform/db/tx.ts'
import { daysOf } from '#platform/policy/parameters.ts'
import type { ApplyLimits } from '../rules/periods.ts'

/** The decision of a case that somebody may contest: its letter, and when that was delivered. */
export interface Contestable {
  letterId: string
  number: string
  title: string
  madeOn: Day
  deliveredOn: Day | null
  /** It takes something away that was being paid: that can be ordered to wait. */
  stayable: boolean
}

/** Services whose decisions can be contested here: the steps in which one was made, and its letters. */
const decisions: Record<string, { steps: readonly string[]; letters: string[] }> = {
  subsistence: { steps: ['granted', 'refused'], letters: ['decision_grant', 'decision_refuse'] },
  subsistence_change: { steps: ['decided'], letters: ['decision_change', 'decision_stop', 'decision_suspend'] },
}
/** Decisions that take something away, whose execution can be stayed. */
const takesAway = ['decision_change', 'decision_stop', 'decision_suspend']

/** The contested decision, or why there is none: a withdrawn case was never decided. */
export async function contestableOf(tx: Tx, file: CaseFile): Promise<Contestable | string> {
  const decision = decisions[file.service]
  if (!decision) return '这类办件不在这里受理'
  if (!decision.steps.includes(file.step)) {
    const step = serviceNamed(file.service).service.steps[file.step]
    return step?.ended ? `办件${step.label}，没有作出决定` : '还没有作出决定'
  }
  const letter = await tx
    .selectFrom('letter')
    .leftJoin('letter_delivery', 'letter_delivery.letter_id', 'letter.id')
    .select(['letter.id', 'letter.kind', 'letter.number', 'letter.title', 'letter.made_on', 'letter_delivery.delivered_on'])
    .where('letter.case_id', '=', file.id)
    .where('letter.kind', 'in', decision.letters)
    .orderBy('letter.made_at')
    .executeTakeFirst()
  if (!letter) return '没有减少或拒绝救助的决定书'
  return {
    letterId: letter.id,
    number: letter.number,
    title: letter.title,
    madeOn: letter.made_on,
    deliveredOn: letter.delivered_on,
    stayable: takesAway.includes(letter.kind),
  }
}

/** How long after the delivery one may apply, by the law of a day. */
export async function applyLimits(tx: Tx, on: Day): Promise<ApplyLimits> {
  return {
    reconsiderationDays: await daysOf(tx, 'limit.reconsideration.apply', on),
    courtMonths: await daysOf(tx, 'limit.litigation.apply', on),
  }
}
