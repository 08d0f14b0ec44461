import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { drawKinds, periodPattern } from './rules/period.ts'
import { errorKinds, findings } from './rules/score.ts'

const readers = ['town_clerk', 'town_lead', 'county_clerk', 'county_head', 'auditor'] as const
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份写作 2020-11')

const drawItem = z.object({
  drawId: z.string(),
  title: z.string(),
  commitment: z.string(),
  committedOn: z.string(),
  seed: z.string().nullable(),
  ratePercent: z.number().nullable(),
  listSha256: z.string().nullable(),
  population: z.number().nullable(),
  drawn: z.number().nullable(),
  drawnOn: z.string().nullable(),
  mayDraw: z.boolean(),
})
export type DrawItem = z.output<typeof drawItem>

/** Promised seeds and draws, open to everybody. */
export const listDraws = endpoint({
  method: 'GET',
  path: '/api/open/spot-draws',
  summary: '抽查种子承诺和抽取记录',
  access: 'public',
  nameless: true,
  input: z.object({ after: z.string().max(80).optional() }),
  reply: z.object({ items: z.array(drawItem), next: z.string().nullable() }),
})

/** All that is needed to draw again. */
export const getTranscript = endpoint({
  method: 'GET',
  path: '/api/open/spot-draws/:drawId/transcript',
  summary: '下载抽取记录',
  access: 'public',
  nameless: true,
  input: z.object({ drawId: z.uuid() }),
  reply: z.object({}),
  download: true,
})

/** Promises a seed for a period ahead. */
export const commitDraw = endpoint({
  method: 'POST',
  path: '/api/spot-draws',
  summary: '公布抽查种子承诺',
  access: ['county_clerk'],
  input: z.object({
    requestId: z.uuid(),
    kind: z.enum(drawKinds, { error: '请选择抽查种类' }),
    drawPeriod: z.string().regex(periodPattern, '期间写作 2020-11 或 2020-Q4'),
  }),
  reply: z.object({ drawId: z.string() }),
})

export const drawNow = endpoint({
  method: 'POST',
  path: '/api/spot-draws/:drawId/draw',
  summary: '抽取',
  access: ['county_clerk'],
  input: z.object({ drawId: z.uuid(), requestId: z.uuid() }),
  reply: z.object({ population: z.number(), drawn: z.number() }),
})

const checkItem = z.object({
  checkId: z.string(),
  item: z.string(),
  title: z.string(),
  placeName: z.string(),
  caseId: z.string().nullable(),
  rootId: z.string().nullable(),
  mandatoryLabel: z.string(),
  stopped: z.boolean(),
  finding: z.enum(findings).nullable(),
  findingLabel: z.string(),
  errorLabel: z.string(),
  visitedOn: z.string().nullable(),
  correctionCase: z.string().nullable(),
  correctionLabel: z.string(),
  dueOn: z.string().nullable(),
  late: z.boolean(),
})
export type CheckItem = z.output<typeof checkItem>

/** Households and cases that are checked; a town sees what was found at its place. */
export const listChecks = endpoint({
  method: 'GET',
  path: '/api/spot-checks',
  summary: '抽查户',
  access: readers,
  input: z.object({
    drawId: z.uuid().optional(),
    filter: z.enum(['open', 'found', 'correcting']).default('open'),
    after: z.string().max(80).optional(),
  }),
  reply: z.object({ items: z.array(checkItem), next: z.string().nullable() }),
})

/** The three error numbers and the towns' scores of some months. */
export const getSummary = endpoint({
  method: 'GET',
  path: '/api/spot-checks/summary',
  summary: '抽查结果',
  access: readers,
  input: z.object({ from: month, until: month }),
  reply: z.object({
    checked: z.number(),
    errors: z.array(z.object({ error: z.enum(errorKinds), label: z.string(), count: z.number() })),
    towns: z.array(
      z.object({
        place: z.string(),
        name: z.string(),
        checked: z.number(),
        faults: z.number(),
        late: z.number(),
        score: z.number().nullable(),
      }),
    ),
  }),
})

/** The list behind one of the three numbers. */
export const listErrors = endpoint({
  method: 'GET',
  path: '/api/spot-checks/errors',
  summary: '漏保、错保、脱保名单',
  access: readers,
  input: z.object({ from: month, until: month, error: z.enum(errorKinds) }),
  reply: z.object({ items: z.array(checkItem) }),
})

/** 不定期抽查: a check outside the draws. */
export const addSpotCheck = endpoint({
  method: 'POST',
  path: '/api/spot-checks',
  summary: '增加不定期抽查',
  access: ['county_clerk', 'county_head'],
  input: z.object({ requestId: z.uuid(), rootId: z.uuid() }),
  reply: z.object({ checkId: z.string() }),
})

export const findSpotCheck = endpoint({
  method: 'POST',
  path: '/api/spot-checks/:checkId/finding',
  summary: '登记抽查结论',
  access: ['county_clerk', 'county_head'],
  input: z.object({
    checkId: z.uuid(),
    requestId: z.uuid(),
    visitedOn: z.iso.date({ error: '请填入户日期' }),
    finding: z.enum(findings, { error: '请选择结论' }),
    said: z.string().trim().min(2, '请写明情况').max(1000, '不能超过 1000 字'),
  }),
  reply: z.object({ correctionCase: z.string().nullable() }),
})

export const getCorrection = endpoint({
  method: 'GET',
  path: '/api/spot-checks/corrections/:caseId',
  summary: '抽查整改内容',
  access: readers,
  input: z.object({ caseId: z.uuid() }),
  reply: z.object({
    caseId: z.string().nullable(),
    rootId: z.string().nullable(),
    lines: z.array(z.object({ label: z.string(), value: z.string() })),
  }),
})
