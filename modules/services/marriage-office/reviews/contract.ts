import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { type CheckItem, checkItems, verdicts } from '../rules/review.ts'

const readers = ['registry_head', 'registrar', 'county_head', 'auditor'] as const
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份写作 2020-11')
const requestId = z.uuid()

const item = z.object({
  reviewId: z.string(),
  registrationId: z.string(),
  certNo: z.string(),
  kindLabel: z.string(),
  registerDate: z.string(),
  registrar: z.string(),
  drawn: z.boolean(),
  resultLabel: z.string().nullable(),
  faults: z.array(z.object({ label: z.string(), verdictLabel: z.string() })),
  said: z.string(),
  reviewer: z.string(),
  dueOn: z.string().nullable(),
  late: z.boolean(),
  corrected: z.string().nullable(),
  mayReview: z.boolean(),
})
export type ReviewItem = z.output<typeof item>

/** Reviews that wait, are done, or have something to correct. */
export const listReviews = endpoint({
  method: 'GET',
  path: '/api/marriage-reviews',
  summary: '婚姻登记质量评查',
  access: readers,
  input: z.object({ filter: z.enum(['open', 'done', 'correcting']).default('open'), after: z.string().max(120).optional() }),
  reply: z.object({ items: z.array(item), next: z.string().nullable() }),
})

/** What the reviews of a year's registrations found; the rate is the published figure. */
export const getReviewSummary = endpoint({
  method: 'GET',
  path: '/api/marriage-reviews/summary',
  summary: '评查结果',
  access: readers,
  input: z.object({ year: z.coerce.number().int().min(1990).max(2100) }),
  reply: z.object({
    reviewed: z.number(),
    ok: z.number(),
    clerical: z.number(),
    substantive: z.number(),
    waiting: z.number(),
    correcting: z.number(),
    passRate: z.number().nullable(),
    forged: z.array(
      z.object({ registrationId: z.string(), certNo: z.string(), foundOn: z.string(), authority: z.string(), basis: z.string() }),
    ),
  }),
})

export const listReviewDraws = endpoint({
  method: 'GET',
  path: '/api/marriage-review-draws',
  summary: '评查抽取',
  access: readers,
  input: z.object({ after: z.string().max(80).optional() }),
  reply: z.object({
    items: z.array(
      z.object({
        drawId: z.string(),
        title: z.string(),
        commitment: z.string(),
        committedOn: z.string(),
        population: z.number().nullable(),
        drawn: z.number().nullable(),
        drawnOn: z.string().nullable(),
        mayDraw: z.boolean(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

export const commitReviewDraw = endpoint({
  method: 'POST',
  path: '/api/marriage-review-draws',
  summary: '公布评查种子承诺',
  access: ['registry_head'],
  input: z.object({ requestId, month }),
  reply: z.object({ drawId: z.string() }),
})

export const drawReviews = endpoint({
  method: 'POST',
  path: '/api/marriage-review-draws/:drawId/draw',
  summary: '抽取评查档案',
  access: ['registry_head'],
  input: z.object({ drawId: z.uuid(), requestId }),
  reply: z.object({ population: z.number(), drawn: z.number() }),
})

export const getReviewTranscript = endpoint({
  method: 'GET',
  path: '/api/marriage-review-draws/:drawId/transcript',
  summary: '下载评查抽取记录',
  access: readers,
  input: z.object({ drawId: z.uuid() }),
  reply: z.object({}),
  download: true,
})

/** A file that the head takes without a draw. */
export const takeReview = endpoint({
  method: 'POST',
  path: '/api/marriage-reviews',
  summary: '列入评查',
  access: ['registry_head'],
  input: z.object({ requestId, registrationId: z.uuid() }),
  reply: z.object({ reviewId: z.string() }),
})

const verdict = z.enum(verdicts, { error: '请逐项选择结论' })
const checks = z.object(Object.fromEntries(checkItems.map((i) => [i, verdict])) as Record<CheckItem, typeof verdict>)

export const recordReview = endpoint({
  method: 'POST',
  path: '/api/marriage-reviews/:reviewId/result',
  summary: '登记评查结论',
  access: ['registry_head', 'registrar'],
  input: z.object({ reviewId: z.uuid(), requestId, checks, said: z.string().trim().max(500) }),
  reply: z.object({ result: z.enum(verdicts), dueOn: z.string().nullable() }),
})

export const recordCorrection = endpoint({
  method: 'POST',
  path: '/api/marriage-reviews/:reviewId/correction',
  summary: '登记差错改正',
  access: ['registrar', 'registry_head'],
  input: z.object({ reviewId: z.uuid(), requestId, correctionWords: z.string().trim().min(2, '请写明怎样改正').max(500) }),
  reply: z.object({}),
})

/** Papers that turned out to be forged: listed, not counted as a defect of the file. */
export const noteForgedPaper = endpoint({
  method: 'POST',
  path: '/api/marriage-files/:registrationId/forged-paper',
  summary: '登记材料虚假',
  access: ['registry_head'],
  input: z.object({
    registrationId: z.uuid(),
    requestId,
    foundOn: z.iso.date('请选择查明日期'),
    findingAuthority: z.string().trim().min(2, '请写明认定机关').max(100),
    basis: z.string().trim().min(2, '请写明依据的文书').max(200),
  }),
  reply: z.object({}),
})
