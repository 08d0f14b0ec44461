import { accountTail } from '#kernel/citizen-id.ts'
import { chineseDay } from '#kernel/day.ts'
import { yuan } from '#kernel/money.ts'
import { changeKindNames, disabilityNames, illnessNames, incomeNames } from '../texts.zh.ts'
import type { ChangeAnswers } from './form.ts'

/** What is said to have changed, as readable lines. */
export function linesOf(c: ChangeAnswers, names: Record<string, string>, reportedOn: string) {
  const what = [
    c.income ? `${incomeNames[c.income.kind] ?? c.income.kind} 每月 ${yuan(c.income.monthly)}` : '',
    c.illness ? (illnessNames[c.illness] ?? '') : '',
    c.disability ? `${disabilityNames[c.disability.type] ?? ''}残疾${'一二三四'[c.disability.grade - 1]}级` : '',
  ].filter(Boolean)
  return [
    { label: '变化', value: changeKindNames[c.kind] },
    { label: '谁', value: names[c.ref] ?? '' },
    ...(what.length > 0 ? [{ label: '变成', value: what.join('，') }] : []),
    ...(c.payee
      ? [{ label: '领款人换成', value: `${names[c.payee.ref] ?? ''}，${c.payee.bank}，尾号 ${accountTail(c.payee.account)}` }]
      : []),
    { label: '发生日期', value: chineseDay(c.happenedOn) },
    { label: '报告日期', value: chineseDay(reportedOn) },
    { label: '说明', value: c.note },
  ]
}
