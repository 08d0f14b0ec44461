import { z } from 'zod'
import { defineService } from '#kernel/service.ts'
import { reason } from '../service/inputs.ts'
import { changeFormVersion } from './form.ts'

/** What the conditions ask. */
export type ChangeFacts = {
  rootId?: string
  kind?: string
  source?: string
  happenedOn?: string
  reportedOn?: string
  proposedBy?: string
  sameClass?: boolean
  /** Somebody of the household is a near relative of an official. */
  staffRelative?: boolean
  countyCheckedBy?: string
}

const county = ['county_clerk', 'county_head'] as const

/** A change of a household on the books: a small case of its own, §5.1. Nobody decides what they proposed. */
export const subsistenceChange = defineService<ChangeFacts>()({
  name: 'subsistence_change',
  title: '低保变更',
  numberWord: '变更',
  formVersion: changeFormVersion,
  first: 'draft',
  steps: {
    draft: { label: '填写中', waitsFor: ['village_worker', 'town_clerk'], next: '登记' },
    open: { label: '已登记', plain: '镇里正在核实变化', waitsFor: ['town_clerk'], next: '核实后提出意见' },
    proposed: { label: '待确认', plain: '市民政局正在确认', waitsFor: ['county_clerk', 'county_head'], next: '确认变更' },
    decided: { label: '已变更', waitsFor: [], next: '', ended: true },
    dropped: { label: '不作变更', optional: true, waitsFor: [], next: '', ended: true },
  },
  moves: {
    register: {
      label: '登记变化',
      from: ['draft'],
      to: 'open',
      by: ['applicant', 'proxy', 'village_worker', 'town_clerk', 'town_lead', 'verifier', ...county, 'system'],
    },
    propose: {
      label: '提出变更意见',
      from: ['open'],
      to: 'proposed',
      by: ['town_clerk'],
      record: 'change_proposal',
      input: z.object({ opinion: reason }),
    },
    drop: {
      label: '不作变更',
      from: ['open'],
      to: 'dropped',
      by: ['town_clerk', ...county, 'system'],
      record: 'change_dropped',
      weighty: true,
      input: z.object({ reason }),
    },
    send_back: {
      label: '退回核实',
      from: ['proposed'],
      to: 'open',
      by: [...county],
      record: 'sent_back',
      input: z.object({ reason }),
    },
    county_check: {
      label: '市局核查',
      from: ['proposed'],
      to: 'proposed',
      by: ['county_clerk'],
      record: 'county_check',
      when: (f) => {
        if (!f.staffRelative) return '只有近亲属备案件要市局核查'
        return !f.countyCheckedBy || '已经核查过'
      },
      input: z.object({ visitedOn: z.iso.date(), said: reason }),
    },
    decide: {
      label: '确认变更',
      from: ['proposed'],
      to: 'decided',
      by: [...county],
      record: 'change_decision',
      weighty: true,
      when: (f, who) => {
        if (f.proposedBy === who.id) return '您提出的变更不能由您自己确认'
        if (f.staffRelative && !f.countyCheckedBy) return '近亲属备案件要先由市局核查'
        if (f.countyCheckedBy === who.id) return '您核查过这一件，要由另一个人确认'
        if (!f.sameClass && who.role !== 'county_head') return '类别有变化，要由市局负责人确认'
        return true
      },
      input: z.object({ reason: z.string().max(500).default('') }),
    },
  },
  clocks: {
    change: {
      label: '变更办理期限',
      parameter: 'limit.change',
      unit: 'working_days',
      kind: 'promise',
      startsOn: ['register'],
      stopsOn: ['decide', 'drop'],
    },
  },
})
