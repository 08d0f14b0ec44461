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
}

/** Services whose decisions can be contested here, and the steps in which one was made. */
const decidedSteps: Record<string, readonly string[]> = { subsistence: ['granted', 'refused'] }

/** The contested decision, or why there is none: a withdrawn case was never decided. */
export async function contestableOf(tx: Tx, file: CaseFile): Promise<Contestable | string> {
  const steps = decidedSteps[file.service]
  if (!steps) return '这类办件不在这里受理'
  if (!steps.includes(file.step)) {
    const step = serviceNamed(file.service).service.steps[file.step]
    return step?.ended ? `办件${step.label}，没有作出决定` : '还没有作出决定'
  }
  const letter = await tx
    .selectFrom('letter')
    .leftJoin('letter_delivery', 'letter_delivery.letter_id', 'letter.id')
    .select(['letter.id', 'letter.number', 'letter.title', 'letter.made_on', 'letter_delivery.delivered_on'])
    .where('letter.case_id', '=', file.id)
    .where('letter.kind', 'in', ['decision_grant', 'decision_refuse'])
    .executeTakeFirst()
  if (!letter) return '没有找到决定书'
  return { letterId: letter.id, number: letter.number, title: letter.title, madeOn: letter.made_on, deliveredOn: letter.delivered_on }
}

/** How long after the delivery one may apply, by the law of a day. */
export async function applyLimits(tx: Tx, on: Day): Promise<ApplyLimits> {
  return {
    reconsiderationDays: await daysOf(tx, 'limit.reconsideration.apply', on),
    courtMonths: await daysOf(tx, 'limit.litigation.apply', on),
  }
}
