import { z } from 'zod'
import { defineService } from '#kernel/service.ts'
import type { RemedyKind } from '../rules/periods.ts'
import { disputes, outcomes, remedyFormVersion } from './form.ts'

/** What the conditions ask. */
export type RemedyFacts = {
  kind: RemedyKind
  contestedCase: string
  letterId: string
  deliveredOn: string | null
  late: boolean
  /** Whether a late one says why. */
  excused: boolean
  /** The decision takes something away; whether its execution was ordered to wait. */
  stayable: boolean
  stayed?: boolean
  /** Everybody who had a hand in the contested decision. */
  involved: string[]
  examiner?: string
  proposedBy?: string
  proposal?: (typeof outcomes)[number]
}

const filers = ['applicant', 'village_worker', 'town_clerk', 'county_clerk'] as const
const none = { waitsFor: [], next: '', ended: true } as const
const reason = z.string().trim().min(2, '请写明理由').max(1000, '不能超过 1000 字')
const disputed = z.enum(disputes, { error: '请选择争议在哪里' })
const open = ['received', 'accepted', 'examining', 'in_court', 'proposed'] as const

const hadNoPart = (f: RemedyFacts, who: { id: string }) =>
  !f.involved.includes(who.id) || '您办过被争议的决定，不能处理对它的申诉、复议，请由没有参与的同事办理'

/** Who decides the remedy had no part in the contested decision and does not decide the own proposal. */
const mayDecide = (f: RemedyFacts, who: { id: string }) =>
  f.proposedBy === who.id ? '您提出的处理意见不能由您自己决定' : hadNoPart(f, who)

