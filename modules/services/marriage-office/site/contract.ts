import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { type SiteItem, siteItemKeys } from '../rules/site.ts'

const readers = ['registry_head', 'county_head', 'county_clerk', 'auditor'] as const
const requestId = z.uuid()

const answer = z.object({ reached: z.boolean({ error: '请逐项选择是否达到' }), proofWords: z.string().trim().max(200) })
const answers = z.object(Object.fromEntries(siteItemKeys.map((k) => [k, answer])) as Record<SiteItem, typeof answer>)

const check = z.object({
  checkedOn: z.string(),
  checkedBy: z.string(),
  residents: z.number(),
  registrars: z.number(),
  required: z.number(),
  missingRegistrars: z.number(),
  items: z.array(z.object({ label: z.string(), met: z.boolean(), evidence: z.string() })),
})

/** The registry as a place: its grade by document, the last check against the standard with its gap, earlier ones. */
export const getSite = endpoint({
  method: 'GET',
  path: '/api/marriage-site',
  summary: '婚姻登记场所',
  access: readers,
  input: z.object({}),
  reply: z.object({
    grades: z.array(
      z.object({ grade: z.number(), grantedOn: z.string(), validUntil: z.string().nullable(), document: z.string(), inForce: z.boolean() }),
    ),
    last: check.nullable(),
    earlier: z.array(z.object({ checkedOn: z.string(), met: z.number(), of: z.number(), registrars: z.number(), required: z.number() })),
    postsHeld: z.number(),
  }),
})

export const recordSiteCheck = endpoint({
  method: 'POST',
  path: '/api/marriage-site/checks',
  summary: '登记场所自查',
  access: ['registry_head'],
  input: z.object({
    requestId,
    residents: z.coerce.number({ error: '请填户籍人口' }).int().min(1000, '请填户籍人口').max(20_000_000),
    registrars: z.coerce.number({ error: '请填登记员人数' }).int().min(0).max(200),
    siteItems: answers,
  }),
  reply: z.object({ required: z.number(), missing: z.number() }),
})

export const recordGrade = endpoint({
  method: 'POST',
  path: '/api/marriage-site/grades',
  summary: '登记等级认定',
  access: ['registry_head'],
  input: z.object({
    requestId,
    grade: z.coerce.number({ error: '请选择等级' }).int().min(1).max(5),
    grantedOn: z.iso.date('请选择认定日期'),
    document: z.string().trim().min(4, '请写明认定文件的名称和文号').max(200),
  }),
  reply: z.object({}),
})

const activity = z.object({
  activityId: z.string(),
  kindLabel: z.string(),
  title: z.string(),
  heldOn: z.string(),
  participants: z.number(),
  villages: z.number(),
})

/** Customs reform: what was held, who came, villages whose rules changed. */
export const listActivities = endpoint({
  method: 'GET',
  path: '/api/marriage-activities',
  summary: '婚俗改革活动',
  access: readers,
  input: z.object({ year: z.coerce.number().int().min(1990).max(2100), after: z.string().max(80).optional() }),
  reply: z.object({
    items: z.array(activity),
    next: z.string().nullable(),
    totals: z.object({ activities: z.number(), participants: z.number(), villages: z.number() }),
  }),
})

export const recordActivity = endpoint({
  method: 'POST',
  path: '/api/marriage-activities',
  summary: '登记婚俗改革活动',
  access: ['registry_head'],
  input: z.object({
    requestId,
    kind: z.enum(['GROUP_WEDDING', 'CERTIFICATE_CEREMONY', 'LECTURE', 'VILLAGE_RULE'], { error: '请选择活动种类' }),
    title: z.string().trim().min(2, '请填活动名称').max(100),
    activityOn: z.iso.date('请选择日期'),
    participants: z.coerce.number({ error: '请填参加人数' }).int().min(0).max(100_000),
    villages: z.coerce.number().int().min(0).max(600).default(0),
  }),
  reply: z.object({}),
})
