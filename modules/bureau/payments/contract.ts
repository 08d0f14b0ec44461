import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份写作 2020-10')
/** What is paid through runs. */
export const programmeKeys = ['subsistence', 'price_subsidy', 'festival'] as const
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
  factsHash: z.string().nullable(),
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
  input: z.object({ requestId: z.uuid(), programme: z.enum(programmeKeys), month }),
  reply: runItem,
})

/** A further run of a month: granted late, put right, another account. */
export const openSupplement = endpoint({
  method: 'POST',
  path: '/api/payments/runs/supplement',
  summary: '建立补发批次',
  access: ['finance'],
  input: z.object({ requestId: z.uuid(), programme: z.enum(programmeKeys), month }),
  reply: runItem,
})

const ofRun = { method: 'POST', access: ['finance'], input: z.object({ runId: z.uuid(), requestId: z.uuid() }), reply: runItem } as const

/** The roll of an open run made again from what is known now. */
export const remakeRun = endpoint({ ...ofRun, path: '/api/payments/runs/:runId/remake', summary: '重新生成名册' })

/** What was returned stays to be paid with a later roll. */
export const closeRun = endpoint({ ...ofRun, path: '/api/payments/runs/:runId/close', summary: '办结批次' })

/** Returned payments once more, to the accounts of today: a further bank file under the same lines. */
export const resendReturned = endpoint({
  method: 'POST',
  path: '/api/payments/runs/:runId/resend',
  summary: '退回重发',
  access: ['finance'],
  input: z.object({ runId: z.uuid(), requestId: z.uuid() }),
  reply: z.object({ batchId: z.string(), sha256: z.string(), lines: z.number(), fen: z.number() }),
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

/** The roll of a run as a spreadsheet. */
export const exportRoll = endpoint({
  method: 'GET',
  path: '/api/payments/runs/:runId/roll.xlsx',
  summary: '导出名册',
  access: watchers,
  download: true,
  input: z.object({ runId: z.uuid() }),
  reply: z.unknown(),
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

const moneyMonth = z.object({ month })

/** What is different from last month and why, every household once. */
export const getDifferences = endpoint({
  method: 'GET',
  path: '/api/payments/runs/:runId/differences',
  summary: '与上月的变动',
  access: watchers,
  input: z.object({ runId: z.uuid(), after: z.string().max(80).optional() }),
  reply: z.object({
    items: z.array(
      z.object({
        groupId: z.string(),
        placeName: z.string(),
        payee: z.string(),
        persons: z.number(),
        beforeFen: z.number(),
        nowFen: z.number(),
        otherFen: z.number(),
        cause: z.string(),
      }),
    ),
    next: z.string().nullable(),
    summary: z.object({ beforeFen: z.number(), nowFen: z.number(), otherFen: z.number() }),
  }),
})

/** What to look at before a roll is approved. */
export const getChecks = endpoint({
  method: 'GET',
  path: '/api/payments/runs/:runId/checks',
  summary: '审批前核查',
  access: watchers,
  input: z.object({ runId: z.uuid() }),
  reply: z.object({
    findings: z.array(z.object({ groupId: z.string(), payee: z.string(), text: z.string(), blocks: z.boolean() })),
    blocking: z.string().nullable(),
  }),
})

/** Our bank files beside the bank's statement. */
export const getReconciliation = endpoint({
  method: 'GET',
  path: '/api/payments/reconciliation',
  summary: '与银行对账',
  access: watchers,
  input: moneyMonth,
  reply: z.object({
    statementId: z.string().nullable(),
    lines: z.number(),
    batches: z.array(
      z.object({
        batchId: z.string(),
        programmeLabel: z.string(),
        runMonth: z.string(),
        sequence: z.number(),
        fen: z.number(),
        returnedFen: z.number(),
        outFen: z.number(),
        inFen: z.number(),
        agrees: z.boolean(),
      }),
    ),
    loose: z.array(
      z.object({
        line: z.number(),
        bookedOn: z.string(),
        direction: z.enum(['out', 'in']),
        fen: z.number(),
        reason: z.string().nullable(),
      }),
    ),
    agrees: z.boolean(),
  }),
})

export const importStatement = endpoint({
  method: 'POST',
  path: '/api/payments/statements',
  summary: '导入银行对账单',
  access: ['finance'],
  input: z.object({ requestId: z.uuid(), month, text: z.string().min(1).max(4_000_000) }),
  reply: z.object({ lines: z.number(), unmatched: z.number() }),
})

export const explainStatementLine = endpoint({
  method: 'POST',
  path: '/api/payments/statements/:statementId/explanations',
  summary: '说明一行流水',
  access: ['finance'],
  input: z.object({
    statementId: z.uuid(),
    requestId: z.uuid(),
    line: z.number().int().min(1),
    reason: z.string().trim().min(2, '请写明这笔是什么').max(200),
  }),
  reply: z.object({}),
})

/** Periods that are closed, and the balances of today by account and town. */
export const getBooks = endpoint({
  method: 'GET',
  path: '/api/payments/books',
  summary: '总账和结账',
  access: watchers,
  input: z.object({}),
  reply: z.object({
    accounts: z.array(z.object({ account: z.string(), label: z.string(), fen: z.number() })),
    towns: z.array(z.object({ place: z.string(), name: z.string(), fen: z.array(z.number()) })),
    closings: z.array(z.object({ period: z.string(), closedBy: z.string(), closedAt: z.string(), sha256: z.string() })),
    /** The next month that can be closed, and the year after its last month. */
    nextPeriod: z.string().nullable(),
  }),
})

export const closePeriod = endpoint({
  method: 'POST',
  path: '/api/payments/closings',
  summary: '结账',
  access: ['finance'],
  input: z.object({ requestId: z.uuid(), period: z.string().regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/, '期间写作 2021-03 或 2021') }),
  reply: z.object({ period: z.string(), sha256: z.string() }),
})

/** The books as a plain text journal that hledger reads. */
export const exportJournal = endpoint({
  method: 'GET',
  path: '/api/payments/journal',
  summary: '导出总账',
  access: watchers,
  download: true,
  input: z.object({ from: z.iso.date(), until: z.iso.date() }),
  reply: z.unknown(),
})
