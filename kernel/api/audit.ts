import { z } from 'zod'
import { endpoint } from '../contract.ts'

export const auditItem = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  roleName: z.string(),
  placeName: z.string(),
  act: z.string(),
  actLabel: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  reason: z.string().nullable(),
  sealed: z.boolean(),
})

/** The record of acts: who read or did what. Reading it is recorded too. */
export const listAudit = endpoint({
  method: 'GET',
  path: '/api/audit',
  summary: '操作记录',
  access: ['auditor', 'county_head'],
  input: z.object({
    subjectId: z.string().max(60).optional(),
    by: z.string().max(60).optional(),
    act: z.string().max(60).optional(),
    from: z.string().optional(),
    to: z.string().optional(),
    after: z.string().optional(),
    reason: z.string().min(2).max(200),
  }),
  reply: z.object({ items: z.array(auditItem), next: z.string().nullable() }),
})

export const auditState = endpoint({
  method: 'GET',
  path: '/api/audit/chain',
  summary: '操作记录链',
  access: ['auditor', 'county_head'],
  input: z.object({}),
  reply: z.object({ sealed: z.number(), unsealed: z.number(), head: z.string().nullable(), sealedAt: z.string().nullable() }),
})
