import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份写作 2020-10')
const watchers = ['finance', 'county_head', 'auditor'] as const

export const runItem = z.object({
  runId: z.string(),
  programme: z.string(),
  programmeLabel: z.string(),
  month: z.string(),
  sequence: z.number(),
  state: z.string(),
  stateLabel: z.string(),
  lines: z.number(),
  fen: z.number(),
  openedBy: z.string(),
  openedAt: z.string(),
  approvedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
  rollHash: z.string().nullable(),
  paid: z.number(),
  returned: z.number(),
})
export type RunItem = z.output<typeof runItem>

export const listRuns = endpoint({
  method: 'GET',
  path: '/api/payments/runs',
  summary: '发放批次',
  access: watchers,
  input: z.object({}),
  reply: z.object({ items: z.array(runItem) }),
})

/** Opens the regular run of a month and writes its lines; asking again gives the same run and adds nothing. */
export const openRun = endpoint({
  method: 'POST',
  path: '/api/payments/runs',
  summary: '建立当月批次',
  access: ['finance'],
  input: z.object({ requestId: z.uuid(), programme: z.enum(['subsistence']), month }),
  reply: runItem,
})

export const getRun = endpoint({
  method: 'GET',
  path: '/api/payments/runs/:runId',
  summary: '批次详情',
  access: watchers,
  input: z.object({ runId: z.uuid(), after: z.string().optional() }),
  reply: z.object({
    run: runItem,
    mayApprove: z.boolean(),
    whyNot: z.string().nullable(),
    towns: z.array(z.object({ place: z.string(), name: z.string(), lines: z.number(), fen: z.number() })),
    lines: z.array(
      z.object({
        lineId: z.string(),
        placeName: z.string(),
        payee: z.string(),
        accountMask: z.string(),
        coveredMonth: z.string(),
        kindLabel: z.string(),
        fen: z.number(),
        result: z.string(),
        resultLabel: z.string(),
        reason: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
    batches: z.array(
      z.object({
        batchId: z.string(),
        template: z.string(),
        sha256: z.string(),
        lines: z.number(),
        fen: z.number(),
        madeAt: z.string(),
        replied: z.boolean(),
      }),
    ),
  }),
})

/** Approval by a second person: never the one who opened the run. */
export const approveRun = endpoint({
  method: 'POST',
  path: '/api/payments/runs/:runId/approval',
  summary: '批准发放',
  access: ['finance'],
  input: z.object({ runId: z.uuid(), requestId: z.uuid() }),
  reply: runItem,
})

/** The bank file is written once, with a checksum; asking again gives the same file. */
export const makeBankFile = endpoint({
  method: 'POST',
  path: '/api/payments/runs/:runId/bank-file',
  summary: '生成银行文件',
  access: ['finance'],
  input: z.object({ runId: z.uuid(), requestId: z.uuid(), template: z.enum(['rural-bank']) }),
  reply: z.object({ batchId: z.string(), sha256: z.string(), lines: z.number(), fen: z.number() }),
})

export const downloadBankFile = endpoint({
  method: 'GET',
  path: '/api/payments/batches/:batchId/file',
  summary: '下载银行文件',
  access: ['finance'],
  download: true,
  input: z.object({ batchId: z.uuid() }),
  reply: z.unknown(),
})

/** The bank's reply: accepted whole or not at all. */
export const importReply = endpoint({
  method: 'POST',
  path: '/api/payments/batches/:batchId/reply',
  summary: '导入银行回盘',
  access: ['finance'],
  input: z.object({ batchId: z.uuid(), requestId: z.uuid(), text: z.string().min(1).max(2_000_000) }),
  reply: z.object({ paid: z.number(), returned: z.number(), paidFen: z.number(), returnedFen: z.number() }),
})

export const myPayments = endpoint({
  method: 'GET',
  path: '/api/portal/payments',
  summary: '我的发放记录',
  access: 'resident',
  input: z.object({}),
  reply: z.object({ items: z.array(z.object({ month: z.string(), label: z.string(), fen: z.number(), resultLabel: z.string() })) }),
})
