/** A row of another department's list that is about somebody on the books. Money in fen, area in square decimetres. */
export interface Hit {
  source: string
  ref: string
  code: string
  amount: number | null
  from: string | null
  to: string | null
  words: string
}

/** What the household told, as the rules of the match need it. Money in fen. */
export interface Told {
  members: {
    ref: string
    relation: string
    marital?: string
    disabled: boolean
    incomes: { kind: string; monthly: number }[]
    /** The wage of a new job on its gradual exit. */
    newWage: number
  }[]
  financial: number
  vehicles: number
  dwellings: number
  otherPremises: number
  companies: number
  disposals: number
}

/** What the law of the programme says when the registers are right: reasons that close the household's class. */
export type Closes = (found: { financial?: number; vehicles?: { type: string }[]; housing?: { use: string; area: number }[] }) => string[]

export interface Thresholds {
  on: string
  incomeTolerancePercent: number
  incomeTolerance: number
  financialTolerance: number
  powerMultiple: number
  disposalMonths: number
  vehicleExempt: readonly string[]
}

export type Severity = 'BLOCK' | 'CHECK' | 'INFO'

/** One thing that does not fit. `key` is the same as long as the same thing is found again. */
export interface Finding {
  rule: string
  severity: Severity
  ref: string
  source: string
  told: string
  found: string
  key: string
  /** What it would mean, for the change that follows when it is confirmed. */
  amount?: number
  on?: string
  code?: string
}
