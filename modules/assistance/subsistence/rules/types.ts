export type Ref = string
/** Yuan with at most two decimals, as interchange files write it; rules turn it into fen at once. */
export type Yuan = number

export interface Case {
  id: string
  title: string
  asOf: string
  household: Household
  expected?: unknown
  why?: string
}

export interface Household {
  request?: {
    type: string
    purpose?: 'FIRST' | 'CHANGE' | 'MONTH'
    current?: { category: string; monthlyAmount: Yuan }
    change?: { eventDate: string; reportedOn: string }
    alsoEvaluateOn?: string[]
  }
  members: Member[]
  supporters?: Supporter[]
  survey?: { sameDwelling: boolean; sharedMeals: boolean; monthsTogetherLast12: number }
  assets?: Assets
  consumption?: { kind: string; amount: Yuan; date: string }[]
  rigidExpenses?: { medicalSelfPaid?: Yuan; rehabilitation?: Yuan; schooling?: Record<Ref, Yuan>; paidCare?: Record<Ref, Yuan> }
  obligors?: Record<string, unknown>[]
  variants?: { id: string; patch: object }[]
}

export interface Assets {
  financial?: Yuan
  vehicles?: { type: string; value: Yuan; livelihood?: boolean; adaptedForDisabled?: boolean }[]
  housing?: { use: string; area: number; soleLivelihood?: boolean }[]
  companies?: { owner: Ref; kind: string; capital?: Yuan; employees?: number }[]
  disposals?: { kind: string; date: string; proceeds: Yuan; spentProved?: Yuan }[]
}

export type Labour = 'FULL' | 'PARTIAL' | 'NONE'

export interface Member {
  ref: Ref
  relation: string
  sex: 'M' | 'F'
  birthDate: string
  hukou?: string
  notCoveredElsewhereProof?: boolean
  presence?: string
  declared?: boolean
  monthsTogetherLast12?: number
  assistance?: string
  labour?: Labour
  exemptReason?: string
  carerOf?: string
  exemptSince?: string
  whollyDependent?: boolean
  student?: string
  illness?: string
  disability?: { type: string; grade: number } | null
  marital?: string
  incomes?: { kind: string; monthly: Yuan; verified?: boolean }[]
  newJob?: { firstWageMonth: string; netWage: Yuan; countedBefore: Yuan; previousExemptionStart?: string }
  jobRefusals?: string[]
}

export interface Supporter {
  ref: Ref
  relation: string
  for: Ref[]
  status: string
  householdPersons?: number
  householdMonthlyIncome?: Yuan
  dependants?: number
  monthlyIncome?: Yuan
  enforcementFailed?: boolean
  actuallyReceived?: Yuan
  documentAmount?: Yuan
}

export type Category = 'DIBAO' | 'LOW_MARGIN' | 'EXPENDITURE' | 'REJECTED' | 'UNDECIDED'

export interface Step {
  rule: string
  subject?: Ref
  /** Short Chinese words for the line, without a name: the page and the letter put the person's name before it. */
  label: string
  inputs: Record<string, unknown>
  parameters: { key: string; version: string; value: unknown; confidence: 'V' | 'B' | 'A' }[]
  formula: string
  value: unknown
}

export interface Evaluation {
  category: Category
  countedMembers: Ref[]
  payableMembers: Ref[]
  fullAmountMembers: Ref[]
  singlePersonDibao: { member: Ref; amount: Yuan }[]
  standard: Yuan | null
  householdIncome: Yuan | null
  perCapita: Yuan | null
  annualPerCapita: Yuan | null
  residualPerCapita: Yuan | null
  months: number | null
  monthlyAmount: Yuan
  effectiveMonth: string | null
  reasons: string[]
  suggest: string[]
  disability?: Record<Ref, { living: Yuan; nursing: Yuan }>
  derivation: Step[]
}
