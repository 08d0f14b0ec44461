import { z } from 'zod'
import { endpoint } from '../contract.ts'
import { staffRoles } from '../role.ts'

export const parameterItem = z.object({
  key: z.string(),
  title: z.string(),
  version: z.string(),
  value: z.unknown(),
  unit: z.string(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  basis: z.string(),
  confidence: z.enum(['V', 'B', 'A']),
  anchor: z.string(),
  /** 待确认: an assumed value that the bureau has not confirmed. */
  toConfirm: z.boolean(),
  inForce: z.boolean(),
})

/** Everybody may read the numbers of the law; the portal's estimate uses the same list. */
export const listParameters = endpoint({
  method: 'GET',
  path: '/api/policy/parameters',
  summary: '政策参数',
  access: 'public',
  input: z.object({ on: z.string().optional(), prefix: z.string().max(40).optional() }),
  reply: z.object({ items: z.array(parameterItem) }),
})

/** The same as a spreadsheet: what is changed in it and imported again becomes proposals. */
export const exportParameters = endpoint({
  method: 'GET',
  path: '/api/policy/parameters.xlsx',
  summary: '导出政策参数',
  access: staffRoles,
  download: true,
  input: z.object({}),
  reply: z.unknown(),
})

export const changeItem = z.object({
  changeId: z.string(),
  key: z.string(),
  value: z.unknown(),
  validFrom: z.string(),
  basis: z.string(),
  reason: z.string(),
  state: z.enum(['proposed', 'approved', 'rejected']),
  proposedBy: z.string(),
  proposedAt: z.string(),
  mayDecide: z.boolean(),
})

export const listChanges = endpoint({
  method: 'GET',
  path: '/api/policy/changes',
  summary: '参数修改记录',
  access: staffRoles.filter((r) => r !== 'operator'),
  input: z.object({}),
  reply: z.object({ items: z.array(changeItem) }),
})

export const proposeChange = endpoint({
  method: 'POST',
  path: '/api/policy/changes',
  summary: '提出参数修改',
  access: ['county_clerk', 'county_head'],
  input: z.object({
    requestId: z.uuid(),
    key: z.string().max(80),
    value: z.unknown(),
    validFrom: z.string(),
    basis: z.string().min(2).max(300),
    confidence: z.enum(['V', 'B', 'A']),
    reason: z.string().min(2).max(300),
  }),
  reply: z.object({ changeId: z.string() }),
})

/** A second person: never the one who proposed. */
export const decideChange = endpoint({
  method: 'POST',
  path: '/api/policy/changes/:changeId/decision',
  summary: '确认或退回参数修改',
  access: ['county_head'],
  input: z.object({ changeId: z.uuid(), requestId: z.uuid(), approve: z.boolean(), reason: z.string().max(300).optional() }),
  reply: z.object({ ok: z.literal(true) }),
})
