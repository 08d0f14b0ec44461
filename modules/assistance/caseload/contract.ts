import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { causeKeys, stateKeys } from './texts.zh.ts'

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份写作 2020-03')
const readers = ['county_clerk', 'county_head', 'auditor'] as const

export const importItem = z.object({
  importId: z.string(),
  name: z.string(),
  from: z.string(),
  state: z.string(),
  stateLabel: z.string(),
  rows: z.number(),
  wrongRows: z.number(),
  households: z.number(),
  madeBy: z.string(),
  madeAt: z.string(),
  decidedBy: z.string().nullable(),
})
export type ImportItem = z.output<typeof importItem>

export const comparedItem = z.object({
  key: z.string(),
  rootId: z.string().nullable(),
  name: z.string(),
  placeName: z.string(),
  persons: z.number(),
  state: z.string(),
  stateLabel: z.string(),
  paysFen: z.number().nullable(),
  paysLabel: z.string(),
  ruleFen: z.number().nullable(),
  ruleLabel: z.string(),
  cause: z.string().nullable(),
  causeLabel: z.string(),
  said: z.string(),
})
export type ComparedItem = z.output<typeof comparedItem>

const most = 40 * 1024 * 1024

/** The bureau's own list; it is checked by a job, and nothing comes onto the books before a second person says so. */
export const takeCaseload = endpoint({
  method: 'POST',
  path: '/api/caseload',
  summary: '上传名册',
  access: ['county_clerk'],
  upload: true,
  uploadMost: most,
  input: z.object({ requestId: z.uuid(), name: z.string().trim().min(1).max(200), from: month }),
  reply: z.object({ importId: z.string() }),
})

export const listCaseloads = endpoint({
  method: 'GET',
  path: '/api/caseload',
  summary: '名册导入',
  access: readers,
  input: z.object({}),
  reply: z.object({ items: z.array(importItem) }),
})

const filter = {
  importId: z.uuid(),
  difference: z.enum(causeKeys).optional(),
  state: z.enum(stateKeys).optional(),
}

export const getCaseload = endpoint({
  method: 'GET',
  path: '/api/caseload/:importId',
  summary: '一份名册',
  access: readers,
  input: z.object({ ...filter, after: z.string().max(60).optional() }),
  reply: z.object({
    item: importItem,
    refusal: z.string().nullable(),
    mayLoad: z.boolean(),
    whyNot: z.string().nullable(),
    counts: z.object({
      states: z.record(z.string(), z.number()),
      causes: z.record(z.string(), z.number()),
      paysFen: z.number(),
      ruleFen: z.number(),
    }),
    items: z.array(comparedItem),
    next: z.string().nullable(),
  }),
})

export const loadCaseload = endpoint({
  method: 'POST',
  path: '/api/caseload/:importId/load',
  summary: '批准导入名册',
  access: ['county_head'],
  input: z.object({ importId: z.uuid(), requestId: z.uuid() }),
  reply: z.object({}),
})

/** The list itself, with every bad cell marked. */
export const markedCaseload = endpoint({
  method: 'GET',
  path: '/api/caseload/:importId/marked.xlsx',
  summary: '下载标注错误的表格',
  access: ['county_clerk', 'county_head'],
  download: true,
  input: z.object({ importId: z.uuid() }),
  reply: z.unknown(),
})

/** What is paid beside what the rules give. */
export const exportCaseload = endpoint({
  method: 'GET',
  path: '/api/caseload/:importId/compared.xlsx',
  summary: '导出对比',
  access: readers,
  download: true,
  input: z.object(filter),
  reply: z.unknown(),
})

/** An empty list with the heads that are understood, and what may stand in them. */
export const caseloadTemplate = endpoint({
  method: 'GET',
  path: '/api/caseload/template.xlsx',
  summary: '下载名册模板',
  access: ['county_clerk', 'county_head'],
  download: true,
  input: z.object({}),
  reply: z.unknown(),
})
