import { z } from 'zod'
import { isDay } from '#kernel/day.ts'

/** Who reads the registry's cases: its own people, the one who answers for the bureau, and the examiner. */
export const registryReaders = ['registrar', 'registry_head', 'archivist', 'county_head', 'auditor'] as const

/** Version of what the registry asks. */
export const registryFormVersion = 1

export const idTypes = [
  'ID_CARD',
  'TEMP_ID',
  'MILITARY_ID',
  'HKM_PERMIT',
  'TW_PERMIT',
  'RESIDENCE_PERMIT_HMT',
  'PASSPORT',
  'FOREIGN_PR',
  'OVERSEAS_CN_PASSPORT',
] as const
/** Papers with which only an organ named by the province may register somebody. */
export const foreignTypes: readonly string[] = idTypes.slice(3)

const text = (label: string, most: number) => z.string().trim().min(1, `请填${label}`).max(most, `${label}不能超过 ${most} 个字`)
const day = (label: string) => z.string().refine(isDay, `请填${label}，写成 2021-05-20`)
const reason = z.string().trim().min(2, '请写明理由').max(1000, '不能超过 1000 字')

/** One of the two as they come to the desk. The name keeps rare characters. */
export const party = z.object({
  name: z.string().normalize('NFC').trim().min(2, '姓名至少两个字').max(50, '姓名不能超过 50 个字'),
  idType: z.enum(idTypes).default('ID_CARD'),
  idNumber: z.string().trim().min(5, '请填证件号码').max(30, '证件号码过长'),
  /** Where no identity number says it. */
  birthDate: day('出生日期').optional(),
})

/** What makes a declaration on paper, signed while the network was down, part of the file. */
export const paperTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, '请填纸上写的日期和时间')

export const checkIn = z.object({
  kind: z.enum(['M1', 'M2']),
  man: party,
  woman: party,
  bookingId: z.uuid().optional(),
  /** Where both are told what comes next; the register's telephones are used beside it. */
  phone: z
    .string()
    .regex(/^1\d{10}$/, '请填 11 位手机号')
    .optional(),
  /** The time on the check-in sheet, where it was signed on paper. */
  paperAt: paperTime.optional(),
})
export type CheckIn = z.output<typeof checkIn>
export type PartyForm = z.output<typeof party>

export const statusesBefore = ['10', '30', '40'] as const
export const dissolutions = ['DIVORCE_CERT', 'JUDGMENT', 'MEDIATION', 'DEATH'] as const
export const materials = ['ID_CARD', 'HOUSEHOLD_BOOK', 'RESIDENCE_PERMIT', 'PHOTO', 'PRIOR_PAPER', 'MARRIAGE_CERT', 'AGREEMENT'] as const

const dissolution = z.object({
  kind: z.enum(dissolutions, { error: '请选择原婚姻解除的依据' }),
  number: text('证号或案号', 60),
  issuedBy: text('出具机关', 60),
  effectiveDate: day('生效日期'),
})

/** What the registrar reads off the papers of one party. */
export const partyPapers = z
  .object({
    cardRead: z.enum(['READER', 'SEEN'], { error: '请选择怎么核对的身份证' }),
    /** 0 to 100; a low one warns and never refuses. */
    faceMatch: z.coerce.number().min(0).max(100).optional(),
    household: z.string().regex(/^\d{6}(\d{3}){0,2}$/, '户籍所在地请填 6、9 或 12 位区划代码'),
    householdAddress: z.string().trim().max(100).default(''),
    permitDivision: z
      .string()
      .regex(/^\d{6}(\d{3}){0,2}$/, '居住证签发地请填 6、9 或 12 位区划代码')
      .optional(),
    ethnicity: text('民族', 20),
    education: text('文化程度', 20),
    occupation: text('职业', 30),
    statusBefore: z.enum(statusesBefore, { error: '请选择登记前的婚姻状况' }),
    dissolution: dissolution.optional(),
  })
  .refine((p) => p.statusBefore === '10' || p.dissolution, { error: '离婚或丧偶的，请登记解除依据', path: ['dissolution'] })
export type PartyPapers = z.output<typeof partyPapers>

export const papers = z.object({
  man: partyPapers,
  woman: partyPapers,
  materials: z.array(z.enum(materials)).min(1, '请勾选已核验的材料'),
})
export type Papers = z.output<typeof papers>

export const bloods = ['NONE', 'FULL', 'HALF', 'ADOPTION'] as const

