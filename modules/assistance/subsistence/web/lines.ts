import type { SumRow } from '#web/kit/sum.tsx'
import type { EvaluationView } from '../contract.ts'

type Step = EvaluationView['derivation'][number]

/** An amount of the trace as people read it. */
export function amountOf(value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  if (typeof value === 'boolean') return value ? '符合' : '不符合'
  return (value as { yuan?: string } | null)?.yuan ?? ''
}

export const groupOf = (rule: string): '人口' | '收入' | '条件' | '金额' =>
  rule.startsWith('household')
    ? '人口'
    : rule.startsWith('amount')
      ? '金额'
      : rule.startsWith('income') || rule.startsWith('support')
        ? '收入'
        : '条件'

const groups = ['收入', '条件', '金额'] as const

/** The derivation as arithmetic for the portal: incomes, conditions, amount; who is counted is told elsewhere. */
export function sumRows(steps: readonly Step[], names: Record<string, string>): SumRow[] {
  return groups.flatMap((group): SumRow[] => {
    const mine = steps.filter((s) => groupOf(s.rule) === group)
    if (mine.length === 0) return []
    return [
      { label: group, kind: 'cap' },
      ...mine.map(
        (s): SumRow => ({
          label: `${s.subject ? `${names[s.subject] ?? ''}：` : ''}${s.label ?? ''}`,
          formula: s.formula,
          amount: amountOf(s.value),
          ...(s.rule === 'income.household' ? { kind: 'sub' as const } : s.rule === 'amount.dibao' ? { kind: 'total' as const } : {}),
        }),
      ),
    ]
  })
}
