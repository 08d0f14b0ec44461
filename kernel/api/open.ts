import { z } from 'zod'
import { endpoint } from '../contract.ts'

export const noticeItem = z.object({
  noticeId: z.string(),
  title: z.string(),
  kind: z.string(),
  placeName: z.string(),
  postedOn: z.string(),
  endsOn: z.string(),
  state: z.enum(['posted', 'ended', 'disputed']),
  daysLeft: z.number(),
})

/** 公示: masked by the rules of notices; it is gone from the list when the period ends. */
export const listNotices = endpoint({
  method: 'GET',
  path: '/api/open/notices',
  summary: '公示列表',
  access: 'public',
  input: z.object({ place: z.string().max(12).optional(), after: z.string().optional() }),
  reply: z.object({ items: z.array(noticeItem), next: z.string().nullable() }),
})

export const getNotice = endpoint({
  method: 'GET',
  path: '/api/open/notices/:noticeId',
  summary: '公示内容',
  access: 'public',
  input: z.object({ noticeId: z.uuid() }),
  reply: noticeItem.extend({
    lines: z.array(z.object({ label: z.string(), value: z.string() })),
    body: z.array(z.string()),
    phones: z.array(z.object({ label: z.string(), phone: z.string() })),
    objectUntil: z.string(),
  }),
})

/** What a letter's QR code opens: genuine or not, kind, number, date; nothing about the person but the masked name. */
export const verifyLetter = endpoint({
  method: 'GET',
  path: '/api/open/verify',
  summary: '核验文书',
  access: 'public',
  perMinute: 30,
  input: z.object({ code: z.string().min(8).max(80) }),
  reply: z.object({
    genuine: z.boolean(),
    kind: z.string().nullable(),
    number: z.string().nullable(),
    madeOn: z.string().nullable(),
    maskedName: z.string().nullable(),
    office: z.string().nullable(),
    state: z.string().nullable(),
  }),
})
