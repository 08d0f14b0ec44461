import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { due, letterItem } from '#kernel/api/cases.ts'
import { claim, evidence, personName, ways } from './objection/form.ts'
import { remedyForm } from './remedy/form.ts'
import { remedyKinds } from './rules/periods.ts'

const readers = ['town_clerk', 'town_lead', 'county_clerk', 'county_head', 'auditor'] as const
const registrars = ['village_worker', 'town_clerk', 'county_clerk'] as const
const filed = z.object({ caseId: z.string().nullable(), number: z.string() })

/** A resident objects to a notice by name; the telephone is the one of the sign-in. */
export const raiseObjection = endpoint({
  method: 'POST',
  path: '/api/portal/notices/:noticeId/objections',
  summary: '实名提出异议',
  access: 'resident',
  perMinute: 6,
  input: z.object({
    noticeId: z.uuid(),
    requestId: z.uuid(),
    name: personName,
    withheld: z.boolean().default(false),
    claim,
    files: evidence,
  }),
  reply: filed,
})

/** Somebody without a name says what they know; the session is not read. */
export const leaveLead = endpoint({
  method: 'POST',
  path: '/api/open/notices/:noticeId/leads',
  summary: '匿名反映公示情况',
  access: 'public',
  nameless: true,
  perMinute: 4,
  input: z.object({ noticeId: z.uuid(), requestId: z.uuid(), claim, files: evidence }),
  reply: z.object({ number: z.string() }),
})

/** A photograph for a lead that is about to be sent under the same number. */
export const addEvidence = endpoint({
  method: 'POST',
  path: '/api/open/notices/:noticeId/evidence',
  summary: '匿名上传证据',
  access: 'public',
  nameless: true,
  upload: true,
  perMinute: 12,
  input: z.object({ noticeId: z.uuid(), lead: z.uuid(), name: z.string().max(120) }),
  reply: z.object({ fileId: z.string(), type: z.string(), size: z.number(), sha256: z.string() }),
})

/** What came in by telephone, in writing or at a counter, in time. */
export const registerObjection = endpoint({
  method: 'POST',
  path: '/api/remedies/objections',
  summary: '登记公示异议',
  access: registrars,
  input: z.object({
    requestId: z.uuid(),
    caseId: z.uuid(),
    named: z.boolean(),
    name: personName.optional(),
    phone: z
      .string()
      .regex(/^(1\d{10}|0\d{9,11})$/, '电话应是 11 位手机号或带区号的座机')
      .optional(),
    way: z.enum(ways, { error: '请选择怎么提出的' }),
    withheld: z.boolean().default(false),
    claim,
    receivedOn: z.iso.date({ error: '请填收到日期' }),
    files: evidence,
  }),
  reply: filed,
})

const noticeAbout = z.object({ title: z.string(), postedOn: z.string(), endsOn: z.string(), state: z.string() })
const contestedAbout = z.object({ caseId: z.string(), number: z.string(), title: z.string(), stepLabel: z.string() })

export const getObjection = endpoint({
  method: 'GET',
  path: '/api/remedies/objections/:caseId',
  summary: '异议内容',
  access: readers,
  input: z.object({ caseId: z.uuid() }),
  reply: z.object({
    notice: noticeAbout,
    contested: contestedAbout.extend({ reinvestigated: z.boolean(), ended: z.boolean() }),
    named: z.boolean(),
    name: z.string().nullable(),
    phone: z.string().nullable(),
    withheld: z.boolean(),
    way: z.string(),
    claim: z.string(),
    receivedOn: z.string(),
    handler: z.string().nullable(),
    finding: z.object({ label: z.string(), said: z.string(), reply: z.string().nullable(), by: z.string(), at: z.string() }).nullable(),
    letters: z.array(letterItem),
  }),
})

export const getMyObjection = endpoint({
  method: 'GET',
  path: '/api/portal/objections/:caseId',
  summary: '我的异议',
  access: 'resident',
  input: z.object({ caseId: z.uuid() }),
  reply: z.object({
    notice: noticeAbout,
    claim: z.string(),
    withheld: z.boolean(),
    receivedOn: z.string(),
    finding: z.object({ label: z.string(), reply: z.string() }).nullable(),
  }),
})

