import { type Fraction, fraction, least, mul } from '#kernel/fraction.ts'
import type { Law } from './law.ts'
import { isSeriouslyIll } from './person.ts'
import type { Member } from './types.ts'

/** The eased rate: any disability certificate, whatever its grade, or grave illness. */
export const isEased = (m: Member): boolean => !!m.disability || isSeriouslyIll(m)

/** Employment cost taken off a wage: a share, at most a multiple of the standard; eased for disability or grave illness. */
export function costOf(m: Member, net: number, law: Law, s: number): Fraction {
  if (net === 0) return fraction(0)
  const eased = isEased(m)
  return least(mul(fraction(net), eased ? law.easedCostRate : law.costRate), mul(fraction(s), eased ? law.easedCostCap : law.costCap))
}
