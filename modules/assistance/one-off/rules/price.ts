import { decimal, fraction, mul, roundHalfUp } from '#kernel/fraction.ts'

/** The figures of a month as the statistics office published them, in percent on the year before. */
export interface PriceIndex {
  cpi: number
  food: number
}

export interface PriceLaw {
  /** 低保 standard of the month, in fen. */
  standard: number
  cpiTrigger: number
  foodTrigger: number
  factor: number
}

/** Whether a month's prices set the subsidy going: one of the two lines is reached, equality included. */
export const isTriggered = ({ cpi, food }: PriceIndex, law: PriceLaw): boolean => cpi >= law.cpiTrigger || food >= law.foodTrigger

/**
 * 价格临时补贴 of one person for a month, in fen: the standard times the rise of food prices times the factor, half up to a
 * cent. A fall of food prices pays nothing.
 */
export function pricePerPerson({ food }: PriceIndex, law: PriceLaw): number {
  if (food <= 0) return 0
  return roundHalfUp(mul(mul(fraction(law.standard * law.factor), decimal(food)), { n: 1, d: 100 }))
}