/** 申诉投诉、行政复议、行政诉讼, §11: a case of its own beside the decision it contests, which stays as it was. */
export const remedyService = defineService<RemedyFacts>()({
  name: 'remedy',
  title: '权利救济',
  numberWord: '救济',
  formVersion: remedyFormVersion,
  first: 'draft',
  steps: {
    draft: { label: '填写中', waitsFor: ['applicant'], next: '提交' },
    received: { label: '待受理', plain: '已收到', waitsFor: ['county_clerk', 'county_head'], next: '受理，或不予受理' },
    accepted: { label: '已受理', plain: '已受理', waitsFor: ['county_clerk', 'county_head'], next: '由没有参与原决定的人承办' },
    examining: { label: '审查中', plain: '正在审查原来的决定', waitsFor: ['county_clerk', 'county_head'], next: '提出处理意见' },
    in_court: { label: '法院审理', plain: '等待法院判决', optional: true, waitsFor: ['county_clerk'], next: '登记法院的判决' },
    proposed: { label: '待决定', plain: '即将作出处理决定', waitsFor: ['county_head'], next: '作出处理决定' },
    upheld: { label: '维持原决定', ...none },
    changed: { label: '变更原决定', optional: true, ...none },
    cancelled: { label: '撤销，重新办理', optional: true, ...none },
    not_accepted: { label: '不予受理', optional: true, ...none },
    withdrawn: { label: '已撤回', optional: true, ...none },
  },
  moves: {
    file_complaint: { label: '提出申诉投诉', from: ['draft'], to: 'received', by: filers },
    file_reconsideration: { label: '申请行政复议', from: ['draft'], to: 'received', by: filers },
    file_litigation: { label: '登记行政诉讼', from: ['draft'], to: 'in_court', by: filers },
    accept: {
      label: '受理',
      from: ['received'],
      to: 'accepted',
      by: ['county_clerk', 'county_head'],
      when: (f) => !f.late || '已过期限，要由市局负责人写明理由受理',
    },
    accept_late: {
      label: '逾期受理',
      from: ['received'],
      to: 'accepted',
      by: ['county_head'],
      record: 'late_acceptance',
      when: (f) => (!f.late ? '没有逾期，直接受理' : f.excused || '申请人没有写明逾期的理由'),
      input: z.object({ reason }),
    },
    not_accept: {
      label: '不予受理',
      from: ['received'],
      to: 'not_accepted',
      by: ['county_head'],
      record: 'remedy_not_accepted',
      weighty: true,
      when: hadNoPart,
      input: z.object({ reason }),
    },
    take: {
      label: '承办审查',
      from: ['accepted', 'examining'],
      to: 'examining',
      by: ['county_clerk', 'county_head'],
      when: (f, who) => (f.examiner === who.id ? '您已经承办' : hadNoPart(f, who)),
    },
    propose: {
      label: '提出处理意见',
      from: ['examining'],
      to: 'proposed',
      by: ['county_clerk', 'county_head'],
      record: 'remedy_proposal',
      when: (f, who) => f.examiner === who.id || '由承办人提出处理意见；要换人请先点“承办审查”',
      input: z.object({ outcome: z.enum(outcomes, { error: '请选择处理意见' }), said: reason }),
    },
    order_stay: {
      label: '责令停止执行',
      from: ['accepted', 'examining', 'in_court', 'proposed'],
      to: (f) => whereItIs(f),
      by: ['county_head'],
      record: 'stay_order',
      when: (f) => {
        if (f.kind === 'COMPLAINT') return '申诉投诉期间决定照常执行'
        if (!f.stayable) return '被争议的决定没有停发或减少救助'
        return !f.stayed || '已经责令停止执行'
      },
      input: z.object({ reason }),
    },
    record_judgment: {
      label: '登记判决',
      from: ['in_court'],
      to: 'proposed',
      by: ['county_clerk'],
      record: 'judgment',
      input: z.object({
        outcome: z.enum(outcomes, { error: '请选择判决结果' }),
        court: z.string().trim().min(4, '请写法院全称').max(60),
        courtNumber: z.string().trim().min(4, '请写案号').max(60),
        judgedOn: z.iso.date({ error: '请填判决日期' }),
        said: reason,
      }),
    },
    send_back: {
      label: '退回审查',
      from: ['proposed'],
      to: 'examining',
      by: ['county_head'],
      record: 'sent_back',
      when: notFromCourt,
      input: z.object({ reason }),
    },
    uphold: {
      label: '维持原决定',
      from: ['proposed'],
      to: 'upheld',
      by: ['county_head'],
      record: 'remedy_decision',
      weighty: true,
      when: (f, who) => asTheCourtSaid(f, 'UPHOLD') ?? mayDecide(f, who),
      input: z.object({ reason }),
    },
    change: {
      label: '变更原决定',
      from: ['proposed'],
      to: 'changed',
      by: ['county_head'],
      record: 'remedy_decision',
      weighty: true,
      when: (f, who) => asTheCourtSaid(f, 'CHANGE') ?? mayDecide(f, who),
      input: z.object({ reason, disputed }),
    },
    cancel: {
      label: '撤销原决定，重新办理',
      from: ['proposed'],
      to: 'cancelled',
      by: ['county_head'],
      record: 'remedy_decision',
      weighty: true,
      when: (f, who) => asTheCourtSaid(f, 'CANCEL') ?? mayDecide(f, who),
      input: z.object({ reason, disputed }),
    },
    withdraw: {
      label: '撤回',
      from: open,
      to: 'withdrawn',
      by: ['applicant', 'town_clerk', 'county_clerk'],
      record: 'remedy_withdrawn',
      weighty: true,
      input: z.object({ reason: z.string().max(300).default('') }),
    },
  },
  clocks: {
    complaint: {
      label: '申诉投诉办理期限',
      parameter: 'limit.complaint',
      unit: 'calendar_days',
      kind: 'statutory',
      startsOn: ['file_complaint'],
      stopsOn: ['uphold', 'change', 'cancel', 'not_accept', 'withdraw'],
    },
    reconsideration: {
      label: '行政复议办理期限',
      parameter: 'limit.reconsideration.handle',
      unit: 'calendar_days',
      kind: 'statutory',
      startsOn: ['file_reconsideration'],
      stopsOn: ['uphold', 'change', 'cancel', 'not_accept', 'withdraw'],
    },
  },
})

/** A judgment is carried out as it stands. */
function asTheCourtSaid(f: RemedyFacts, outcome: RemedyFacts['proposal']): string | undefined {
  return f.kind === 'LITIGATION' && f.proposal !== outcome ? '要按法院判决的结果办理' : undefined
}

function notFromCourt(f: RemedyFacts): true | string {
  return f.kind !== 'LITIGATION' || '法院的判决不能退回审查'
}

/** An order to wait leaves the remedy where it is. */
function whereItIs(f: RemedyFacts): 'proposed' | 'in_court' | 'examining' | 'accepted' {
  if (f.proposal) return 'proposed'
  return f.kind === 'LITIGATION' ? 'in_court' : f.examiner ? 'examining' : 'accepted'
}
