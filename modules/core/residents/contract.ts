import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'

const finders = ['village_worker', 'town_clerk', 'town_lead', 'county_clerk', 'county_head', 'auditor'] as const

export const personItem = z.object({
  personId: z.string(),
  name: z.string(),
  sex: z.enum(['M', 'F']),
  birthDate: z.string(),
  idMask: z.string(),
  place: z.string(),
  placeName: z.string(),
  died: z.boolean(),
})
export type PersonItem = z.output<typeof personItem>

/** By exact identity number, or by name, reading or initials from the beginning; only inside the own place. */
export const searchResidents = endpoint({
  method: 'GET',
  path: '/api/residents/search',
  summary: '找人',
  access: finders,
  input: z.object({ q: z.string().trim().min(1, '请输入姓名、拼音或号码').max(30), after: z.string().max(120).optional() }),
  reply: z.object({ items: z.array(personItem), next: z.string().nullable() }),
})

export const getResident = endpoint({
  method: 'GET',
  path: '/api/residents/:personId',
  summary: '居民和家庭',
  access: finders,
  input: z.object({ personId: z.uuid() }),
  reply: personItem.extend({
    phoneMask: z.string().nullable(),
    deathEventId: z.string().nullable(),
    /** Statuses of marriage, the newest first, each with what says so. */
    marital: z.array(z.object({ label: z.string(), from: z.string(), to: z.string().nullable(), source: z.string() })),
    /** Corrections that wait for the town's look at the household book. */
    proposals: z.array(z.object({ proposalId: z.string(), label: z.string(), right: z.string() })),
    address: z.string().nullable(),
    household: z.array(personItem.extend({ relation: z.string(), relationLabel: z.string(), since: z.string() })),
  }),
})

/** Shows a number in full; the reason is asked and kept. */
export const revealResident = endpoint({
  method: 'POST',
  path: '/api/residents/:personId/reveal',
  summary: '显示完整号码',
  access: ['village_worker', 'town_clerk', 'town_lead', 'county_clerk', 'county_head'],
  input: z.object({ personId: z.uuid(), field: z.enum(['idNumber', 'phone']), reason: z.string().min(2, '请写明理由').max(200) }),
  reply: z.object({ value: z.string() }),
})

/** What was corrected elsewhere on a paper of the police is taken into the register, or not. */
export const decideIdentity = endpoint({
  method: 'POST',
  path: '/api/residents/:personId/identity',
  summary: '核对更正姓名、出生日期',
  access: ['town_clerk'],
  input: z.object({
    requestId: z.uuid(),
    personId: z.uuid(),
    proposalId: z.uuid(),
    agree: z.boolean({ error: '请选择是否更正' }),
    reason: z.string().trim().min(2, '请写明户口簿怎么写的').max(200),
  }),
  reply: z.object({ applied: z.boolean() }),
})

/** Registers somebody at a village. The same name, birthday and village is offered for review unless `confirmed`. */
export const registerResident = endpoint({
  method: 'POST',
  path: '/api/residents',
  summary: '登记居民',
  access: ['village_worker', 'town_clerk'],
  input: z.object({
    requestId: z.uuid(),
    name: z.string().trim().min(2, '姓名至少两个字').max(30),
    idNumber: z.string().min(15, '证件号码是 18 位').max(18, '证件号码是 18 位'),
    village: z.string().length(12, '请选择村（社区）'),
    phone: z
      .string()
      .regex(/^1\d{10}$/, '手机号是 11 位')
      .optional(),
    householdId: z.uuid().optional(),
    relation: z.string().max(20).optional(),
    confirmed: z.boolean().default(false),
  }),
  reply: z.object({ personId: z.string().nullable(), possible: z.array(personItem) }),
})

/** People with the same name, birthday and village, for review. */
export const listDuplicates = endpoint({
  method: 'GET',
  path: '/api/residents/duplicates',
  summary: '可能重复的登记',
  access: ['town_clerk', 'county_clerk', 'county_head'],
  input: z.object({}),
  reply: z.object({ groups: z.array(z.array(personItem)) }),
})

/** The household of a bound resident, so that the form asks nothing twice. Own family only; recorded. */
export const myHousehold = endpoint({
  method: 'GET',
  path: '/api/portal/household',
  summary: '我的家庭',
  access: 'resident',
  input: z.object({}),
  reply: z.object({
    village: z.string().nullable(),
    address: z.string().nullable(),
    phone: z.string().nullable(),
    members: z.array(z.object({ name: z.string(), idNumber: z.string(), relation: z.string(), self: z.boolean() })),
  }),
})
