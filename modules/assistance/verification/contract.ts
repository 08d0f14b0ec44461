import { z } from 'zod'
import { endpoint } from '#kernel/contract.ts'
import { sourceKeys } from './sources.ts'

const county = ['verifier', 'county_clerk', 'county_head', 'auditor'] as const
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份写作 2020-09')
const source = z.enum(sourceKeys as [string, ...string[]], { error: '请选择数据来源' })
const reason = z.string().trim().min(2, '请写明理由').max(500, '理由不能超过 500 字')
const severity = z.enum(['BLOCK', 'CHECK', 'INFO'])

const sourceItem = z.object({
  source: z.string(),
  name: z.string(),
  required: z.boolean(),
  dataDate: z.string().nullable(),
  rows: z.number(),
  badRows: z.number(),
  state: z.enum(['fresh', 'old', 'none']),
  stateLabel: z.string(),
})
const runItem = z.object({
  runId: z.string(),
  month: z.string(),
  state: z.enum(['complete', 'incomplete']),
  people: z.number(),
  withoutConsent: z.number(),
  otherName: z.number(),
  findings: z.number(),
  startedBy: z.string(),
  startedAt: z.string(),
})

export const listMatches = endpoint({
  method: 'GET',
  path: '/api/verification/matches',
  summary: '比对和数据来源',
  access: county,
  input: z.object({}),
  reply: z.object({ sources: z.array(sourceItem), runs: z.array(runItem) }),
})

export const startMatch = endpoint({
  method: 'POST',
  path: '/api/verification/matches',
  summary: '发放前全员比对',
  access: ['verifier', 'county_clerk'],
  input: z.object({ requestId: z.uuid(), month }),
  reply: z.object({
    runId: z.string(),
    state: z.enum(['complete', 'incomplete']),
    people: z.number(),
    findings: z.number(),
    opened: z.number(),
  }),
})

export const getMatch = endpoint({
  method: 'GET',
  path: '/api/verification/matches/:runId',
  summary: '一次比对',
  access: county,
  input: z.object({ runId: z.uuid(), after: z.string().max(300).optional() }),
  reply: z.object({
    run: runItem,
    sources: z.array(sourceItem.extend({ waiver: z.object({ reason: z.string(), signedBy: z.string() }).nullable() })),
    missing: z.array(z.string()),
    rules: z.array(z.object({ rule: z.string(), label: z.string(), count: z.number() })),
    findings: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        placeName: z.string(),
        ruleLabel: z.string(),
        severity: z.string(),
        severityLabel: z.string(),
        caseId: z.string().nullable(),
        number: z.string().nullable(),
        open: z.boolean(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

/** The head signs that a month goes on without a source. */
export const waiveMissing = endpoint({
  method: 'POST',
  path: '/api/verification/matches/:runId/waivers',
  summary: '签字说明缺少的数据',
  access: ['county_head'],
  input: z.object({ runId: z.uuid(), requestId: z.uuid(), source, reason }),
  reply: z.object({}),
})

/** A list of a source as a file: CSV in UTF-8 or GB18030, or XLSX. */
export const deliver = endpoint({
  method: 'POST',
  path: '/api/verification/lists',
  summary: '上传来源数据',
  access: ['verifier', 'county_clerk'],
  upload: true,
  input: z.object({ requestId: z.uuid(), source, dataDate: z.iso.date({ error: '请填数据日期' }) }),
  reply: z.object({
    listId: z.number(),
    rows: z.number(),
    badRows: z.number(),
    errors: z.array(z.object({ row: z.number(), text: z.string() })),
  }),
})

export const listAnomalies = endpoint({
  method: 'GET',
  path: '/api/verification/anomalies',
  summary: '核对异常',
  access: ['town_clerk', 'town_lead', ...county],
  input: z.object({
    open: z.enum(['yes', 'no']).default('yes'),
    severity: severity.exclude(['INFO']).optional(),
    after: z.string().max(120).optional(),
  }),
  reply: z.object({
    items: z.array(
      z.object({
        caseId: z.string(),
        number: z.string(),
        name: z.string(),
        placeName: z.string(),
        ruleLabel: z.string(),
        severity: z.enum(['BLOCK', 'CHECK']),
        severityLabel: z.string(),
        stepLabel: z.string(),
        dueOn: z.string().nullable(),
        reasonLabel: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

export const getAnomaly = endpoint({
  method: 'GET',
  path: '/api/verification/anomalies/:caseId',
  summary: '一条异常信息',
  access: ['town_clerk', 'town_lead', ...county],
  input: z.object({ caseId: z.uuid() }),
  reply: z.object({
    rootId: z.string(),
    rule: z.string(),
    ruleLabel: z.string(),
    severity: z.string(),
    severityLabel: z.string(),
    name: z.string(),
    sourceName: z.string(),
    told: z.string(),
    found: z.string(),
    held: z.boolean(),
    owner: z.string().nullable(),
    closings: z.array(z.object({ label: z.string(), checked: z.string(), by: z.string(), at: z.string() })),
  }),
})

const caseSource = z.string().regex(/^[a-z_]{2,30}$/, '请选择数据来源')

/** Whom a source is to be asked about, for the cases that wait for it. */
export const getRequests = endpoint({
  method: 'GET',
  path: '/api/verification/requests',
  summary: '导出核对名单',
  access: ['verifier'],
  download: true,
  input: z.object({ source: caseSource }),
  reply: z.unknown(),
})

export const takeAnswerFile = endpoint({
  method: 'POST',
  path: '/api/verification/answers',
  summary: '导入核对答复',
  access: ['verifier'],
  upload: true,
  input: z.object({ requestId: z.uuid(), source: caseSource }),
  reply: z.object({ cases: z.number(), persons: z.number() }),
})

const signed = {
  source: z.string().regex(/^[a-z_]{2,30}$/, '没有这个来源'),
  time: z.iso.datetime({ offset: true, error: '时间写作 2020-09-25T09:00:00+08:00' }),
  nonce: z.string().regex(/^[\w-]{16,64}$/, '随机数是 16 至 64 个字母数字'),
  signature: z.string().regex(/^[0-9a-f]{64}$/, '签名是 64 位十六进制'),
}
const machine = { method: 'POST', access: 'public', nameless: true, upload: true, perMinute: 60 } as const

/** The same by a machine of the other department; signed as `lists/machine.ts` says. */
export const machineList = endpoint({
  ...machine,
  path: '/api/verification/machine/lists',
  summary: '接口报送来源数据',
  input: z.object({ ...signed, dataDate: z.iso.date() }),
  reply: z.object({ listId: z.number(), rows: z.number(), badRows: z.number() }),
})
export const machineRequests = endpoint({
  ...machine,
  path: '/api/verification/machine/requests',
  summary: '接口取待答复名单',
  input: z.object(signed),
  reply: z.object({
    requests: z.array(z.object({ number: z.string(), persons: z.array(z.object({ idNumber: z.string(), name: z.string() })) })),
  }),
})
export const machineAnswers = endpoint({
  ...machine,
  path: '/api/verification/machine/answers',
  summary: '接口报送核对答复',
  input: z.object(signed),
  reply: z.object({ cases: z.number(), persons: z.number() }),
})
