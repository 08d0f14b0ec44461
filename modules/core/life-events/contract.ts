import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { proofKinds, sources } from './texts.zh.ts'

/** What may happen to people; the platform has the same list. */
const eventKinds = ['DEATH', 'MARRIAGE', 'DIVORCE', 'MARRIAGE_VOID', 'IDENTITY'] as const
const recorders = ['village_worker', 'town_clerk', 'county_clerk', 'county_head', 'reporter'] as const
const readers = [...recorders, 'town_lead', 'verifier', 'finance', 'auditor'] as const
const reason = z.string().trim().min(2, '请写明理由').max(500, '理由不能超过 500 字')

/** Somebody died: whom, when, who says so and by what. Said again it joins the first report. */
export const reportDeath = endpoint({
  method: 'POST',
  path: '/api/life-events/deaths',
  summary: '报告去世',
  access: recorders,
  perMinute: 60,
  input: z.object({
    requestId: z.uuid(),
    /** A person of the own place, or number and name. */
    personId: z.uuid().optional(),
    name: z.string().trim().max(30).optional(),
    idNumber: z.string().trim().max(18).optional(),
    happenedOn: z.iso.date({ error: '请填去世日期' }),
    source: z.enum(sources.slice(0, 4) as ['village', 'hospital', 'funeral_home', 'police'], { error: '请选择谁报告的' }),
    proof: z.enum(proofKinds, { error: '请选择凭证' }),
    proofNumber: z.string().trim().min(2, '请填凭证编号；村（社区）证明填出具日期').max(60),
    note: z.string().trim().max(500).default(''),
  }),
  reply: z.object({ eventId: z.string(), outcome: z.enum(['recorded', 'joined', 'repeated', 'differs']), outcomeLabel: z.string() }),
})

const item = z.object({
  eventId: z.string(),
  name: z.string(),
  idMask: z.string(),
  placeName: z.string(),
  kind: z.enum(eventKinds),
  /** What happened, and what its day is called. */
  kindLabel: z.string(),
  dayLabel: z.string(),
  /** The other one of two. */
  other: z.object({ name: z.string(), idMask: z.string() }).nullable(),
  happenedOn: z.string(),
  recordedOn: z.string(),
  state: z.enum(['standing', 'withdrawing', 'withdrawn']),
  stateLabel: z.string(),
  open: z.number(),
  late: z.number(),
})
export type EventItem = z.output<typeof item>

/** What was recorded, newest first; a reporting institution sees its own reports only. */
export const listEvents = endpoint({
  method: 'GET',
  path: '/api/life-events',
  summary: '生命事件',
  access: readers,
  input: z.object({
    show: z.enum(['all', 'open', 'late', 'mine', 'withdrawing']).default('all'),
    eventKind: z.enum(eventKinds).optional(),
    after: z.string().max(80).optional(),
  }),
  reply: z.object({ items: z.array(item), next: z.string().nullable(), counts: z.object({ open: z.number(), late: z.number() }) }),
})

const line = z.object({
  lineId: z.string(),
  title: z.string(),
  state: z.enum(['none', 'open', 'done', 'undone']),
  stateLabel: z.string(),
  found: z.string(),
  act: z.string(),
  link: z.string().nullable(),
  caseId: z.string().nullable(),
  placeName: z.string(),
  roleLabel: z.string(),
  dueOn: z.string().nullable(),
  dueText: z.string(),
  late: z.boolean(),
  closedBy: z.string(),
  closedOn: z.string().nullable(),
  how: z.string(),
  undone: z.string(),
  mayClose: z.boolean(),
})
export type EventLine = z.output<typeof line>

/** One event with every consequence. */
export const getEvent = endpoint({
  method: 'GET',
  path: '/api/life-events/:eventId',
  summary: '一个生命事件',
  access: readers,
  input: z.object({ eventId: z.uuid() }),
  reply: item.extend({
    personId: z.string().nullable(),
    lateDays: z.number(),
    reports: z.array(
      z.object({
        sourceLabel: z.string(),
        happenedOn: z.string(),
        proof: z.string(),
        by: z.string(),
        placeName: z.string(),
        at: z.string(),
      }),
    ),
    lines: z.array(line),
    asked: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
    ended: z.object({ by: z.string(), at: z.string() }).nullable(),
    mayAsk: z.boolean(),
    mayDecide: z.boolean(),
    mayJudge: z.boolean(),
    dates: z.array(z.string()),
  }),
})
export type EventView = z.output<(typeof getEvent)['reply']>

/** What somebody did about a line that closes with no case. */
export const closeEventLine = endpoint({
  method: 'POST',
  path: '/api/life-events/:eventId/lines/:lineId/close',
  summary: '登记办完一项',
  access: ['village_worker', 'town_clerk', 'county_clerk', 'county_head', 'finance'],
  input: z.object({ requestId: z.uuid(), eventId: z.uuid(), lineId: z.uuid(), note: reason }),
  reply: z.object({ open: z.number() }),
})

export const askEventWithdrawal = endpoint({
  method: 'POST',
  path: '/api/life-events/:eventId/withdrawal',
  summary: '申请撤销有误的登记',
  access: ['village_worker', 'town_clerk', 'county_clerk', 'county_head'],
  input: z.object({ requestId: z.uuid(), eventId: z.uuid(), reason }),
  reply: z.object({ state: z.string() }),
})

export const decideEventWithdrawal = endpoint({
  method: 'POST',
  path: '/api/life-events/:eventId/withdrawal/decision',
  summary: '决定撤销有误的登记',
  access: ['county_clerk', 'county_head'],
  input: z.object({ requestId: z.uuid(), eventId: z.uuid(), agree: z.boolean({ error: '请选择是否撤销' }), reason }),
  reply: z.object({ state: z.string() }),
})

export const judgeEventDate = endpoint({
  method: 'POST',
  path: '/api/life-events/:eventId/date',
  summary: '核定日期',
  access: ['county_clerk', 'county_head'],
  input: z.object({ requestId: z.uuid(), eventId: z.uuid(), happenedOn: z.iso.date({ error: '请选择日期' }), reason }),
  reply: z.object({ happenedOn: z.string() }),
})
