import type { ErrorKind, Finding } from './rules/score.ts'

export const drawKindNames: Record<string, string> = { NEW_CASES: '新报件抽查', STOCK: '在册户抽查', STOPPED: '停发户抽查' }
export const findingNames: Record<Finding, string> = {
  OK: '属实',
  MINOR: '小问题',
  WRONG_AMOUNT: '金额有误',
  WRONG_COVER: '不该保而保',
  MISSED_COVER: '该保未保',
  DEAD_PAID: '去世后仍发放',
  PAPER_FAULT: '材料不全或不实',
}
export const errorNames: Record<ErrorKind, string> = { MISSED: '漏保', WRONG: '错保', DROPPED: '脱保' }
export const mandatoryNames: Record<string, string> = { RELATIVE: '近亲属备案', OBJECTION: '有异议或投诉', DOUBTFUL: '有疑点' }
