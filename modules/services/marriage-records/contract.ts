import { z } from 'zod'
import { letterItem } from '#kernel/api/cases.ts'
import { endpoint } from '#kernel/contract.ts'
import { said } from './form.ts'
import { purposes, recipients } from './rules/proof.ts'
import { relationStatuses } from './rules/status.ts'

const desk = ['registrar', 'registry_head', 'archivist'] as const
const readers = ['registrar', 'registry_head', 'archivist', 'county_head', 'auditor'] as const
const name = z.string().trim().min(2, '姓名至少两个字').max(50, '姓名不能超过 50 字')
const idNumber = z.string().trim().min(15, '证件号码是 18 位').max(18, '证件号码是 18 位')
const day = (what: string) => z.iso.date({ error: `请填${what}` })
const opened = z.object({ caseId: z.string(), number: z.string(), why: z.string().nullable() })

const person = z.object({ name: z.string(), idMask: z.string() })
const marriage = z.object({
  relationId: z.string(),
  status: z.enum(relationStatuses),
  statusLabel: z.string(),
  registeredOn: z.string(),
  certNo: z.string(),
  registryName: z.string(),
  endedOn: z.string().nullable(),
  man: person,
  woman: person,
  other: z.string(),
  sideLabel: z.string(),
  keptUntil: z.string(),
  registrations: z.array(
    z.object({
      registrationId: z.string(),
      label: z.string(),
      certNo: z.string(),
      registerDate: z.string(),
      statusLabel: z.string(),
      fileNo: z.string(),
    }),
  ),
  notes: z.array(z.object({ label: z.string(), on: z.string(), text: z.string(), basis: z.string(), certNo: z.string() })),
})
export type MarriageView = z.output<typeof marriage>

/** Who stands at the counter, and their marriages. By number and name; recorded. */
export const lookUpMarriages = endpoint({
  method: 'POST',
  path: '/api/marriage-records/look-up',
  summary: '按证件号码查婚姻档案',
  access: desk,
  perMinute: 60,
  input: z.object({ name, idNumber }),
  reply: z.object({
    personId: z.string(),
    name: z.string(),
    idMask: z.string(),
    died: z.boolean(),
    marital: z.string(),
    marriages: z.array(marriage),
  }),
})
export type LookedUp = z.output<(typeof lookUpMarriages)['reply']>

const proxy = z.object({
  name,
  notary: z.string().trim().max(60).default(''),
  notaryNumber: z.string().trim().max(60).default(''),
})

export const openReissue = endpoint({
  method: 'POST',
  path: '/api/marriage-records/reissues',
  summary: '受理补领婚姻登记证',
  access: desk,
  input: z.object({
    requestId: z.uuid(),
    name,
    idNumber,
    relationId: z.uuid().optional(),
    want: z.enum(['MARRIAGE', 'DIVORCE'], { error: '请选择补领哪一种证' }),
    asker: z.enum(['SELF', 'PROXY'], { error: '请选择谁来办' }),
    proxy: proxy.optional(),
    loss: said,
    /** A marriage of which there is no record here. */
    claimed: z
      .object({
        otherName: name,
        otherNumber: idNumber,
        registeredOn: day('结婚登记日期'),
        certNo: z.string().trim().max(60).default(''),
        registryName: z.string().trim().min(2, '请填原登记机关').max(60),
      })
      .optional(),
  }),
  reply: opened,
})

export const openProof = endpoint({
  method: 'POST',
  path: '/api/marriage-records/proofs',
  summary: '受理婚姻档案证明、复印',
  access: desk,
  input: z.object({
    requestId: z.uuid(),
    name,
    idNumber,
    proofKind: z.enum(['ZM', 'CD'], { error: '请选择要证明还是复印件' }),
    registrationId: z.uuid().optional(),
    recipient: z.enum(recipients, { error: '请选择谁要' }),
    recipientName: z.string().trim().max(60).default(''),
    purpose: z.enum(purposes, { error: '请选择用途' }),
    purposeText: z.string().trim().max(200).default(''),
    /** A letter of introduction, or of a lawyer the court's paper. */
    letter: z.boolean().default(false),
    notarised: z.boolean().default(false),
    papers: z.string().trim().max(200).default(''),
  }),
  reply: opened,
})

