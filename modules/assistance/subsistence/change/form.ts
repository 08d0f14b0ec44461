import { z } from 'zod'
import {
  assetsForm,
  disabilityTypes,
  exemptReasons,
  expensesForm,
  healths,
  incomeKinds,
  labours,
  relations,
  studentStates,
  supporterForm,
} from '../form.ts'

/** Version of the form below. */
export const changeFormVersion = 2

/** What happened to a household; each becomes a dated fact. */
export const factKinds = [
  'DEATH',
  'LEFT',
  'JOINED',
  'RETURNED',
  'INCOME',
  'JOB',
  'JOB_END',
  'HEALTH',
  'STUDY',
  'WORK',
  'JOB_REFUSAL',
  'PROPERTY',
  'SUPPORT',
  'EXPENSES',
  'STOP',
] as const
/** What the office does with the payment, no fact of the household. */
export const paymentKinds = ['SUSPEND', 'RESUME', 'PAYEE'] as const
export const changeKinds = [...factKinds, ...paymentKinds] as const
export type ChangeKind = (typeof changeKinds)[number]

export const leftReasons = [
  'MOVED_OUT',
  'DIVORCED',
  'INDEPENDENT',
  'PRISON',
  'COMPULSORY_DETOX',
  'MISSING',
  'CONSCRIPT',
  'RELIGIOUS_3Y',
] as const
export const joinedReasons = ['BIRTH', 'MARRIAGE', 'MOVED_IN', 'ADOPTION'] as const
/** ZJ-SAR 51 and what ends a household as a whole. */
export const stopReasons = ['WITHDRAWN', 'MOVED_OUT', 'REFUSED_VERIFICATION', 'CONTACT_LOST', 'CONCEALED_INCOME', 'NOBODY_LEFT'] as const
export const suspendReasons = ['CONTACT_LOST', 'RECHECK_REFUSED', 'DOCUMENT_EXPIRED', 'DEATH_REPORTED'] as const

const ref = z.string().regex(/^[A-Z]\d{0,2}$/, '请选择是谁')
const fen = z.number({ error: '请填金额' }).int('金额最多两位小数').min(0, '金额不能小于 0').max(10_000_000_000, '金额过大，请核对')
const day = z.iso.date({ error: '日期写作 2020-09-25' })
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份写作 2020-11')

/** Somebody who comes into a household: a child, a spouse, a parent. */
export const joinedForm = z.object({
  reason: z.enum(joinedReasons, { error: '请选择怎么来的' }),
  name: z.string().trim().min(2, '姓名至少两个字').max(30, '姓名过长'),
  idNumber: z.string().trim().min(15, '证件号码是 18 位').max(18, '证件号码是 18 位'),
  relation: z.enum(relations.filter((r) => r !== 'SELF')),
  hukou: z.enum(['LOCAL', 'OTHER_PROVINCE', 'OTHER_COUNTY']).default('LOCAL'),
  student: z.enum(studentStates).default('NONE'),
  labour: z.enum(labours).optional(),
  illness: z.enum(healths).default('NONE'),
  incomes: z
    .array(z.object({ kind: z.enum(incomeKinds), monthly: fen }))
    .max(8)
    .default([]),
  signedOn: day.optional(),
})

const payee = z.object({
  ref: z.string().regex(/^[A-Z]\d{0,2}$/, '请选择领款人'),
  bank: z.string().trim().min(2, '请写开户银行').max(30),
  account: z.string().regex(/^\d{16,19}$/, '社会保障卡账号是 16 至 19 位数字'),
})

/** What changed in a household that is on the books: who, what, since when. */
export const changeForm = z.object({
  kind: z.enum(changeKinds, { error: '请选择哪一种变化' }),
  /** Absent where the household as a whole is meant. */
  ref: ref.optional(),
  /** The event itself. */
  happenedOn: z.iso.date({ error: '请填发生的日期' }),
  left: z.enum(leftReasons).optional(),
  joined: joinedForm.optional(),
  income: z.object({ kind: z.enum(incomeKinds), monthly: fen }).optional(),
  job: z.object({ firstWageMonth: month, netWage: fen }).optional(),
  illness: z.enum(healths).optional(),
  disability: z
    .object({ type: z.enum(disabilityTypes), grade: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]) })
    .optional(),
  whollyDependent: z.boolean().optional(),
  student: z.enum(studentStates).optional(),
  labour: z.enum(labours).optional(),
  /** NONE takes an earlier reason away. */
  exemptReason: z.enum([...exemptReasons, 'NONE']).optional(),
  carerOf: z.union([ref, z.literal('OUTSIDE')]).optional(),
  refusals: z.array(day).min(1).max(12).optional(),
  assets: assetsForm.optional(),
  supporter: supporterForm.optional(),
  expenses: expensesForm.optional(),
  stop: z.enum(stopReasons).optional(),
  suspend: z.enum(suspendReasons).optional(),
  /** Who is paid from now on; asked when the payee is gone. */
  payee: payee.optional(),
  note: z.string().trim().min(2, '请写明情况和凭证').max(500),
})
export type ChangeAnswers = z.output<typeof changeForm>
export type ChangeInput = z.input<typeof changeForm>

/** The part of the form that each kind needs, and its name in a refusal. */
export const neededFor: Partial<Record<ChangeKind, { field: keyof ChangeAnswers; name: string }[]>> = {
  LEFT: [{ field: 'left', name: '怎么离开的' }],
  JOINED: [{ field: 'joined', name: '新来的人' }],
  INCOME: [{ field: 'income', name: '收入' }],
  JOB: [{ field: 'job', name: '新工作' }],
  STUDY: [{ field: 'student', name: '上学情况' }],
  JOB_REFUSAL: [{ field: 'refusals', name: '拒绝工作的日期' }],
  PROPERTY: [{ field: 'assets', name: '财产' }],
  SUPPORT: [{ field: 'supporter', name: '赡养抚养人' }],
  EXPENSES: [{ field: 'expenses', name: '刚性支出' }],
  STOP: [{ field: 'stop', name: '停发原因' }],
  SUSPEND: [{ field: 'suspend', name: '暂停原因' }],
  PAYEE: [{ field: 'payee', name: '领款人' }],
}

/** Kinds that speak of one person. */
export const ofOnePerson: readonly ChangeKind[] = [
  'DEATH',
  'LEFT',
  'RETURNED',
  'INCOME',
  'JOB',
  'JOB_END',
  'HEALTH',
  'STUDY',
  'WORK',
  'JOB_REFUSAL',
]
