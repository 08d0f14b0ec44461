import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份写作 2020-03')
const readers = ['county_clerk', 'county_head', 'finance', 'auditor'] as const
const percent = z.number({ error: '请填百分比' }).min(-50, '请核对百分比').max(100, '请核对百分比')
const fen = z.number().int().min(0).max(10_000_000, '金额过大，请核对')

export const oneOffItem = z.object({
  batchId: z.string(),
  programme: z.enum(['price_subsidy', 'festival']),
  title: z.string(),
  month: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  payments: z.number(),
  persons: z.number(),
  fen: z.number(),
  dueOn: z.string().nullable(),
  basis: z.string(),
  preparedBy: z.string(),
  preparedAt: z.string(),
  decidedBy: z.string().nullable(),
})
export type OneOffBatch = z.output<typeof oneOffItem>

export const listOneOffs = endpoint({
  method: 'GET',
  path: '/api/one-offs',
  summary: '一次性发放',
  access: readers,
  input: z.object({}),
  reply: z.object({ items: z.array(oneOffItem) }),
})

export const getOneOff = endpoint({
  method: 'GET',
  path: '/api/one-offs/:batchId',
  summary: '一份名单',
  access: readers,
  input: z.object({ batchId: z.uuid(), after: z.string().max(80).optional() }),
  reply: z.object({
    batch: oneOffItem,
    mayDecide: z.boolean(),
    whyNot: z.string().nullable(),
    listHash: z.string(),
    towns: z.array(z.object({ place: z.string(), name: z.string(), payments: z.number(), fen: z.number() })),
    items: z.array(
      z.object({
        holderId: z.string(),
        rootId: z.string().nullable(),
        name: z.string(),
        placeName: z.string(),
        persons: z.number(),
        fen: z.number(),
        tail: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

const made = z.object({ batchId: z.string() })

export const preparePrice = endpoint({
  method: 'POST',
  path: '/api/one-offs/price',
  summary: '编制价格临时补贴名单',
  access: ['county_clerk'],
  input: z.object({ requestId: z.uuid(), month, cpi: percent, food: percent }),
  reply: made,
})

export const prepareFestival = endpoint({
  method: 'POST',
  path: '/api/one-offs/festival',
  summary: '按类别编制节日慰问名单',
  access: ['county_clerk'],
  input: z.object({
    requestId: z.uuid(),
    month,
    title: z.string().trim().min(2, '请写名称').max(40),
    amounts: z.object({ DIBAO: fen.optional(), LOW_MARGIN: fen.optional(), EXPENDITURE: fen.optional() }),
  }),
  reply: made,
})

/** A campaign's own list (.xlsx, .csv): taken whole or not at all. */
export const prepareList = endpoint({
  method: 'POST',
  path: '/api/one-offs/list',
  summary: '导入节日慰问名单',
  access: ['county_clerk'],
  upload: true,
  input: z.object({
    requestId: z.uuid(),
    month,
    title: z.string().trim().min(2, '请写名称').max(40),
  }),
  reply: made,
})

/** The list as it was sent, with what is wrong in it; nothing is kept. */
export const markList = endpoint({
  method: 'POST',
  path: '/api/one-offs/marked-list.xlsx',
  summary: '标注名单里的错误',
  access: ['county_clerk'],
  upload: true,
  download: true,
  input: z.object({ month }),
  reply: z.unknown(),
})

/** The payments of a list as a spreadsheet: all of a list that a second person approved, else the first fifty. */
export const exportOneOff = endpoint({
  method: 'GET',
  path: '/api/one-offs/:batchId/list.xlsx',
  summary: '导出一次性发放名单',
  access: readers,
  download: true,
  input: z.object({ batchId: z.uuid() }),
  reply: z.unknown(),
})

const decision = {
  method: 'POST',
  access: ['county_head'],
  input: z.object({ batchId: z.uuid(), requestId: z.uuid() }),
  reply: z.object({}),
} as const

export const approveOneOff = endpoint({ ...decision, path: '/api/one-offs/:batchId/approval', summary: '批准名单' })
export const rejectOneOff = endpoint({ ...decision, path: '/api/one-offs/:batchId/rejection', summary: '退回名单' })
