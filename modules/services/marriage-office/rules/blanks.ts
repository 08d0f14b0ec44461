/** What the books say of a day: opening plus received, less issued, less spoiled, is closing. */
export interface DayOfBlanks {
  received: number
  issued: number
  spoiled: number
}

/** The closing of each day from an opening, in order. */
export function closings<D extends DayOfBlanks>(opening: number, days: readonly D[]): (D & { opening: number; closing: number })[] {
  let stock = opening
  return days.map((d) => {
    const before = stock
    stock += d.received - d.issued - d.spoiled
    return { ...d, opening: before, closing: stock }
  })
}

/** How many working days a stock lasts at the pace of the last weeks; null when nothing was used. */
export const lastsDays = (left: number, used: number, overDays: number): number | null =>
  used === 0 ? null : Math.floor((left * overDays) / used)

/** A serial as it is printed: prefix and figures of one width. */
export const serialOf = (prefix: string, no: number, digits: number): string => prefix + String(no).padStart(digits, '0')
