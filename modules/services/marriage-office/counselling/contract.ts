import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { counsellingKinds, outcomes } from '../rules/counselling.ts'

const requestId = z.uuid()

const item = z.object({
  counsellingId: z.string(),
  kindLabel: z.string(),
  people: z.string(),
  consentedOn: z.string(),
  sharesResult: z.boolean(),
  linked: z.boolean(),
  outcomeLabel: z.string(),
  going: z.boolean(),
  sessions: z.array(z.object({ heldOn: z.string(), minutes: z.number(), words: z.string() })),
})
export type CounsellingItem = z.output<typeof item>

/** The counsellor's own work; nobody else reads it. */
export const listCounselling = endpoint({
  method: 'GET',
  path: '/api/counselling',
  summary: '婚姻家庭辅导',
  access: ['counsellor'],
  input: z.object({ after: z.string().max(80).optional() }),
  reply: z.object({ items: z.array(item), next: z.string().nullable() }),
})

export const openCounselling = endpoint({
  method: 'POST',
  path: '/api/counselling',
  summary: '登记辅导',
  access: ['counsellor'],
  input: z.object({
    requestId,
    kind: z.enum(counsellingKinds, { error: '请选择辅导种类' }),
    visitors: z.string().trim().min(2, '请填来访人').max(60),
    consentedOn: z.iso.date('请选择同意日期'),
    sharesResult: z.boolean({ error: '请选择是否同意告知登记处结果' }),
    divorceNumber: z.string().trim().max(60).optional(),
  }),
  reply: z.object({ counsellingId: z.string() }),
})

export const addSession = endpoint({
  method: 'POST',
  path: '/api/counselling/:counsellingId/sessions',
  summary: '登记一次辅导',
  access: ['counsellor'],
  input: z.object({
    counsellingId: z.uuid(),
    requestId,
    sittingOn: z.iso.date('请选择日期'),
    minutes: z.coerce.number({ error: '请填时长' }).int().min(1, '请填时长').max(600),
    words: z.string().trim().min(2, '请写辅导记录').max(4000),
  }),
  reply: z.object({}),
})

export const closeCounselling = endpoint({
  method: 'POST',
  path: '/api/counselling/:counsellingId/close',
  summary: '结束辅导',
  access: ['counsellor'],
  input: z.object({ counsellingId: z.uuid(), requestId, result: z.enum(outcomes, { error: '请选择结果' }) }),
  reply: z.object({}),
})

/** Counselling in numbers: by kind, and how many of those counselled in the cooling-off period did not divorce. */
export const getCounsellingNumbers = endpoint({
  method: 'GET',
  path: '/api/counselling-numbers',
  summary: '婚姻家庭辅导统计',
  access: ['registry_head', 'counsellor', 'county_head', 'auditor'],
  input: z.object({ year: z.coerce.number().int().min(1990).max(2100) }),
  reply: z.object({
    kinds: z.array(z.object({ label: z.string(), cases: z.number(), open: z.number() })),
    counselled: z.number(),
    stayed: z.number(),
    share: z.number().nullable(),
  }),
})