/** What can be done against a decision, each way with its last day; for the family and for those who register on paper. */
export const getRemedyOptions = endpoint({
  method: 'GET',
  path: '/api/remedies/options/:caseId',
  summary: '可以怎样救济',
  access: ['applicant', 'village_worker', ...readers],
  input: z.object({ caseId: z.uuid() }),
  reply: z.object({
    contestable: z.boolean(),
    why: z.string().nullable(),
    letter: z
      .object({ letterId: z.string(), number: z.string(), title: z.string(), madeOn: z.string(), deliveredOn: z.string().nullable() })
      .nullable(),
    ways: z.array(
      z.object({
        kind: z.enum(remedyKinds),
        label: z.string(),
        note: z.string(),
        begun: z.boolean(),
        until: z.string().nullable(),
        late: z.boolean(),
        handledDays: z.number().nullable(),
        filed: z.object({ kind: z.string(), caseId: z.string(), number: z.string(), stepLabel: z.string() }).nullable(),
      }),
    ),
  }),
})

/** Contests a decision. The same request id gives the same receipt. */
export const fileRemedy = endpoint({
  method: 'POST',
  path: '/api/remedies',
  summary: '提出申诉、复议或登记诉讼',
  access: ['applicant', ...registrars],
  input: remedyForm.extend({ requestId: z.uuid(), caseId: z.uuid(), receivedOn: z.iso.date().optional() }),
  reply: filed,
})

const remedyAbout = z.object({
  kind: z.enum(remedyKinds),
  kindLabel: z.string(),
  claim: z.string(),
  wants: z.string(),
  court: z.string().nullable(),
  filedOn: z.string(),
  late: z.boolean(),
  lateReason: z.string().nullable(),
  decision: z.object({
    letterId: z.string(),
    title: z.string(),
    number: z.string(),
    madeOn: z.string(),
    deliveredThen: z.string().nullable(),
    deliveredOn: z.string().nullable(),
  }),
  outcome: z.string().nullable(),
  decidedOn: z.string().nullable(),
})

export const getRemedy = endpoint({
  method: 'GET',
  path: '/api/remedies/cases/:caseId',
  summary: '救济内容',
  access: readers,
  input: z.object({ caseId: z.uuid() }),
  reply: remedyAbout.extend({
    contested: contestedAbout.extend({ serviceTitle: z.string() }),
    /** The case in which it is decided again. */
    again: contestedAbout.nullable(),
    letters: z.array(letterItem),
    /** Who had a hand in the contested decision and may not judge it. */
    involved: z.array(z.string()),
    examiner: z.string().nullable(),
    records: z.array(
      z.object({
        label: z.string(),
        by: z.string(),
        at: z.string(),
        lines: z.array(z.object({ label: z.string(), value: z.string() })),
      }),
    ),
  }),
})

export const getMyRemedy = endpoint({
  method: 'GET',
  path: '/api/portal/remedies/:caseId',
  summary: '我的救济',
  access: 'resident',
  input: z.object({ caseId: z.uuid() }),
  reply: remedyAbout.extend({ reason: z.string().nullable() }),
})

export const registerKinds = ['OBJECTION', 'LEAD', ...remedyKinds] as const

export const registerItem = z.object({
  caseId: z.string(),
  number: z.string(),
  kind: z.enum(registerKinds),
  kindLabel: z.string(),
  title: z.string(),
  placeName: z.string(),
  receivedOn: z.string(),
  stepLabel: z.string(),
  ended: z.boolean(),
  /** Finding or outcome. */
  result: z.string().nullable(),
  due: due.nullable(),
})
export type RegisterItem = z.output<typeof registerItem>

/** Objections, leads and remedies of the own place, newest first. */
export const listRegister = endpoint({
  method: 'GET',
  path: '/api/remedies',
  summary: '异议和救济',
  access: readers,
  input: z.object({
    kind: z.enum(registerKinds).optional(),
    state: z.enum(['all', 'open', 'ended']).default('all'),
    outcome: z.string().max(20).optional(),
    year: z.coerce.number().int().min(2014).max(2100).optional(),
    after: z.string().max(60).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ items: z.array(registerItem), next: z.string().nullable() }),
})

const counted = z.object({ all: z.number(), open: z.number(), inTime: z.number(), closed: z.number() })

/** The year in numbers: how many, what came of them, how many in time. */
export const getRegisterFigures = endpoint({
  method: 'GET',
  path: '/api/remedies/figures',
  summary: '异议和救济情况',
  access: readers,
  input: z.object({ year: z.coerce.number().int().min(2014).max(2100) }),
  reply: z.object({
    objections: counted.extend({ substantiated: z.number() }),
    leads: counted,
    remedies: counted.extend({ upheld: z.number(), changed: z.number(), notAccepted: z.number(), late: z.number() }),
  }),
})
