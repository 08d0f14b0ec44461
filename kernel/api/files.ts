import { z } from 'zod'
import { endpoint } from '../contract.ts'
import { caseRoles } from '../role.ts'

/** Sends one photograph or document before the form that refers to it. Type is judged by content; at most 10 MB. */
export const uploadFile = endpoint({
  method: 'POST',
  path: '/api/files',
  summary: '上传材料',
  access: 'signed_in',
  upload: true,
  perMinute: 60,
  input: z.object({ kind: z.string().max(40), name: z.string().max(120), requestId: z.uuid(), caseId: z.uuid().optional() }),
  reply: z.object({ fileId: z.string(), type: z.string(), size: z.number(), sha256: z.string() }),
})

export const downloadFile = endpoint({
  method: 'GET',
  path: '/api/files/:fileId',
  summary: '查看材料',
  access: ['applicant', ...caseRoles],
  download: true,
  input: z.object({ fileId: z.uuid() }),
  reply: z.unknown(),
})
