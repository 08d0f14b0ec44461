import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { reviewClasses } from '../rules/review-class.ts'

const readers = ['town_clerk', 'town_lead', 'county_clerk', 'county_head', 'auditor'] as const
const hands = ['town_clerk', 'town_lead', 'county_clerk', 'county_head'] as const

const item = z.object({
  rootId: z.string(),
  name: z.string(),
  placeName: z.string(),
  cls: z.enum(reviewClasses),
  months: z.number(),
  lastOn: z.string(),
  dueOn: z.string(),
  late: z.boolean(),
  caseId: z.string().nullable(),
  stepLabel: z.string(),
})
export type ReviewItem = z.output<typeof item>

/** The calendar of re-checks, what is due first: by town, by month, only the late ones. */
export const listReviews = endpoint({
  method: 'GET',
  path: '/api/reviews',
  summary: '复核日历',
  access: readers,
  input: z.object({
    place: z.string().max(12).optional(),
    month: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份写作 2020-11')
      .optional(),
    late: z.enum(['no', 'yes']).default('no'),
    after: z.string().max(80).optional(),
  }),
  reply: z.object({
    items: z.array(item),
    next: z.string().nullable(),
    total: z.number(),
    late: z.number(),
    towns: z.array(z.object({ place: z.string(), name: z.string(), due: z.number(), late: z.number() })),
  }),
})

/** A re-check as the desk shows it. */
export const getReview = endpoint({
  method: 'GET',
  path: '/api/subsistence/reviews/:caseId',
  summary: '复核内容',
  access: [...readers, 'verifier'],
  input: z.object({ caseId: z.uuid() }),
  reply: z.object({
    rootId: z.string(),
    lines: z.array(z.object({ label: z.string(), value: z.string() })),
    result: z
      .object({
        differs: z.boolean(),
        beforeFen: z.number(),
        afterFen: z.number(),
        beforeLabel: z.string(),
        afterLabel: z.string(),
        stretches: z.array(
          z.object({
            from: z.string(),
            until: z.string().nullable(),
            categoryLabel: z.string(),
            fen: z.number(),
            beforeFen: z.number().nullable(),
          }),
        ),
      })
      .nullable(),
    changeCase: z.string().nullable(),
    /** Colleagues who may go along. */
    colleagues: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
})

/** Class and next re-check of a household, and what people did to the class. */
export const getReviewPlan = endpoint({
  method: 'GET',
  path: '/api/households/:rootId/review',
  summary: '一户的复核安排',
  access: readers,
  input: z.object({ rootId: z.uuid() }),
  reply: z.object({
    name: z.string(),
    byRule: z.enum(reviewClasses),
    cls: z.enum(reviewClasses),
    months: z.number(),
    lastOn: z.string(),
    dueOn: z.string(),
    openCase: z.string().nullable(),
    proposal: z
      .object({ proposalId: z.string(), cls: z.string(), reason: z.string(), by: z.string(), whyNot: z.string().nullable() })
      .nullable(),
    changes: z.array(
      z.object({ at: z.string(), from: z.string(), to: z.string(), stateLabel: z.string(), reason: z.string(), by: z.string() }),
    ),
    done: z.array(z.object({ caseId: z.string(), on: z.string(), outcomeLabel: z.string() })),
  }),
})

/** Raises the class at once, or proposes to lower it. */
export const setReviewClass = endpoint({
  method: 'POST',
  path: '/api/households/:rootId/review/class',
  summary: '调整复核类别',
  access: hands,
  input: z.object({
    rootId: z.uuid(),
    requestId: z.uuid(),
    cls: z.enum(reviewClasses, { error: '请选择类别' }),
    reason: z.string().trim().min(2, '请写明理由').max(500, '理由不能超过 500 字'),
  }),
  reply: z.object({ waits: z.boolean() }),
})

/** The second signature under a lower class, or a refusal. */
export const signReviewClass = endpoint({
  method: 'POST',
  path: '/api/households/:rootId/review/signature',
  summary: '签署降低复核类别',
  access: ['town_lead', 'county_clerk', 'county_head'],
  input: z.object({ rootId: z.uuid(), requestId: z.uuid(), proposalId: z.uuid(), approve: z.boolean() }),
  reply: z.object({}),
})

/** A re-check before its time. */
export const startReview = endpoint({
  method: 'POST',
  path: '/api/households/:rootId/review',
  summary: '提前复核',
  access: ['town_clerk', 'county_clerk'],
  input: z.object({ rootId: z.uuid(), requestId: z.uuid() }),
  reply: z.object({ caseId: z.string(), number: z.string() }),
})
