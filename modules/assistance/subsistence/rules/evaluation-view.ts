import { type ParameterSet, versionOf } from '#kernel/parameter.ts'
import type { EvaluationView } from '../contract.ts'
import { reasonText, suggestionText } from '../reasons.ts'
import { categoryNames } from '../texts.zh.ts'
import { type Change, whatWouldChange } from './sensitivity.ts'
import type { Evaluation, Household } from './types.ts'

const yuan = (n: number) => n.toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** An evaluation as page, letter and audit show it: words beside codes, what would change it, and what is unconfirmed. */
export function evaluationViewOf(
  e: Evaluation,
  h: Household,
  asOf: string,
  parameters: ParameterSet,
  names: Record<string, string>,
): EvaluationView {
  const used = new Set(e.derivation.flatMap((step) => step.parameters.map((p) => p.version)))
  return {
    ...e,
    asOf,
    categoryLabel: categoryNames[e.category],
    reasons: e.reasons.map((code) => ({ code, text: reasonText(code, e) })),
    suggest: e.suggest.map((code) => ({ code, text: suggestionText(code) })),
    whatIf: whatWouldChange(h, asOf, parameters).map((c) => changeWords(c, names)),
    toConfirm: parameters
      .all()
      .filter((p) => p.confidence === 'A' && used.has(versionOf(p)))
      .map((p) => ({ key: p.key, title: p.title, version: versionOf(p) })),
  }
}

/** A computed change in words; `names` gives people by ref. */
export function changeWords(c: Change, names: Record<string, string>): { label: string; effect: string } {
  const who = c.subject ? (names[c.subject] ?? '') : ''
  const becomes = c.after.category === c.before.category ? '' : `转为${categoryNames[c.after.category as keyof typeof categoryNames]}，`
  const now = c.after.monthly > 0 ? `每月 ${yuan(c.after.monthly)} 元` : '没有按月发放的钱'
  const less = c.before.monthly - c.after.monthly
  switch (c.kind) {
    case 'WAGE_UP':
      return {
        label: `${who}工资每多 100.00 元`,
        effect: becomes ? becomes + now : less === 0 ? '补助不变' : `补助${less > 0 ? '少' : '多'} ${yuan(Math.abs(less))} 元`,
      }
    case 'WAGE_LIMIT':
      return { label: `${who}工资到 ${yuan(c.at ?? 0)} 元`, effect: becomes + now }
    case 'SAVINGS_LIMIT':
      return { label: `存款等金融资产到 ${yuan(c.at ?? 0)} 元`, effect: becomes + now }
    case 'SAVINGS_DOWN':
      return { label: `存款等金融资产不超过 ${yuan(c.at ?? 0)} 元`, effect: becomes + now }
    case 'WAGE_DOWN':
      return { label: `${who}工资不超过 ${yuan(c.at ?? 0)} 元`, effect: becomes + now }
    case 'SUPPORTER_LIMIT':
      return { label: `${who}家月收入到 ${yuan(c.at ?? 0)} 元`, effect: becomes + now }
    case 'MOVES_OUT':
      return { label: `${who}不再一起生活`, effect: `${becomes}按少一人重算，${now}` }
  }
}
