import { z } from 'zod'
import { endpoint } from '../contract.ts'
import { caseRoles } from '../role.ts'

export const action = z.object({
  move: z.string(),
  label: z.string(),
  allowed: z.boolean(),
  why: z.string().optional(),
  weighty: z.boolean().optional(),
})

/** A deadline in words; `level` colours it, never alone. */
export const due = z.object({
  label: z.string(),
  kind: z.enum(['statutory', 'promise']),
  on: z.string(),
  text: z.string(),
  level: z.enum(['calm', 'soon', 'late', 'paused', 'met']),
  used: z.number(),
  limit: z.number(),
})
export type Due = z.output<typeof due>

export const inboxItem = z.object({
  caseId: z.string(),
  number: z.string(),
  service: z.string(),
  serviceTitle: z.string(),
  /** 蔡德明等 2 人 */
  title: z.string(),
  place: z.string(),
  placeName: z.string(),
  step: z.string(),
  stepLabel: z.string(),
  next: z.string(),
  mine: z.boolean(),
  receivedOn: z.string(),
  due: due.nullable(),
  group: z.enum(['late', 'today', 'soon', 'later', 'none']),
})
export type InboxItem = z.output<typeof inboxItem>

export const getInbox = endpoint({
  method: 'GET',
  path: '/api/desk/inbox',
  summary: '待办',
  access: caseRoles,
  input: z.object({
    turn: z.enum(['all', 'mine', 'others']).default('all'),
    service: z.string().optional(),
    place: z.string().optional(),
    step: z.string().optional(),
    ended: z.enum(['no', 'yes']).default('no'),
    q: z.string().max(40).optional(),
    after: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    items: z.array(inboxItem),
    next: z.string().nullable(),
    counts: z.object({ all: z.number(), mine: z.number(), others: z.number(), late: z.number() }),
  }),
})

/** The same list as a spreadsheet; over 50 rows needs a second person, so it stops at 50 and says so in the file. */
export const exportInbox = endpoint({
  method: 'GET',
  path: '/api/desk/inbox.xlsx',
  summary: '导出待办',
  access: caseRoles,
  download: true,
  input: getInbox.input,
  reply: z.unknown(),
})

export const historyItem = z.object({
  at: z.string(),
  move: z.string(),
  label: z.string(),
  by: z.string(),
  role: z.string(),
  roleName: z.string(),
  from: z.string(),
  to: z.string(),
  toLabel: z.string(),
  note: z.string().nullable(),
})

export const caseFileItem = z.object({
  fileId: z.string(),
  kind: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  at: z.string(),
  by: z.string(),
})

export const letterItem = z.object({
  letterId: z.string(),
  kind: z.string(),
  title: z.string(),
  number: z.string(),
  madeAt: z.string(),
  deliveredOn: z.string().nullable(),
  deliveredHow: z.string().nullable(),
})

/** Another case that hangs together with one: what it contests, what follows from it. */
export const linkItem = z.object({
  caseId: z.string(),
  service: z.string(),
  serviceTitle: z.string(),
  number: z.string(),
  title: z.string(),
  stepLabel: z.string(),
  ended: z.boolean(),
  receivedOn: z.string(),
  relation: z.enum(['contests', 'follows', 'found']),
  /** 针对, 对本件提出, 由此重办, 重新办理: how the other stands to this one. */
  label: z.string(),
})
export type LinkItem = z.output<typeof linkItem>

export const caseView = z.object({
  caseId: z.string(),
  number: z.string(),
  service: z.string(),
  serviceTitle: z.string(),
  title: z.string(),
  place: z.string(),
  placeName: z.string(),
  step: z.string(),
  stepLabel: z.string(),
  version: z.number(),
  ended: z.boolean(),
  receivedOn: z.string(),
  policyDate: z.string(),
  next: z.string(),
  waitsFor: z.array(z.string()),
  dues: z.array(due),
  actions: z.array(action),
  history: z.array(historyItem),
  files: z.array(caseFileItem),
  letters: z.array(letterItem),
  links: z.array(linkItem),
  /** Steps still to come on the ordinary way, for the timeline. */
  ahead: z.array(z.object({ label: z.string(), expectedOn: z.string().nullable() })),
})
export type CaseView = z.output<typeof caseView>

