import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'

const readers = ['town_clerk', 'town_lead', 'county_clerk', 'county_head', 'finance', 'auditor'] as const

const item = z.object({
  caseId: z.string(),
  rootId: z.string(),
  number: z.string(),
  title: z.string(),
  placeName: z.string(),
  step: z.string(),
  stepLabel: z.string(),
  wayLabel: z.string(),
  receivedOn: z.string(),
  leftFen: z.number(),
})
export type RecoveryItem = z.output<typeof item>

/** Recoveries on their way, and the ended ones, newest first. */
export const listRecoveries = endpoint({
  method: 'GET',
  path: '/api/recoveries',
  summary: '多发追缴',
  access: readers,
  input: z.object({ ended: z.enum(['no', 'yes']).default('no'), after: z.string().max(80).optional() }),
  reply: z.object({ items: z.array(item), next: z.string().nullable(), openFen: z.number() }),
})

/** The same list as a spreadsheet. */
export const exportRecoveries = endpoint({
  method: 'GET',
  path: '/api/recoveries.xlsx',
  summary: '导出多发追缴',
  access: readers,
  download: true,
  input: listRecoveries.input.omit({ after: true }),
  reply: z.unknown(),
})

/** One recovery: months, plan, what came back. */
export const getRecovery = endpoint({
  method: 'GET',
  path: '/api/recoveries/:caseId',
  summary: '一件追缴',
  access: readers,
  input: z.object({ caseId: z.uuid() }),
  reply: z.object({
    rootId: z.string(),
    causeCase: z.string().nullable(),
    step: z.string(),
    title: z.string(),
    number: z.string(),
    going: z.boolean(),
    months: z.array(
      z.object({ month: z.string(), paid: z.number(), due: z.number(), back: z.number(), waived: z.number(), left: z.number() }),
    ),
    leftFen: z.number(),
    plan: z
      .object({
        causeLabel: z.string(),
        way: z.string(),
        wayLabel: z.string(),
        instalments: z.number().nullable(),
        instalmentFen: z.number().nullable(),
        note: z.string(),
        share: z.number(),
      })
      .nullable(),
    receipts: z.array(z.object({ on: z.string(), voucher: z.string(), fen: z.number(), kindLabel: z.string() })),
    mayReceive: z.boolean(),
  }),
})

/** Money that came back, by voucher. */
export const receiveReturn = endpoint({
  method: 'POST',
  path: '/api/recoveries/:caseId/receipts',
  summary: '登记追缴收款',
  access: ['finance'],
  input: z.object({
    caseId: z.uuid(),
    requestId: z.uuid(),
    fen: z.number().int().min(1, '金额要大于 0').max(100_000_000, '金额过大，请核对'),
    receivedOn: z.iso.date({ error: '请填收款日期' }),
    voucher: z.string().trim().min(2, '请填凭证号').max(40),
  }),
  reply: z.object({ leftFen: z.number() }),
})
