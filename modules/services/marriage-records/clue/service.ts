import { z } from 'zod'
import { defineService } from '#kernel/service.ts'
import { desk, readers, registrars, said } from '../form.ts'
import { outsideEvidence } from '../rules/false-identity.ts'

export type ClueFacts = {
  /** Kinds of evidence from outside that came in. */
  evidence: string[]
  /** Why it cannot be revoked, with the article; null when it may be. */
  why: string | null
  reviewedBy?: string
  opinion?: 'REVOKE' | 'KEEP'
  decisionNumber?: string
  served?: boolean
}

const none = { waitsFor: [], next: '', ended: true } as const
const before = ['clue', 'verifying', 'evidence_received'] as const

/** 虚假登记核查 (M9): a clue is verified with the police; only evidence from outside revokes, after a meeting and another's decision. */
export const clueService = defineService<ClueFacts>()({
  name: 'false_identity',
  title: '虚假登记核查',
  numberWord: '核查',
  formVersion: 1,
  readers,
  first: 'draft',
  steps: {
    draft: { label: '填写中', waitsFor: [], next: '登记线索' },
    clue: { label: '线索', waitsFor: registrars, next: '商请公安机关核实' },
    verifying: { label: '核实中', waitsFor: registrars, next: '等公安、法院、检察院的证据' },
    evidence_received: { label: '已有证据', waitsFor: ['registry_head'], next: '局里开会审查' },
    review: { label: '待决定', waitsFor: ['county_head'], next: '作出决定' },
    decided: { label: '已决定撤销', waitsFor: registrars, next: '送达当事人' },
    served: { label: '已送达', waitsFor: registrars, next: '更新婚姻登记信息，列入严重失信名单' },
    base_updated: { label: '已撤销', ...none },
    kept: { label: '不予撤销', optional: true, ...none },
    forwarded: { label: '线索已移送', optional: true, ...none },
  },
  moves: {
    report: { label: '登记线索', from: ['draft'], to: 'clue', by: desk },
    verify: {
      label: '商请核实',
      from: ['clue'],
      to: 'verifying',
      by: registrars,
      record: 'clue_verifying',
      input: z.object({ addressee: z.string().trim().min(2, '请写明发给哪个单位').max(60), situation: said }),
    },
    take_evidence: {
      label: '收下证据',
      from: ['clue', 'verifying', 'evidence_received'],
      to: 'evidence_received',
      by: registrars,
      record: 'outside_evidence',
      input: z.object({
        outside: z.enum(outsideEvidence, { error: '请选择是哪一种证据' }),
        issuer: z.string().trim().min(2, '请写明出具单位').max(60),
        paper: z.string().trim().min(2, '请写明文号').max(120),
        paperOn: z.iso.date({ error: '请填文书日期' }),
        situation: said,
      }),
    },
    forward: {
      label: '移送线索',
      from: before,
      to: 'forwarded',
      by: registrars,
      record: 'clue_forwarded',
      when: (f) => f.evidence.length === 0 || '已经收到证据，要审查决定，不能只移送',
      input: z.object({ addressee: z.string().trim().min(2, '请写明移送给哪个单位').max(60), situation: said }),
    },
    review: {
      label: '登记会议审查',
      from: ['evidence_received'],
      to: 'review',
      by: ['registry_head'],
      record: 'clue_review',
      when: (f) => f.why ?? true,
      input: z.object({
        meetingOn: z.iso.date({ error: '请填会议日期' }),
        meetingOpinion: z.enum(['REVOKE', 'KEEP'], { error: '请选择审查意见' }),
        situation: said,
      }),
    },
    revoke: {
      label: '决定撤销',
      from: ['review'],
      to: 'decided',
      by: ['county_head'],
      record: 'clue_decision',
      weighty: true,
      when: (f, who) => f.why ?? (f.reviewedBy !== who.id || '审查和决定由不同的人作出'),
      input: z.object({ reason: said }),
    },
    keep: {
      label: '不予撤销',
      from: ['review'],
      to: 'kept',
      by: ['county_head'],
      record: 'clue_decision',
      when: (f, who) => f.reviewedBy !== who.id || '审查和决定由不同的人作出',
      input: z.object({ reason: said }),
    },
    serve: {
      label: '登记送达',
      from: ['decided'],
      to: 'served',
      by: registrars,
      record: 'clue_served',
      input: z.object({
        servedHow: z.enum(['DIRECT', 'POST', 'PUBLIC_NOTICE'], { error: '请选择怎么送达的' }),
        servedOn: z.iso.date({ error: '请填送达日期' }),
        situation: said,
      }),
    },
    update_base: {
      label: '登记已更新、已列入名单',
      from: ['served'],
      to: 'base_updated',
      by: registrars,
      record: 'clue_updated',
      input: z.object({ situation: said }),
    },
  },
  clocks: {
    clue: {
      label: '核查期限',
      parameter: 'limit.falseIdentity',
      unit: 'calendar_days',
      kind: 'promise',
      startsOn: ['take_evidence'],
      stopsOn: ['revoke', 'keep', 'forward'],
    },
  },
})
