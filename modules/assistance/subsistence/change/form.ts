import { z } from 'zod'
import { disabilityTypes, healths, incomeKinds } from '../form.ts'

/** Version of the form below. */
export const changeFormVersion = 1

export const changeKinds = ['DEATH', 'LEFT', 'INCOME', 'HEALTH'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** What changed in a household that is on the books: who, what, since when. */
export const changeForm = z.object({
  kind: z.enum(changeKinds, { error: '请选择哪一种变化' }),
  ref: z.string().regex(/^[A-Z]\d{0,2}$/, '请选择是谁'),
  /** The event itself. */
  happenedOn: z.iso.date({ error: '请填发生的日期' }),
  income: z.object({ kind: z.enum(incomeKinds), monthly: z.number().int().min(0) }).optional(),
  illness: z.enum(healths).optional(),
  disability: z
    .object({ type: z.enum(disabilityTypes), grade: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]) })
    .optional(),
  /** Who is paid from now on; asked when the payee is gone. */
  payee: z
    .object({
      ref: z.string().regex(/^[A-Z]\d{0,2}$/, '请选择领款人'),
      bank: z.string().trim().min(2, '请写开户银行').max(30),
      account: z.string().regex(/^\d{16,19}$/, '社会保障卡账号是 16 至 19 位数字'),
    })
    .optional(),
  note: z.string().trim().min(2, '请写明情况和凭证').max(500),
})
export type ChangeAnswers = z.output<typeof changeForm>
