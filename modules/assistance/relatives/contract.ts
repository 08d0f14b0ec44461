import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { staffRoles } from '#kernel/role.ts'

const kinships = [
  'SPOUSE',
  'PARENT',
  'CHILD',
  'SIBLING',
  'GRANDPARENT',
  'GRANDCHILD',
  'SPOUSE_PARENT',
  'SPOUSE_SIBLING',
  'CHILD_SPOUSE',
  'OTHER',
] as const

const own = {
  requestId: z.uuid(),
  name: z.string().trim().min(2, '姓名至少两个字').max(30, '姓名过长'),
  idNumber: z.string().trim().min(15, '证件号码是 18 位').max(18, '证件号码是 18 位'),
  kinship: z.enum(kinships, { error: '请选择关系' }),
}

const item = z.object({
  relativeId: z.string(),
  official: z.string(),
  relationLabel: z.string(),
  name: z.string(),
  idMask: z.string(),
  declared: z.boolean(),
  recordedOn: z.string(),
  ended: z.boolean(),
  /** Households on the books with this person. */
  households: z.array(z.object({ rootId: z.string(), categoryLabel: z.string() })),
  cases: z.number(),
})
export type RelativeItem = z.output<typeof item>

/** The register; only the bureau sees who is related. */
export const listRelatives = endpoint({
  method: 'GET',
  path: '/api/relatives',
  summary: '近亲属备案',
  access: ['county_clerk', 'county_head', 'auditor'],
  input: z.object({ after: z.string().max(80).optional() }),
  reply: z.object({ items: z.array(item), next: z.string().nullable() }),
})

/** Officials with an account, by the beginning of the name. */
export const listOfficials = endpoint({
  method: 'GET',
  path: '/api/relatives/officials',
  summary: '查找工作人员',
  access: ['county_clerk'],
  input: z.object({ q: z.string().trim().max(30).default('') }),
  reply: z.object({ items: z.array(z.object({ staffId: z.string(), label: z.string() })) }),
})

/** The bureau records a relative of an official. */
export const recordRelative = endpoint({
  method: 'POST',
  path: '/api/relatives',
  summary: '登记近亲属备案',
  access: ['county_clerk'],
  input: z.object({ ...own, staffId: z.uuid().optional(), official: z.string().trim().max(60, '不超过 60 字').optional() }),
  reply: z.object({ relativeId: z.string(), cases: z.number() }),
})

export const endRelative = endpoint({
  method: 'POST',
  path: '/api/relatives/:relativeId/end',
  summary: '终止近亲属备案',
  access: ['county_clerk', 'county_head'],
  input: z.object({
    relativeId: z.uuid(),
    requestId: z.uuid(),
    reason: z.string().trim().min(2, '请写明理由').max(500, '理由不能超过 500 字'),
  }),
  reply: z.object({}),
})

const staff = [...staffRoles]

/** What somebody who works here has declared. */
export const listOwnRelatives = endpoint({
  method: 'GET',
  path: '/api/my-relatives',
  summary: '我申报的近亲属',
  access: staff,
  input: z.object({}),
  reply: z.object({
    items: z.array(z.object({ name: z.string(), idMask: z.string(), relationLabel: z.string(), recordedOn: z.string() })),
  }),
})

export const declareRelative = endpoint({
  method: 'POST',
  path: '/api/my-relatives',
  summary: '申报近亲属',
  access: staff,
  input: z.object(own),
  reply: z.object({}),
})
