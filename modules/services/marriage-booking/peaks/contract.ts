import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { isDay } from '#kernel/day.ts'
import { people, phone } from '../contract.ts'

const requestId = z.uuid()
const day = z.string().refine(isDay, '日期写作 2021-05-20')
const wishes = z.array(z.uuid()).min(1, '请至少选一个时段').max(12, '最多选 12 个时段')

const peakItem = z.object({
  peakId: z.string(),
  code: z.string(),
  name: z.string(),
  days: z.array(z.string()),
  state: z.enum(['OPEN', 'FROZEN', 'DRAWN', 'CANCELLED']),
  entryOpen: z.boolean(),
  opens: z.string(),
  closes: z.string(),
  drawAt: z.string(),
  mayDraw: z.boolean(),
  seedSource: z.string(),
  entries: z.number(),
  seats: z.number(),
  frozenSha256: z.string().nullable(),
  seed: z.string().nullable(),
  drawn: z.number().nullable(),
  waiting: z.number().nullable(),
})
export type PeakItem = z.output<typeof peakItem>

/** Groups of peak days, open to everybody. */
export const listPeaks = endpoint({
  method: 'GET',
  path: '/api/open/marriage-peaks',
  summary: '婚姻登记高峰日抽号',
  access: 'public',
  nameless: true,
  input: z.object({ after: z.string().max(80).optional() }),
  reply: z.object({ items: z.array(peakItem), next: z.string().nullable() }),
})

/** All that is needed to draw again; names nobody. */
export const getPeakTranscript = endpoint({
  method: 'GET',
  path: '/api/open/marriage-peaks/:peakId/transcript',
  summary: '下载抽号记录',
  access: 'public',
  nameless: true,
  input: z.object({ peakId: z.uuid() }),
  reply: z.object({}),
  download: true,
})

/** The slots that are drawn. */
export const getPeakSlots = endpoint({
  method: 'GET',
  path: '/api/open/marriage-peaks/:peakId/slots',
  summary: '抽号的时段',
  access: 'public',
  nameless: true,
  input: z.object({ peakId: z.uuid() }),
  reply: z.object({ slots: z.array(z.object({ slotId: z.string(), when: z.string(), weekday: z.string(), seats: z.number() })) }),
})

export const enterPeak = endpoint({
  method: 'POST',
  path: '/api/marriage-peaks/:peakId/entries',
  summary: '报名抽号',
  access: 'resident',
  perMinute: 30,
  input: z.object({ peakId: z.uuid(), requestId, people, phone, wishes }),
  reply: z.object({ entryId: z.string(), no: z.string(), code: z.string() }),
})

/** The other of the two agrees, from an account of their own. */
export const agreeToEntry = endpoint({
  method: 'POST',
  path: '/api/marriage-peaks/:peakId/agree',
  summary: '确认对方的抽号报名',
  access: 'resident',
  perMinute: 5,
  input: z.object({
    peakId: z.uuid(),
    requestId,
    idNumber: z.string().trim().min(15, '请填写公民身份号码').max(20),
    code: z.string().regex(/^\d{6}$/, '确认码是 6 位数字'),
  }),
  reply: z.object({ no: z.string(), names: z.array(z.string()) }),
})

export const changeWishes = endpoint({
  method: 'POST',
  path: '/api/marriage-peaks/entries/:entryId/wishes',
  summary: '改抽号报名的时段',
  access: 'resident',
  input: z.object({ entryId: z.uuid(), requestId, wishes }),
  reply: z.object({}),
})

export const withdrawEntry = endpoint({
  method: 'POST',
  path: '/api/marriage-peaks/entries/:entryId/withdraw',
  summary: '撤回抽号报名',
  access: 'resident',
  input: z.object({ entryId: z.uuid(), requestId }),
  reply: z.object({}),
})

/** The office names a group of days and where the seed will come from. */
export const announcePeak = endpoint({
  method: 'POST',
  path: '/api/marriage-peaks',
  summary: '公布高峰日抽号',
  access: ['registry_head'],
  input: z.object({
    requestId,
    title: z.string().trim().min(2, '请填写名称').max(40, '不能超过 40 字'),
    days: z.array(day).min(1, '请选择日期').max(5, '一组最多 5 天'),
    seedSource: z.string().trim().min(6, '请写明种子用哪一个公开的随机结果').max(200, '不能超过 200 字'),
    extraWindows: z.number().int().min(0).max(20).default(0),
  }),
  reply: z.object({ peakId: z.string() }),
})

export const drawPeakNow = endpoint({
  method: 'POST',
  path: '/api/marriage-peaks/:peakId/draw',
  summary: '高峰日抽号',
  access: ['registry_head'],
  input: z.object({ peakId: z.uuid(), requestId, seed: z.string().trim().min(1, '请填写公开的随机结果').max(200, '不能超过 200 字') }),
  reply: z.object({ entries: z.number(), drawn: z.number(), waiting: z.number() }),
})
