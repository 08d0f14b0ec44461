import { type Fraction, isWhole, toText } from '#kernel/fraction.ts'
import type { Law } from './law.ts'
import type { Step } from './types.ts'

/** What a rule says of itself while it works. Without a trace nothing of it is made. */
export interface Said {
  rule: string
  label: string
  subject?: string
  inputs?: Record<string, unknown>
  keys?: string[]
  formula: string
  value: unknown
}

export type Trace = (law: Law, said: Said) => void

/** Collects the steps of one decision in order. */
export function collect(into: Step[]): Trace {
  return (law, { rule, label, subject, inputs = {}, keys = [], formula, value }) => {
    into.push({ rule, label, ...(subject ? { subject } : {}), inputs, parameters: keys.map(law.used), formula, value })
  }
}

/** Fen as '1,522.00' without separators for formulas; a part of a fen keeps its further decimals. */
export function money(amount: number | Fraction): string {
  if (typeof amount === 'number') return fixed(amount)
  if (isWhole(amount)) return fixed(amount.n / amount.d)
  return String(Number((amount.n / amount.d / 100).toFixed(6)))
}

const fixed = (fen: number) => `${fen < 0 ? '-' : ''}${Math.trunc(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`

/** A value for the trace: yuan when whole fen, else text 'a/b' (of fen) beside its decimal. */
export function shown(amount: number | Fraction): unknown {
  if (typeof amount === 'number') return amount / 100
  return isWhole(amount) ? amount.n / amount.d / 100 : { fen: toText(amount), yuan: money(amount) }
}