export const openCorrection = endpoint({
  method: 'POST',
  path: '/api/marriage-records/corrections',
  summary: '受理更正登记信息',
  access: desk,
  input: z.object({
    requestId: z.uuid(),
    name,
    idNumber,
    registrationId: z.uuid({ error: '请选择更正哪一份档案' }),
    corrected: z.enum(['NAME', 'ID_NUMBER', 'BIRTH_DATE'], { error: '请选择更正什么' }),
    right: z.string().trim().min(2, '请填正确的内容').max(50),
    clerical: z.boolean({ error: '请选择是不是笔误' }),
    situation: said,
  }),
  reply: z.object({ caseId: z.string(), number: z.string() }),
})

export const openCourtEntry = endpoint({
  method: 'POST',
  path: '/api/marriage-records/court-entries',
  summary: '收下法院文书',
  access: desk,
  input: z.object({
    requestId: z.uuid(),
    relationId: z.uuid(),
    entry: z.enum(['VOID', 'REVOKED', 'COURT_DIVORCE'], { error: '请选择文书的结果' }),
    decider: z.enum(['COURT', 'REGISTRY'], { error: '请选择谁作出的' }),
    court: z.string().trim().min(2, '请填作出文书的单位').max(60),
    courtNumber: z.string().trim().min(2, '请填案号').max(60),
    effectiveOn: day('生效日期'),
    ground: said,
  }),
  reply: opened,
})

export const openClue = endpoint({
  method: 'POST',
  path: '/api/marriage-records/clues',
  summary: '登记虚假登记线索',
  access: desk,
  input: z.object({
    requestId: z.uuid(),
    relationId: z.uuid(),
    clueFrom: z.enum(['PARTY', 'POLICE', 'COURT', 'PROCURATOR', 'OTHER', 'OWN'], { error: '请选择线索从哪里来' }),
    informant: z.string().trim().max(60).default(''),
    situation: said,
  }),
  reply: opened,
})

const services = ['certificate_reissue', 'marriage_proof', 'marriage_correction', 'marriage_court', 'false_identity'] as const

const item = z.object({
  caseId: z.string(),
  number: z.string(),
  serviceLabel: z.string(),
  kindLabel: z.string(),
  name: z.string(),
  madeOn: z.string(),
  stepLabel: z.string(),
  ended: z.boolean(),
})
export type RequestItem = z.output<typeof item>

/** What is asked of the archive, newest first. */
export const listRequests = endpoint({
  method: 'GET',
  path: '/api/marriage-records',
  summary: '补领、证明、更正',
  access: readers,
  input: z.object({ recordService: z.enum(services).optional(), after: z.string().max(80).optional() }),
  reply: z.object({ items: z.array(item), next: z.string().nullable() }),
})

const line = z.object({ label: z.string(), value: z.string() })

/** One case of the archive with the marriage it is about. */
export const getRequest = endpoint({
  method: 'GET',
  path: '/api/marriage-records/:caseId',
  summary: '婚姻档案办件内容',
  access: readers,
  input: z.object({ caseId: z.uuid() }),
  reply: z.object({
    serviceLabel: z.string(),
    kindLabel: z.string(),
    lines: z.array(line),
    /** Why it may not be given, with the article. */
    why: z.string().nullable(),
    note: z.string().nullable(),
    /** The number that was given: of the certificate, of the proof. */
    result: z.string().nullable(),
    marriage: marriage.nullable(),
    sheets: z.array(
      z.object({ registrationId: z.string(), side: z.enum(['MAN', 'WOMAN']), serial: z.string(), printedAt: z.string().nullable() }),
    ),
    records: z.array(z.object({ label: z.string(), by: z.string(), at: z.string(), lines: z.array(line) })),
    letters: z.array(letterItem),
  }),
})

/** The own marriages of a bound resident, with their certificates: numbers and the other's name masked. */
export const myMarriages = endpoint({
  method: 'GET',
  path: '/api/portal/marriages',
  summary: '我的婚姻登记',
  access: 'resident',
  input: z.object({}),
  reply: z.object({
    bound: z.boolean(),
    items: z.array(
      z.object({
        relationId: z.string(),
        statusLabel: z.string(),
        standing: z.boolean(),
        registeredOn: z.string(),
        registryName: z.string(),
        otherMasked: z.string(),
        certificates: z.array(z.object({ label: z.string(), certMask: z.string(), on: z.string(), statusLabel: z.string() })),
      }),
    ),
    anywhere: z.boolean(),
  }),
})
