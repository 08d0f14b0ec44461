import { z } from 'zod'

/** Version of the form below: a case keeps the one it was filed with; an older one is refused with its remedy. */
export const formVersion = 1

const fen = z.number({ error: '请填金额' }).int('金额最多两位小数').min(0, '金额不能小于 0').max(10_000_000_000, '金额过大，请核对')
const day = z.iso.date({ error: '日期写作 2020-09-25' })
const ref = z.string().regex(/^[A-Z]\d{0,2}$/)
const text = (most: number) => z.string().trim().max(most, `不能超过 ${most} 个字`)
const name = z.string().trim().min(2, '姓名至少两个字').max(30, '姓名过长')

export const relations = ['SELF', 'SPOUSE', 'CHILD', 'CHILD_SPOUSE', 'PARENT', 'GRANDPARENT', 'GRANDCHILD', 'SIBLING', 'OTHER'] as const
export const presences = ['HOME', 'AWAY_WORK', 'SCHOOL', 'PRISON', 'COMPULSORY_DETOX', 'MISSING', 'CONSCRIPT', 'RELIGIOUS_3Y'] as const
export const studentStates = ['NONE', 'PRESCHOOL', 'COMPULSORY', 'HIGH', 'VOCATIONAL', 'UNDERGRAD', 'GRADUATE'] as const
export const labours = ['FULL', 'PARTIAL', 'NONE'] as const
export const exemptReasons = [
  'STUDENT',
  'SERIOUS_ILLNESS',
  'PREGNANT_OR_NURSING',
  'CARER',
  'REGISTERED_UNEMPLOYED',
  'IN_TREATMENT',
] as const
export const healths = ['NONE', 'CHRONIC', 'SERIOUS'] as const
export const disabilityTypes = ['VISUAL', 'HEARING', 'SPEECH', 'PHYSICAL', 'INTELLECTUAL', 'MENTAL', 'MULTIPLE'] as const
export const incomeKinds = ['WAGE', 'OPERATING', 'PROPERTY', 'PENSION', 'RESIDENT_PENSION', 'UNEMPLOYMENT', 'SUPPORT', 'EX_OTHER'] as const
export const maritals = ['NEVER', 'MARRIED', 'DIVORCED', 'WIDOWED'] as const
export const vehicleTypes = ['CAR', 'VAN', 'TRUCK', 'MOTORCYCLE', 'ELECTRIC_BIKE', 'MOBILITY_SCOOTER', 'FARM_MACHINE'] as const
export const supporterStates = ['ABLE', 'DIBAO', 'LOW_MARGIN', 'DESTITUTE', 'PRISON', 'MISSING', 'NO_CAPACITY', 'DEAD'] as const
export const povertyCauses = ['ILLNESS', 'DISABILITY', 'LACK_LABOUR', 'EDUCATION', 'DISASTER', 'UNEMPLOYMENT', 'OTHER'] as const
export const housingNatures = ['OWN', 'RENT_PUBLIC', 'RENT_PRIVATE', 'BORROWED', 'DANGEROUS'] as const

/** One income of one person: monthly average of the last twelve months, net of tax and insurance, in fen. */
export const incomeForm = z.object({ kind: z.enum(incomeKinds), monthly: fen, evidence: text(100).optional() })

/** Block P: a person of the household. Number, birthday and sex are checked together when the form is filed. */
export const memberForm = z.object({
  ref,
  name,
  idNumber: z.string().trim().min(15, '证件号码是 18 位').max(18, '证件号码是 18 位'),
  relation: z.enum(relations),
  presence: z.enum(presences).default('HOME'),
  hukou: z.enum(['LOCAL', 'OTHER_PROVINCE', 'OTHER_COUNTY']).default('LOCAL'),
  notCoveredElsewhereProof: z.boolean().default(false),
  monthsTogetherLast12: z.number().int().min(0).max(12).default(12),
  marital: z.enum(maritals).optional(),
  student: z.enum(studentStates).default('NONE'),
  labour: z.enum(labours).optional(),
  exemptReason: z.enum(exemptReasons).optional(),
  carerOf: z.union([ref, z.literal('OUTSIDE')]).optional(),
  exemptSince: day.optional(),
  whollyDependent: z.boolean().default(false),
  illness: z.enum(healths).default('NONE'),
  disability: z
    .object({ type: z.enum(disabilityTypes), grade: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]) })
    .nullable()
    .default(null),
  employer: text(60).optional(),
  incomes: z.array(incomeForm).max(12).default([]),
})

