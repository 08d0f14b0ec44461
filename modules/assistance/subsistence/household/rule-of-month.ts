import { firstOf, type Month } from '#kernel/day.ts'
import type { ParameterSet } from '#kernel/parameter.ts'
import { reasonText } from '../reasons.ts'
import { decideBy } from '../rules/decide.ts'
import { partsOf } from '../rules/history/parts.ts'
import { lawOfMonth } from '../rules/law.ts'
import type { Category, Household } from '../rules/types.ts'

/** What the rules give a household in a month; amounts in fen. */
export interface RuleOfMonth {
  category: Category
  /** All its money of the month: its own, expenditure help, single-person allowances. */
  fen: number
  counted: string[]
  payable: string[]
  standard: number | null
  perCapita: number | null
  reasons: string[]
  /** The reasons in words, with their figures. */
  said: string[]
}

/** The same rules that decide a grant, asked about a month of a household that is paid already. */
export function ruleOfMonth(h: Household, month: Month, reviewedOn: string, parameters: ParameterSet): RuleOfMonth {
  const asked = { ...h, request: { type: 'DETERMINATION', purpose: 'MONTH' as const, current: { category: 'DIBAO', monthlyAmount: 0 } } }
  const e = decideBy(asked, lawOfMonth(parameters, firstOf(month), reviewedOn), false)
  const inFen = (yuan: number | null) => (yuan === null ? null : Math.round(yuan * 100))
  return {
    category: e.category,
    fen: partsOf(e, true).reduce((sum, p) => sum + p.fen, 0),
    counted: e.countedMembers,
    payable: e.payableMembers,
    standard: inFen(e.standard),
    perCapita: inFen(e.perCapita),
    reasons: e.reasons,
    said: e.reasons.map((code) => reasonText(code, e)),
  }
}
