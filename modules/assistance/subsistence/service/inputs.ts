import { z } from 'zod'
import { incomeKinds } from '../form.ts'

/** A reason in writing. */
export const reason = z.string().trim().min(2, '请写明理由').max(500, '理由不能超过 500 字')
const ref = z.string().max(4)
const fen = z.number().int().min(0)

/** The sources that every report must answer; a source that knows nothing answers NO_RECORD, which is not zero. */
export const requiredSources = [
  'population',
  'vehicles',
  'real_estate',
  'tax',
  'social_security',
  'housing_fund',
  'banks',
  'securities',
  'market',
  'funeral',
  'marriage',
  'dpf',
] as const

/** What a source can answer. `found` amounts are monthly incomes or totals of property, in fen. */
export const sourceAnswer = z.object({
  source: z.enum(requiredSources),
  status: z.enum(['OK', 'NO_RECORD', 'NAME_MISMATCH', 'ID_INVALID', 'TIMEOUT', 'REFUSED']),
  dataDate: z.iso.date(),
  found: z
    .array(
      z.object({
        ref,
        field: z.enum([...incomeKinds, 'FINANCIAL']),
        amount: fen,
      }),
    )
    .max(60)
    .default([]),
  note: z.string().max(300).optional(),
})

/** A figure that the investigation sets against what was declared or reported: evidence and reason, both figures kept. */
export const correction = z.object({
  ref,
  field: z.enum([...incomeKinds, 'FINANCIAL']),
  amount: fen,
  reason,
})
