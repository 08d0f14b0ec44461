import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { type Purpose, purposes } from '../texts.zh.ts'

export const archiveReaders = ['registrar', 'registry_head', 'archivist', 'county_head', 'auditor'] as const

const found = z.object({
  registrationId: z.string(),
  side: z.string(),
  certNo: z.string(),
  originalCertNo: z.string().nullable(),
  kindLabel: z.string(),
  registerDate: z.string(),
  statusLabel: z.string(),
  man: z.object({ name: z.string(), idMask: z.string() }),
  woman: z.object({ name: z.string(), idMask: z.string() }),
})
export type FoundFile = z.output<typeof found>

/** Files by the beginning of a name, an identity number, or a certificate number. */
export const searchArchive = endpoint({
  method: 'GET',
  path: '/api/marriage-files',
  summary: '婚姻档案查询',
  access: archiveReaders,
  input: z.object({ q: z.string().trim().min(1, '请输入姓名、证件号码或字号').max(40), after: z.string().max(120).optional() }),
  reply: z.object({ items: z.array(found), next: z.string().nullable(), by: z.enum(['name', 'number', 'certificate']) }),
})

const party = z.object({
  sideLabel: z.string(),
  name: z.string(),
  idMask: z.string(),
  birthDate: z.string(),
  age: z.number(),
  household: z.string(),
  statusBefore: z.string(),
})

/** One file. Opening it is recorded with its purpose. */
export const openFile = endpoint({
  method: 'GET',
  path: '/api/marriage-files/:registrationId',
  summary: '打开婚姻登记档案',
  access: archiveReaders,
  input: z.object({
    registrationId: z.uuid(),
    openPurpose: z.enum(Object.keys(purposes) as [Purpose, ...Purpose[]], { error: '请选择查阅目的' }),
  }),
  reply: z.object({
    certNo: z.string(),
    originalCertNo: z.string().nullable(),
    kindLabel: z.string(),
    statusLabel: z.string(),
    applyDate: z.string(),
    registerDate: z.string(),
    registrar: z.string(),
    checker: z.string(),
    handedOverAt: z.string().nullable(),
    fileNo: z.string().nullable(),
    uploadedAt: z.string().nullable(),
    caseId: z.string().nullable(),
    relation: z.object({ since: z.string(), statusLabel: z.string(), endedOn: z.string().nullable(), basis: z.string().nullable() }),
    parties: z.array(party),
    notes: z.array(z.object({ kindLabel: z.string(), on: z.string(), text: z.string(), basis: z.string(), by: z.string() })),
    blanks: z.array(
      z.object({
        serial: z.string(),
        sideLabel: z.string(),
        stateLabel: z.string(),
        usedOn: z.string().nullable(),
        reason: z.string().nullable(),
      }),
    ),
    others: z.array(
      z.object({ registrationId: z.string(), certNo: z.string(), kindLabel: z.string(), registerDate: z.string(), same: z.boolean() }),
    ),
    review: z.object({ reviewId: z.string(), resultLabel: z.string().nullable() }).nullable(),
    forged: z.string().nullable(),
  }),
})
