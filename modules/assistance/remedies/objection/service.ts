import { z } from 'zod'
import { defineService } from '#kernel/service.ts'
import { findings, objectionFormVersion } from './form.ts'

/** What the conditions ask. */
export type ObjectionFacts = {
  contestedCase: string
  noticeId: string
  named: boolean
  receivedOn: string
  /** Who investigated the application: none of them handles what is said against it. */
  investigators: string[]
  handler?: string
}

/** The title says what the board says: names there are masked, and who objects is not in it. */
export const titleWord = '异议：'

const handlers = ['town_clerk', 'town_lead', 'county_clerk'] as const
const none = { waitsFor: [], next: '', ended: true } as const
const said = z.string().trim().min(2, '请写明核实情况').max(1000, '不能超过 1000 字')

const isNoInvestigator = (f: ObjectionFacts, who: { id: string }) =>
  !f.investigators.includes(who.id) || '您是本件的调查人，不能处理对它的异议，请由别的同事承办'

/** 公示异议, §5.1 and §6: named, it is investigated and answered; without a name it is a lead. */
export const objectionService = defineService<ObjectionFacts>()({
  name: 'objection',
  title: '公示异议',
  numberWord: '异议',
  formVersion: objectionFormVersion,
  first: 'draft',
  steps: {
    draft: { label: '填写中', waitsFor: ['applicant'], next: '提出异议' },
    received: { label: '待承办', plain: '已收到，等待核实', waitsFor: handlers, next: '承办异议' },
    examining: { label: '核实中', plain: '正在重新调查核实', waitsFor: handlers, next: '重新调查后答复提出人' },
    answered: { label: '已答复', ...none },
    lead: { label: '匿名线索', optional: true, waitsFor: handlers, next: '核查线索，或转为异议核实' },
    noted: { label: '线索已处理', optional: true, ...none },
    withdrawn: { label: '已撤回', optional: true, ...none },
  },
  moves: {
    raise: { label: '提出异议', from: ['draft'], to: 'received', by: ['applicant', 'village_worker', 'town_clerk', 'county_clerk'] },
    tip: { label: '收到匿名线索', from: ['draft'], to: 'lead', by: ['system', 'village_worker', 'town_clerk', 'county_clerk'] },
    take: {
      label: '承办异议',
      from: ['received', 'examining'],
      to: 'examining',
      by: handlers,
      when: (f, who) => (f.handler === who.id ? '您已经承办' : isNoInvestigator(f, who)),
    },
    answer: {
      label: '写核实结论并答复',
      from: ['examining'],
      to: 'answered',
      by: handlers,
      record: 'objection_finding',
      when: (f, who) => f.handler === who.id || '由承办人答复；要换人请先点“承办异议”',
      input: z.object({ finding: z.enum(findings, { error: '请选择核实结论' }), said, reply: said }),
    },
    adopt: {
      label: '转为异议核实',
      from: ['lead'],
      to: 'received',
      by: ['town_clerk', 'town_lead', 'county_clerk'],
      record: 'lead_adopted',
      input: z.object({ reason: said }),
    },
    note: {
      label: '登记线索处理结果',
      from: ['lead'],
      to: 'noted',
      by: handlers,
      record: 'lead_noted',
      input: z.object({ finding: z.enum(findings, { error: '请选择核实结论' }), said }),
    },
    withdraw: {
      label: '撤回异议',
      from: ['received', 'examining'],
      to: 'withdrawn',
      by: ['applicant'],
      record: 'objection_withdrawn',
      weighty: true,
      input: z.object({ reason: z.string().max(300).default('') }),
    },
  },
  clocks: {
    objection: {
      label: '异议处理期限',
      parameter: 'limit.objection',
      unit: 'working_days',
      kind: 'statutory',
      startsOn: ['raise', 'adopt'],
      stopsOn: ['answer', 'withdraw'],
    },
    lead: {
      label: '线索处理期限',
      parameter: 'limit.complaint',
      unit: 'calendar_days',
      kind: 'statutory',
      startsOn: ['tip'],
      stopsOn: ['note', 'adopt'],
    },
  },
})
