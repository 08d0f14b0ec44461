import { z } from 'zod'
import { endpoint } from '../contract.ts'

const mayLook = ['operator', 'county_head', 'auditor'] as const
const queue = z.object({ waiting: z.number(), failed: z.number(), oldestAt: z.string().nullable() })

/** One thing that is looked at: what it is, whether it is as it should be, and in words. */
export const partItem = z.object({ key: z.string(), title: z.string(), ok: z.boolean(), text: z.string() })

/** How the house stands: for the one who keeps it running. Counts, sizes and times only. */
export const operationsOverview = endpoint({
  method: 'GET',
  path: '/api/operations',
  summary: '系统运行',
  access: mayLook,
  input: z.object({}),
  reply: z.object({
    at: z.string(),
    version: z.string(),
    node: z.string(),
    startedAt: z.string(),
    embedded: z.boolean(),
    parts: z.array(partItem),
    jobs: queue,
    messages: queue,
    seal: z.object({ sealed: z.number(), unsealed: z.number(), oldestAt: z.string().nullable() }),
    database: z.object({
      bytes: z.number(),
      largest: z.array(z.object({ name: z.string(), bytes: z.number(), rows: z.number().nullable() })),
    }),
    migrations: z.object({ count: z.number(), last: z.string(), lastAt: z.string() }),
    mayAct: z.boolean(),
  }),
})

/** Work that gave up, oldest first. */
export const failedJobs = endpoint({
  method: 'GET',
  path: '/api/operations/failed-jobs',
  summary: '失败的后台任务',
  access: mayLook,
  input: z.object({ after: z.string().regex(/^\d+$/).optional() }),
  reply: z.object({
    items: z.array(
      z.object({
        jobId: z.string(),
        kind: z.string(),
        placeName: z.string(),
        attempts: z.number(),
        failure: z.string(),
        lastAt: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

/** Backups that were made or tried, newest first. */
export const backupList = endpoint({
  method: 'GET',
  path: '/api/operations/backups',
  summary: '备份记录',
  access: mayLook,
  input: z.object({ after: z.string().regex(/^\d+$/).optional() }),
  reply: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        startedAt: z.string(),
        seconds: z.number(),
        file: z.string(),
        good: z.boolean(),
        failure: z.string().nullable(),
        verified: z.boolean(),
        bytes: z.number(),
        rows: z.number(),
        files: z.number(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

export const retryJob = endpoint({
  method: 'POST',
  path: '/api/operations/failed-jobs/:jobId/retry',
  summary: '重试后台任务',
  access: ['operator'],
  input: z.object({ jobId: z.string().regex(/^\d{1,15}$/), requestId: z.uuid() }),
  reply: z.object({ ok: z.literal(true) }),
})

export const retryMessages = endpoint({
  method: 'POST',
  path: '/api/operations/messages/retry',
  summary: '重发没有送出的短信',
  access: ['operator'],
  input: z.object({ requestId: z.uuid() }),
  reply: z.object({ count: z.number() }),
})
