import { accountTail, maskId } from '#kernel/citizen-id.ts'
import { chineseDay, chineseMonth } from '#kernel/day.ts'
import { yuan } from '#kernel/money.ts'
import {
  changeKindNames,
  disabilityNames,
  exemptNames,
  illnessNames,
  incomeNames,
  joinedNames,
  labourNames,
  leftNames,
  relationNames,
  stopNames,
  studentNames,
  supporterNames,
  suspendNames,
} from '../texts.zh.ts'
import type { ChangeAnswers } from './form.ts'

/** What is said to have changed, as readable lines. */
export function linesOf(c: ChangeAnswers, names: Record<string, string>, reportedOn: string) {
  const what = wordsOf(c)
  const who = c.joined ? `${c.joined.name}，${maskId(c.joined.idNumber)}` : (names[c.ref ?? ''] ?? '')
  return [
    { label: '变化', value: changeKindNames[c.kind] },
    ...(who ? [{ label: '谁', value: who }] : []),
    ...(what ? [{ label: '变成', value: what }] : []),
    ...(c.payee
      ? [{ label: '领款人换成', value: `${names[c.payee.ref] ?? ''}，${c.payee.bank}，尾号 ${accountTail(c.payee.account)}` }]
      : []),
    { label: '发生日期', value: chineseDay(c.happenedOn) },
    { label: '报告日期', value: chineseDay(reportedOn) },
    { label: '说明', value: c.note },
  ]
}

function wordsOf(c: ChangeAnswers): string {
  const words = [
    c.left && leftNames[c.left],
    c.joined && `${joinedNames[c.joined.reason]}，${relationNames[c.joined.relation] ?? ''}`,
    c.income &&
      (c.income.monthly > 0
        ? `${incomeNames[c.income.kind] ?? ''}每月 ${yuan(c.income.monthly)}`
        : `没有${incomeNames[c.income.kind] ?? ''}了`),
    c.job && `月工资 ${yuan(c.job.netWage)}，${chineseMonth(c.job.firstWageMonth)}第一次领`,
    c.illness && illnessNames[c.illness],
    c.disability && `${disabilityNames[c.disability.type] ?? ''}残疾${'一二三四'[c.disability.grade - 1]}级`,
    c.whollyDependent === undefined ? undefined : c.whollyDependent ? '完全不能自理' : '能自理',
    c.student && studentNames[c.student],
    c.labour && labourNames[c.labour],
    c.exemptReason && exemptNames[c.exemptReason],
    c.refusals && `拒绝工作 ${c.refusals.map(chineseDay).join('、')}`,
    c.assets &&
      `存款等 ${yuan(c.assets.financial)}，车辆 ${c.assets.vehicles.length}，房产 ${c.assets.housing.length}，公司和个体户 ${c.assets.companies.length}`,
    c.supporter && supporterWords(c.supporter),
    c.expenses && `自付医疗费 ${yuan(c.expenses.medicalSelfPaid)}`,
    c.stop && stopNames[c.stop],
    c.suspend && suspendNames[c.suspend],
  ]
  return words.filter(Boolean).join('，')
}

function supporterWords(s: NonNullable<ChangeAnswers['supporter']>): string {
  const income = s.relation === 'PARENT' ? s.monthlyIncome : s.householdMonthlyIncome
  return [
    `${s.name}（${s.relation === 'PARENT' ? '父母' : '子女'}）`,
    supporterNames[s.status] ?? s.status,
    s.householdPersons && `全家 ${s.householdPersons} 人`,
    income !== undefined && `${s.relation === 'PARENT' ? '' : '全家'}每月收入 ${yuan(income)}`,
    s.dependants && `共要供养 ${s.dependants} 位老人`,
    s.documentAmount !== undefined && `判决或协议每月 ${yuan(s.documentAmount)}`,
  ]
    .filter(Boolean)
    .join('，')
}