/** Opening a file outside one's own tasks asks for a reason (Problem `audit.reason_needed`); it is kept. */
export const getCase = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId',
  summary: '打开办件',
  access: caseRoles,
  input: z.object({ caseId: z.uuid(), reason: z.string().min(2).max(200).optional() }),
  reply: caseView,
})

export const moveCase = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/moves/:move',
  summary: '办理一步',
  access: 'signed_in',
  input: z.object({
    caseId: z.uuid(),
    move: z.string().max(40),
    requestId: z.uuid(),
    version: z.number().int(),
    note: z.string().max(1000).optional(),
    input: z.record(z.string(), z.unknown()).default({}),
  }),
  reply: z.object({
    caseId: z.string(),
    step: z.string(),
    stepLabel: z.string(),
    version: z.number(),
    actions: z.array(action),
    replayed: z.boolean(),
  }),
})

export const getReaders = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/readers',
  summary: '谁看过',
  access: caseRoles,
  input: z.object({ caseId: z.uuid() }),
  reply: z.object({
    items: z.array(z.object({ at: z.string(), by: z.string(), roleName: z.string(), act: z.string(), reason: z.string().nullable() })),
  }),
})

export const downloadLetter = endpoint({
  method: 'GET',
  path: '/api/letters/:letterId/:format',
  summary: '下载文书',
  access: ['applicant', ...caseRoles],
  download: true,
  input: z.object({ letterId: z.uuid(), format: z.enum(['docx', 'pdf']) }),
  reply: z.unknown(),
})

/** 送达回证: remedies run from the day of delivery. */
export const deliverLetter = endpoint({
  method: 'POST',
  path: '/api/letters/:letterId/delivery',
  summary: '登记送达',
  access: ['village_worker', 'town_clerk', 'county_clerk'],
  input: z.object({
    letterId: z.uuid(),
    requestId: z.uuid(),
    how: z.enum(['hand', 'post', 'electronic', 'left']),
    on: z.string(),
    receivedBy: z.string().min(2).max(30),
    note: z.string().max(300).optional(),
  }),
  reply: z.object({ ok: z.literal(true), remedyUntil: z.string() }),
})

/* The resident's side. */

export const portalCase = z.object({
  caseId: z.string(),
  number: z.string(),
  service: z.string(),
  serviceTitle: z.string(),
  title: z.string(),
  step: z.string(),
  /** Plain words for the person: 正在核对收入和财产. */
  state: z.string(),
  next: z.string(),
  mine: z.boolean(),
  byWhen: z.string().nullable(),
  receivedOn: z.string(),
  ended: z.boolean(),
})

export const myCases = endpoint({
  method: 'GET',
  path: '/api/portal/cases',
  summary: '我的办件',
  access: 'resident',
  input: z.object({}),
  reply: z.object({ items: z.array(portalCase) }),
})

export const myCase = endpoint({
  method: 'GET',
  path: '/api/portal/cases/:caseId',
  summary: '我的一件',
  access: 'resident',
  input: z.object({ caseId: z.uuid() }),
  reply: portalCase.extend({
    version: z.number(),
    actions: z.array(action),
    done: z.array(z.object({ label: z.string(), on: z.string(), note: z.string().nullable() })),
    ahead: z.array(z.object({ label: z.string(), expectedOn: z.string().nullable(), latestOn: z.string().nullable() })),
    letters: z.array(letterItem),
    links: z.array(linkItem),
    clerk: z.object({ name: z.string(), phone: z.string() }).nullable(),
  }),
})

/** A draft lives sealed on the server, one per person and service, so that another phone finds it. */
export const getDraft = endpoint({
  method: 'GET',
  path: '/api/drafts/:service',
  summary: '取草稿',
  access: 'signed_in',
  input: z.object({ service: z.string().max(60), subject: z.string().max(60).default('') }),
  reply: z.object({ draft: z.unknown().nullable(), savedAt: z.string().nullable(), formVersion: z.number().nullable() }),
})

export const saveDraft = endpoint({
  method: 'POST',
  path: '/api/drafts/:service',
  summary: '存草稿',
  access: 'signed_in',
  input: z.object({
    service: z.string().max(60),
    subject: z.string().max(60).default(''),
    formVersion: z.number().int(),
    draft: z.unknown(),
  }),
  reply: z.object({ savedAt: z.string() }),
})
