import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'

const readers = ['registrar', 'registry_head', 'archivist', 'county_head', 'auditor'] as const
const kind = z.enum(['MARRIAGE', 'DIVORCE'], { error: '请选择证件种类' })
const requestId = z.uuid()

const stock = z.object({
  kind,
  label: z.string(),
  left: z.number(),
  nextSerial: z.string().nullable(),
  low: z.boolean(),
  lowAt: z.number(),
  lastsDays: z.number().nullable(),
  spoiledWaiting: z.number(),
})

const day = z.object({
  on: z.string(),
  opening: z.number(),
  received: z.number(),
  issued: z.number(),
  spoiled: z.number(),
  closing: z.number(),
  counted: z.number().nullable(),
  countNote: z.string().nullable(),
})
export type BlankDay = z.output<typeof day>

/** What is in stock, and a month of daily closings of one kind. */
export const getBlanks = endpoint({
  method: 'GET',
  path: '/api/certificate-blanks',
  summary: '空白证件',
  access: readers,
  input: z.object({ kind, month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份写作 2020-11') }),
  reply: z.object({ stock: z.array(stock), days: z.array(day), countedToday: z.boolean() }),
})

export const receiveBatch = endpoint({
  method: 'POST',
  path: '/api/certificate-blanks/batches',
  summary: '空白证件入库',
  access: ['registry_head'],
  input: z.object({
    requestId,
    kind,
    prefix: z
      .string()
      .trim()
      .regex(/^[0-9A-Za-z]{0,8}$/, '印制号前缀是数字或字母，最多 8 位'),
    digits: z.coerce.number().int().min(1, '号码位数 1 到 9').max(9, '号码位数 1 到 9'),
    firstNo: z.coerce.number().int().min(0).max(999_999_999),
    lastNo: z.coerce.number().int().min(0).max(999_999_999),
  }),
  reply: z.object({ sheets: z.number() }),
})

const batch = z.object({
  batchId: z.string(),
  label: z.string(),
  first: z.string(),
  last: z.string(),
  sheets: z.number(),
  receivedOn: z.string(),
  receivedBy: z.string(),
})
export const listBatches = endpoint({
  method: 'GET',
  path: '/api/certificate-blanks/batches',
  summary: '空白证件批次',
  access: readers,
  input: z.object({ kind, after: z.string().max(80).optional() }),
  reply: z.object({ items: z.array(batch), next: z.string().nullable() }),
})

const spoiled = z.object({
  serial: z.string(),
  label: z.string(),
  usedOn: z.string(),
  by: z.string(),
  reason: z.string(),
  stateLabel: z.string(),
  registrationId: z.string().nullable(),
})
/** Spoiled sheets with their reasons. */
export const listSpoiled = endpoint({
  method: 'GET',
  path: '/api/certificate-blanks/spoiled',
  summary: '作废证件',
  access: readers,
  input: z.object({ after: z.string().max(80).optional() }),
  reply: z.object({ items: z.array(spoiled), next: z.string().nullable() }),
})

/** What was counted by hand at the close of today, beside the books. */
export const countBlanks = endpoint({
  method: 'POST',
  path: '/api/certificate-blanks/counts',
  summary: '登记每日盘点',
  access: ['registry_head', 'registrar'],
  input: z.object({
    requestId,
    kind,
    counted: z.coerce.number({ error: '请填清点张数' }).int().min(0).max(1_000_000),
    note: z.string().trim().max(300).optional(),
  }),
  reply: z.object({ expected: z.number() }),
})

const destruction = z.object({
  destructionId: z.string(),
  label: z.string(),
  sheets: z.number(),
  destroyWay: z.string(),
  proposedBy: z.string(),
  proposedOn: z.string(),
  signedBy: z.string().nullable(),
  signedOn: z.string().nullable(),
  maySign: z.boolean(),
})
export const listDestructions = endpoint({
  method: 'GET',
  path: '/api/certificate-blanks/destructions',
  summary: '作废证件销毁',
  access: readers,
  input: z.object({ after: z.string().max(80).optional() }),
  reply: z.object({ items: z.array(destruction), next: z.string().nullable() }),
})

/** The first signature: all spoiled sheets of a kind are put forward. */
export const proposeDestruction = endpoint({
  method: 'POST',
  path: '/api/certificate-blanks/destructions',
  summary: '提出销毁作废证件',
  access: ['registry_head', 'registrar', 'archivist'],
  input: z.object({ requestId, kind, destroyWay: z.string().trim().min(2, '请写明销毁方式').max(100) }),
  reply: z.object({ sheets: z.number() }),
})

/** The second signature, of another person. */
export const signDestruction = endpoint({
  method: 'POST',
  path: '/api/certificate-blanks/destructions/:destructionId/sign',
  summary: '签字销毁作废证件',
  access: ['registry_head', 'registrar', 'archivist'],
  input: z.object({ destructionId: z.uuid(), requestId }),
  reply: z.object({ sheets: z.number() }),
})
