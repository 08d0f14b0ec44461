import { z } from 'zod'
import { defineService } from '#kernel/service.ts'
import { changeForm, stopReasons } from '../change/form.ts'
import { reason } from '../service/inputs.ts'

/** Why a household is looked at. */
export const reviewCauses = ['DUE', 'AGE', 'HAND', 'MARRIAGE', 'DIVORCE', 'MARRIAGE_VOID'] as const
export type ReviewCause = (typeof reviewCauses)[number]

/** What the conditions ask. */
export type ReviewFacts = {
  rootId?: string
  cause?: ReviewCause
  age?: number
  class?: string
  dueOn?: string
  reportedBy?: string
  visitors?: string[]
  material?: boolean
  computedBy?: string
  /** The money or class by today's knowledge is not what the books have. */
  differs?: boolean
  /** Nothing material changed, and the law leaves the money as it was. */
  mayKeep?: boolean
  changeCase?: string
  staffRelative?: boolean
  countyCheckedBy?: string
}

const closers = ['town_lead', 'county_clerk', 'county_head'] as const
const going = ['due', 'verifying', 'visited', 'computed'] as const

/** Nobody closes what they visited or computed; a household of an official's relative is for the county alone. */
function mayClose(f: ReviewFacts, who: { id: string; role: string }): true | string {
  if (f.computedBy === who.id || f.visitors?.includes(who.id)) return '您入户或推算过这一件，结论要由另一个人作出'
  if (!f.staffRelative) return true
  if (who.role === 'town_lead') return '近亲属备案件的结论由市局作出'
  if (!f.countyCheckedBy) return '近亲属备案件要先由市局核查'
  return f.countyCheckedBy !== who.id || '您核查过这一件，结论要由另一个人作出'
}

/** 分类复核: a household on the books is looked at again, §8.1. A change or a stop that follows is a small case of its own. */
export const subsistenceReview = defineService<ReviewFacts>()({
  name: 'subsistence_review',
  title: '低保复核',
  numberWord: '复核',
  formVersion: 1,
  first: 'draft',
  steps: {
    draft: { label: '编排中', waitsFor: [], next: '立件' },
    due: { label: '待复核', plain: '到了复核的时候，镇里会联系您', waitsFor: ['town_clerk'], next: '发起核对' },
    verifying: { label: '核对中', plain: '正在核对收入和财产', waitsFor: ['verifier', 'town_clerk'], next: '核对后入户' },
    visited: { label: '已入户', plain: '已入户，正在推算', waitsFor: ['town_clerk'], next: '重新推算' },
    computed: { label: '待结论', plain: '正在作复核结论', waitsFor: ['town_lead', 'county_clerk'], next: '作出结论' },
    unchanged: { label: '维持不变', waitsFor: [], next: '', ended: true },
    changed: { label: '转变更', waitsFor: [], next: '', ended: true },
    stop: { label: '转停发', optional: true, waitsFor: [], next: '', ended: true },
    dropped: { label: '不再复核', optional: true, waitsFor: [], next: '', ended: true },
  },
  moves: {
    open: { label: '到期立件', from: ['draft'], to: 'due', by: ['system', 'town_clerk', 'county_clerk'] },
    verify: { label: '发起核对', from: ['due'], to: 'verifying', by: ['town_clerk'] },
    report: {
      label: '登记核对结果',
      from: ['verifying'],
      to: 'verifying',
      by: ['verifier'],
      record: 'review_report',
      when: (f) => !f.reportedBy || '核对结果已登记',
      input: z.object({ anomalies: z.number().int().min(0).max(99), said: reason }),
    },
    visit: {
      label: '登记入户',
      from: ['verifying'],
      to: 'visited',
      by: ['town_clerk'],
      record: 'review_visit',
      when: (f) => f.reportedBy !== undefined || '核对结果还没有登记，不能入户',
      input: z.object({
        visitedOn: z.iso.date(),
        met: z.string().trim().min(2, '请写见到谁').max(60),
        colleague: z.uuid({ error: '请选择同去的调查人' }),
        findings: z.string().trim().min(2, '请写明入户情况').max(1000),
        material: z.boolean({ error: '请选情况有没有实质变化' }),
      }),
    },
    compute: { label: '重新推算', from: ['visited', 'computed'], to: 'computed', by: ['town_clerk'] },
    county_check: {
      label: '市局核查',
      from: ['computed'],
      to: 'computed',
      by: ['county_clerk'],
      record: 'county_check',
      when: (f) => {
        if (!f.staffRelative) return '只有近亲属备案件要市局核查'
        return !f.countyCheckedBy || '已经核查过'
      },
      input: z.object({ visitedOn: z.iso.date(), said: reason }),
    },
    keep: {
      label: '维持不变',
      from: ['computed'],
      to: 'unchanged',
      by: [...closers],
      record: 'review_conclusion',
      when: (f, who) => {
        if (f.differs && !f.mayKeep) return '推算的金额或类别和现在不同，要转变更'
        return mayClose(f, who)
      },
      input: z.object({ reason: z.string().max(500).default('') }),
    },
    change: {
      label: '转变更',
      from: ['computed'],
      to: 'changed',
      by: [...closers],
      record: 'review_conclusion',
      when: mayClose,
      input: z.object({ reason, change: changeForm.optional() }),
    },
    stop: {
      label: '转停发',
      from: ['computed'],
      to: 'stop',
      by: [...closers],
      record: 'review_conclusion',
      weighty: true,
      when: mayClose,
      input: z.object({
        reason,
        stop: z.enum(stopReasons, { error: '请选择停发原因' }),
        happenedOn: z.iso.date({ error: '请填发生的日期' }),
      }),
    },
    drop: {
      label: '不再复核',
      from: [...going],
      to: 'dropped',
      by: ['county_clerk', 'county_head', 'system'],
      record: 'review_dropped',
      weighty: true,
      input: z.object({ reason }),
    },
  },
  clocks: {
    review: {
      label: '复核期限',
      parameter: 'review.leadDays',
      unit: 'calendar_days',
      kind: 'statutory',
      startsOn: ['open'],
      stopsOn: ['keep', 'change', 'stop', 'drop'],
    },
  },
})
