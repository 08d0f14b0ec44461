import { z } from 'zod'
import { claim, evidence } from '../objection/form.ts'
import { remedyKinds } from '../rules/periods.ts'

/** Version of what a remedy asks. */
export const remedyFormVersion = 1

const text = (most: number) => z.string().trim().max(most, `不能超过 ${most} 个字`)

/** What somebody says who contests a decision. */
export const remedyForm = z.object({
  kind: z.enum(remedyKinds, { error: '请选择哪一种办法' }),
  claim,
  wants: text(500).min(2, '请写明您的要求'),
  /** Asked when the period is over. */
  lateReason: text(500).optional(),
  court: text(60).optional(),
  courtNumber: text(60).optional(),
  files: evidence,
})
export type RemedyForm = z.output<typeof remedyForm>

/** A remedy as it is kept, sealed. */
export type RemedyAnswers = Omit<RemedyForm, 'files'>

export const outcomes = ['UPHOLD', 'CHANGE', 'CANCEL'] as const
export const disputes = ['FACTS', 'LAW'] as const
