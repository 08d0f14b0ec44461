import { z } from 'zod'
import { defineService } from '#kernel/service.ts'
import { closingReasons } from '../texts.zh.ts'

/** What the conditions ask. */
export type AnomalyFacts = {
  rootId?: string
  rule?: string
  severity?: string
  owner?: string
  closedBy?: string
  reason?: string
  held?: boolean
}

const county = ['county_clerk', 'county_head'] as const
const reason = z.string().trim().min(2, '请写明理由').max(500, '理由不能超过 500 字')

/** How an anomaly ends: with a reason, and what shows it. */
export const closingInput = z.object({
  conclusion: z.enum(Object.keys(closingReasons) as [keyof typeof closingReasons], { error: '请选择核查结论' }),
  checked: z.string().trim().min(4, '请写明怎样核查的、有什么证据').max(500, '不能超过 500 字'),
})
export type ClosingInput = z.output<typeof closingInput>

/** 异常信息: what a register says and the household did not. Closed by a person with a reason; what touches money, by two. */
export const anomaly = defineService<AnomalyFacts>()({
  name: 'anomaly',
  title: '核对异常',
  numberWord: '异常',
  formVersion: 1,
  first: 'draft',
  steps: {
    draft: { label: '登记中', waitsFor: ['verifier'], next: '登记' },
    open: { label: '待核查', waitsFor: ['town_clerk'], next: '开始核查' },
    checking: { label: '核查中', waitsFor: ['town_clerk'], next: '核查后按结论办结' },
    closing: { label: '待复核', optional: true, waitsFor: ['town_lead', ...county], next: '复核核查结论' },
    escalated: { label: '上报市局', optional: true, waitsFor: [...county], next: '市局核查后办结' },
    resolved: { label: '已办结', waitsFor: [], next: '', ended: true },
  },
  moves: {
    found: { label: '发现', from: ['draft'], to: 'open', by: ['verifier', ...county, 'system'] },
    found_blocking: { label: '发现影响发放的异常', from: ['draft'], to: 'open', by: ['verifier', ...county, 'system'] },
    take: { label: '开始核查', from: ['open'], to: 'checking', by: ['town_clerk'] },
    close: {
      label: '按结论办结',
      from: ['checking', 'escalated'],
      to: (f) => (f.severity === 'BLOCK' ? 'closing' : 'resolved'),
      by: ['town_clerk', ...county],
      record: 'anomaly_closing',
      input: closingInput,
    },
    hold: {
      label: '先暂缓发放',
      // Not from the county's own desk: a hold there would send the case back to the town.
      from: ['open', 'checking'],
      to: (f) => (f.owner ? 'checking' : 'open'),
      by: ['town_clerk', ...county],
      record: 'anomaly_hold',
      when: (f) => !f.held || '已经暂缓发放',
      input: z.object({ reason }),
    },
    confirm: {
      label: '复核同意',
      from: ['closing'],
      to: 'resolved',
      by: ['town_lead', ...county],
      record: 'anomaly_confirmed',
      weighty: true,
      when: (f, who) => f.closedBy !== who.id || '您作的结论要由另一个人复核',
      input: z.object({ reason: z.string().max(500).default('') }),
    },
    send_back: {
      label: '退回再查',
      from: ['closing'],
      to: 'checking',
      by: ['town_lead', ...county],
      record: 'sent_back',
      input: z.object({ reason }),
    },
    escalate: {
      label: '查不清，上报市局',
      from: ['checking'],
      to: 'escalated',
      by: ['town_clerk'],
      record: 'anomaly_escalated',
      input: z.object({ reason }),
    },
    reopen: {
      label: '重新核查',
      from: ['resolved'],
      to: 'checking',
      by: ['verifier', ...county],
      record: 'anomaly_reopened',
      weighty: true,
      input: z.object({ reason }),
    },
  },
  clocks: {
    anomaly: {
      label: '异常核查期限',
      parameter: 'limit.anomaly',
      unit: 'working_days',
      kind: 'statutory',
      startsOn: ['found', 'reopen'],
      stopsOn: ['close'],
    },
    blocking: {
      label: '影响发放的异常核查期限',
      parameter: 'limit.anomalyBlocking',
      unit: 'working_days',
      kind: 'statutory',
      startsOn: ['found_blocking'],
      stopsOn: ['confirm'],
    },
  },
})
