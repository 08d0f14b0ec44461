import { chineseDay } from '#kernel/day.ts'
import { yuan } from '#kernel/money.ts'
import { findCase } from '#platform/cases/view.ts'
import { recordsOf } from '#platform/cases/records.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { categoryNames, changeKindNames, disabilityNames, illnessNames, incomeNames } from '../texts.zh.ts'
import { computed } from './effects.ts'
import type { ChangeAnswers } from './form.ts'
import type { Stretch } from './amounts.ts'

interface Result {
  stretches: Stretch[]
  months: { month: string; fen: number }[]
  backPayFen: number
  overpaidFen: number
}

/** A change case for the desk. A decided one shows what was decided, never a new computation. */
export async function changeView(tx: Tx, actor: Actor, caseId: string) {
  const file = await findCase(tx, actor, caseId)
  const { running, change, before, stretches, owed } = await computed(tx, actor, file)
  const kept = (await recordsOf<Result>(tx, caseId, ['change_result'])).at(-1)?.content
  const result = kept ?? { stretches, ...owed }
  const earlier = new Map(before.map((d) => [d.month, d.fen]))
  return {
    entitlementCase: String(file.facts.entitlementCase),
    lines: linesOf(change, running.names[change.ref] ?? '', String(file.facts.reportedOn)),
    stretches: result.stretches.map((s) => ({
      from: s.from,
      until: s.until,
      categoryLabel: categoryNames[s.category as keyof typeof categoryNames],
      fen: s.fen,
      beforeFen: earlier.get(s.from) ?? null,
    })),
    months: result.months,
    backPayFen: result.backPayFen,
    overpaidFen: result.overpaidFen,
  }
}

function linesOf(c: ChangeAnswers, who: string, reportedOn: string) {
  const what = [
    c.income ? `${incomeNames[c.income.kind] ?? c.income.kind} 每月 ${yuan(c.income.monthly)}` : '',
    c.illness ? (illnessNames[c.illness] ?? '') : '',
    c.disability ? `${disabilityNames[c.disability.type] ?? ''}残疾${'一二三四'[c.disability.grade - 1]}级` : '',
  ].filter(Boolean)
  return [
    { label: '变化', value: changeKindNames[c.kind] },
    { label: '谁', value: who },
    ...(what.length > 0 ? [{ label: '变成', value: what.join('，') }] : []),
    { label: '发生日期', value: chineseDay(c.happenedOn) },
    { label: '报告日期', value: chineseDay(reportedOn) },
    { label: '说明', value: c.note },
  ]
}
