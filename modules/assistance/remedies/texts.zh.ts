import type { RemedyKind } from './rules/periods.ts'

export const remedyKindNames: Record<RemedyKind, string> = { COMPLAINT: '申诉投诉', RECONSIDERATION: '行政复议', LITIGATION: '行政诉讼' }

/** Everything that the register lists. */
export const kindNames = { OBJECTION: '公示异议', LEAD: '匿名线索', ...remedyKindNames } as const

/** What each way is, in one sentence for somebody who has never gone it. */
export const remedyKindNotes: Record<RemedyKind, string> = {
  COMPLAINT: '请市民政局再看一遍这个决定，由没有办过这件事的人处理，不收费',
  RECONSIDERATION: '请市人民政府审查这个决定，不收费，不用请律师',
  LITIGATION: '已经或准备向人民法院起诉的，在这里告诉我们，民政局会按判决办理',
}

export const findingNames: Record<string, string> = {
  SUBSTANTIATED: '反映的情况属实',
  PARTLY: '部分属实',
  UNFOUNDED: '反映的情况不属实',
  UNRELATED: '不影响救助认定',
  CASE_ENDED: '申请已终止，不再核实',
  WITHDRAWN: '提出人已撤回',
}

export const outcomeNames: Record<string, string> = {
  UPHELD: '维持原决定',
  CHANGED: '变更原决定',
  CANCELLED: '撤销原决定，重新办理',
  NOT_ACCEPTED: '不予受理',
  WITHDRAWN: '申请人已撤回',
}

/** The same as an opinion that is not yet decided. */
export const proposalNames: Record<string, string> = { UPHOLD: '维持原决定', CHANGE: '变更原决定', CANCEL: '撤销原决定，重新办理' }

export const disputedNames: Record<string, string> = { FACTS: '事实有争议，重新调查', LAW: '事实清楚，只是适用规定有误，重新审核' }

export const wayNames: Record<string, string> = { ONLINE: '网上提出', PHONE: '电话', NOTE: '书面', VISIT: '当面' }
