import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份写作 2020-07')
const readers = ['county_clerk', 'county_head', 'auditor'] as const

export const batchItem = z.object({
  batchId: z.string(),
  month: z.string(),
  causeLabel: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  households: z.number(),
  beforeFen: z.number(),
  afterFen: z.number(),
  preparedBy: z.string(),
  preparedAt: z.string(),
  decidedBy: z.string().nullable(),
})

export const listRecomputes = endpoint({
  method: 'GET',
  path: '/api/recomputes',
  summary: '月度重算',
  access: readers,
  input: z.object({}),
  reply: z.object({ items: z.array(batchItem), next: z.string() }),
})

/** Simulates a month for the whole caseload. */
export const prepareRecompute = endpoint({
  method: 'POST',
  path: '/api/recomputes',
  summary: '准备月度重算',
  access: ['county_clerk', 'county_head'],
  input: z.object({ requestId: z.uuid(), month }),
  reply: z.object({ batchId: z.string() }),
})

export const getRecompute = endpoint({
  method: 'GET',
  path: '/api/recomputes/:batchId',
  summary: '一次重算',
  access: readers,
  input: z.object({ batchId: z.uuid(), only: z.enum(['all', 'class', 'out']).default('all'), after: z.string().max(80).optional() }),
  reply: z.object({
    batch: batchItem,
    mayApprove: z.boolean(),
    whyNot: z.string().nullable(),
    counts: z.object({ more: z.number(), less: z.number(), otherClass: z.number(), out: z.number(), undecided: z.number() }),
    items: z.array(
      z.object({
        rootId: z.string(),
        name: z.string(),
        placeName: z.string(),
        beforeFen: z.number(),
        afterFen: z.number(),
        beforeLabel: z.string(),
        afterLabel: z.string(),
        caseId: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

export const approveRecompute = endpoint({
  method: 'POST',
  path: '/api/recomputes/:batchId/approval',
  summary: '批准月度重算',
  access: ['county_head'],
  input: z.object({ batchId: z.uuid(), requestId: z.uuid() }),
  reply: z.object({ written: z.number(), cases: z.number() }),
})
