import type { SumLine } from '#platform/print/letter.ts'
import type { EvaluationView } from '../contract.ts'

/** The office that signs, by level. */
export const countyOffice = '瑞安市民政局'

const amount = (value: unknown): string => {
  if (typeof value === 'number') return value.toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  if (typeof value === 'boolean') return value ? '符合' : '不符合'
  return (value as { yuan?: string } | null)?.yuan ?? ''
}

// People and their counting are told in the text; a letter's arithmetic begins with the incomes.
const told = ['household.counted', 'household.payable']

/** The derivation as lines of a letter: whose, what, formula, amount. */
export function sumLines(e: EvaluationView, names: Record<string, string>): SumLine[] {
  return e.derivation
    .filter((step) => !told.includes(step.rule))
    .map((step) => ({
      label: `${step.subject ? `${names[step.subject] ?? ''}，` : ''}${step.label ?? ''}`,
      formula: step.formula,
      amount: amount(step.value),
    }))
}

/** Where the numbers of the law come from, one line for the letter's end. */
export function sourcesLine(e: EvaluationView): string {
  const versions = new Map(e.derivation.flatMap((step) => step.parameters.map((p) => [p.key, p.version])))
  return `本次计算采用 ${e.asOf} 有效的政策参数：${[...versions.values()].join('、')}。`
}