/** Block S: somebody outside the home who owes support. */
export const supporterForm = z.object({
  ref,
  name,
  idNumber: z.string().trim().min(15).max(18).optional(),
  relation: z.enum(['CHILD', 'PARENT']),
  for: z.array(ref).min(1, '请选择供养谁').max(12),
  status: z.enum(supporterStates).default('ABLE'),
  householdPersons: z.number().int().min(1).max(20).optional(),
  householdMonthlyIncome: fen.optional(),
  dependants: z.number().int().min(1).max(12).optional(),
  monthlyIncome: fen.optional(),
  documentAmount: fen.optional(),
})

/** Block A: what the household owns. */
export const assetsForm = z.object({
  financial: fen.default(0),
  vehicles: z
    .array(
      z.object({
        type: z.enum(vehicleTypes),
        plate: text(12).optional(),
        value: fen,
        livelihood: z.boolean().default(false),
        adaptedForDisabled: z.boolean().default(false),
      }),
    )
    .max(10)
    .default([]),
  housing: z
    .array(
      z.object({
        use: z.enum(['RESIDENTIAL', 'SHOP', 'OTHER']),
        area: z.number().min(1).max(5000),
        soleLivelihood: z.boolean().default(false),
      }),
    )
    .max(10)
    .default([]),
  companies: z
    .array(
      z.object({
        owner: ref,
        kind: z.enum(['COMPANY', 'INDIVIDUAL']),
        capital: fen.default(0),
        employees: z.number().int().min(0).default(0),
      }),
    )
    .max(10)
    .default([]),
  disposals: z
    .array(z.object({ kind: z.enum(['HOUSE', 'VEHICLE', 'GIFT', 'OTHER']), date: day, proceeds: fen, spentProved: fen.default(0) }))
    .max(10)
    .default([]),
})

/** Block E: rigid expenses of the last twelve months, own share after all reimbursement. */
export const expensesForm = z.object({
  medicalSelfPaid: fen.default(0),
  rehabilitation: fen.default(0),
  schooling: z.record(ref, fen).default({}),
  paidCare: z.record(ref, fen).default({}),
  consumption: z
    .array(z.object({ kind: z.enum(['PRIVATE_SCHOOL', 'OVERSEAS_STUDY', 'DECORATION']), amount: fen, date: day }))
    .max(10)
    .default([]),
})

/** Block C: every adult signs the verification authority and the promise of truth; the signature is an uploaded image. */
export const consentForm = z.object({
  signatures: z.array(z.object({ ref, signedOn: day, fileId: z.uuid().optional(), typedName: text(30).optional() })).min(1, '还没有人签名'),
  promise: z.literal(true, { error: '请勾选承诺内容真实' }),
  nearRelative: z.object({ has: z.boolean(), name: text(30).optional(), post: text(60).optional(), relation: text(20).optional() }),
})

export const applicationForm = z.object({
  formVersion: z.number().int(),
  village: z.string().length(12, '请选择村（社区）'),
  address: text(100).min(4, '请写清楚住址'),
  phone: z.string().regex(/^(1\d{10}|0\d{9,11})$/, '电话应是 11 位手机号或带区号的座机'),
  povertyCause: z.enum(povertyCauses),
  housingNature: z.enum(housingNatures).default('OWN'),
  members: z.array(memberForm).min(1).max(20, '一户最多填 20 人'),
  supporters: z.array(supporterForm).max(12).default([]),
  assets: assetsForm.prefault({}),
  expenses: expensesForm.prefault({}),
  payee: z.object({
    ref,
    bank: text(30).min(2, '请写开户银行'),
    account: z.string().regex(/^\d{16,19}$/, '社会保障卡账号是 16 至 19 位数字'),
  }),
  consent: consentForm,
  files: z
    .array(z.object({ fileId: z.uuid(), kind: z.string().max(40), ref: ref.optional() }))
    .max(60)
    .default([]),
})
export type Application = z.output<typeof applicationForm>
export type ApplicationInput = z.input<typeof applicationForm>
export type MemberAnswer = z.output<typeof memberForm>