/** Each signs alone before the registrar. */
export const declaration = z.object({
  manAt: paperTime.optional(),
  womanAt: paperTime.optional(),
  voluntary: z.literal(true, { error: '两人要各自当面声明自愿' }),
  blood: z.enum(bloods, { error: '请选择双方的亲属关系' }),
  lineal: z.boolean().default(false),
  generations: z.coerce.number().int().min(0).max(9).default(0),
  disease: z.enum(['NONE', 'DISCLOSED', 'BARRING'], { error: '请选择疾病情况' }),
  photo: z.uuid('请拍照或上传合影').optional(),
})
export type Declaration = z.output<typeof declaration>

export const review = z.object({
  capacity: z.literal(true, { error: '请确认两人都有完全的行为能力' }),
  alone: z.literal(true, { error: '请确认已分别询问两人' }),
  opinion: reason,
})

export const refusal = z.object({ reason })

/** What the registrar reads on the terminal of the national register, where ours is not connected. */
export const byHand = z.object({
  records: z
    .array(
      z.object({
        side: z.enum(['MAN', 'WOMAN']),
        certNo: text('证号', 50),
        registryName: text('登记机关', 60),
        registeredOn: day('登记日期'),
        state: z.enum(['EFFECTIVE', 'DISSOLVED', 'VOID']),
      }),
    )
    .max(20),
  read: reason,
})

export const settlement = z.object({ outcome: z.enum(['CLEAR', 'MARRIED'], { error: '请选择核定结果' }), basis: reason })

/** "None" is an answer; saying nothing is not. */
const addressed = (label: string) =>
  z
    .object({ has: z.boolean({ error: `协议要写明${label}；没有的选“没有”` }), said: z.string().trim().max(2000).default('') })
    .refine((v) => !v.has || v.said.length >= 2, {
      error: `请写明${label}怎么约定`,
    })

/** 离婚协议书: whether the three subjects are addressed; nobody judges whether it is fair. */
export const agreement = z.object({
  willing: z.literal(true, { error: '协议要写明双方自愿离婚' }),
  children: addressed('子女抚养'),
  property: addressed('财产处理'),
  debts: addressed('债务处理'),
})
export type Agreement = z.output<typeof agreement>

/** The certificate that they bring, or what they remember of it where it is lost. */
export const certificate = z.object({
  lost: z.boolean().default(false),
  certNo: text('结婚证字号', 50),
  registryName: text('结婚登记机关', 60),
  registeredOn: day('结婚登记日期'),
})

const divorcing = z.object({
  cardRead: z.enum(['READER', 'SEEN'], { error: '请选择怎么核对的身份证' }),
  household: z.string().regex(/^\d{6}(\d{3}){0,2}$/, '户籍所在地请填 6、9 或 12 位区划代码'),
  householdAddress: z.string().trim().max(100).default(''),
  permitDivision: z
    .string()
    .regex(/^\d{6}(\d{3}){0,2}$/, '居住证签发地请填 6、9 或 12 位区划代码')
    .optional(),
  ethnicity: text('民族', 20),
  education: text('文化程度', 20),
  occupation: text('职业', 30),
})

export const divorcePapers = z.object({
  man: divorcing,
  woman: divorcing,
  materials: z.array(z.enum(materials)).min(1, '请勾选已核验的材料'),
  certificate,
  agreement,
  capable: z.literal(true, { error: '一方没有完全行为能力的，不予受理，请通过诉讼办理' }),
})
export type DivorcePapers = z.output<typeof divorcePapers>

export const divorceCheckIn = z.object({
  man: party,
  woman: party,
  bookingId: z.uuid().optional(),
  phone: z
    .string()
    .regex(/^1\d{10}$/, '请填 11 位手机号')
    .optional(),
  paperAt: paperTime.optional(),
})

/** Either withdraws alone; a lost receipt is replaced by a statement. */
export const withdrawal = z.object({
  by: z.enum(['MAN', 'WOMAN', 'BOTH'], { error: '请选择谁来撤回' }),
  receipt: z.enum(['SHOWN', 'LOST'], { error: '请选择受理回执单的情况' }),
  statement: z.string().trim().max(500).default(''),
})

/** Both are here inside the window; each was asked alone. */
export const divorceDeclaration = z.object({
  together: z.literal(true, { error: '要两人一起到场' }),
  voluntary: z.literal(true, { error: '要分别询问两人，双方自愿' }),
  certificates: z.enum(['COLLECTED', 'LOST'], { error: '请选择结婚证是否收回' }),
  /** What both changed in the agreement meanwhile. */
  amended: z.string().trim().max(2000).default(''),
  manAt: paperTime.optional(),
  womanAt: paperTime.optional(),
})

export const danger = z.object({ said: reason, reported: z.string().trim().max(300).default('') })
