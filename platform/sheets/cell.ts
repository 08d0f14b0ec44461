/** One cell as it lies in the file: its text, and what the program that wrote it took it for. */
export interface Cell {
  /** Trimmed; of a number its digits, of a date '2020-09-01'. */
  text: string
  kind: 'text' | 'number' | 'date' | 'error'
  /** Part of a merged area: the value belongs to more than this cell. */
  merged?: boolean
}

export interface SheetRow {
  /** As the program shows it, from 1. */
  row: number
  cells: (Cell | undefined)[]
}

export const noCell: Cell = { text: '', kind: 'text' }

// Excel counts 1900 as a leap year: from 1 March 1900 on the days since 30 December 1899 are right.
const dayZero = Date.UTC(1899, 11, 30)
const dayZero1904 = Date.UTC(1904, 0, 1)

/** The date of a serial number of Excel; undefined outside 1900-03-01 to 2199. */
export function dayOfSerial(serial: number, from1904 = false): string | undefined {
  const days = Math.floor(serial)
  if (!(days >= 61 && days < 110_000)) return undefined
  return new Date((from1904 ? dayZero1904 : dayZero) + days * 86_400_000).toISOString().slice(0, 10)
}

/** AB12 → 27 */
export function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const sign = reference.charCodeAt(i) & 0xdf
    if (sign < 65 || sign > 90) break
    column = column * 26 + sign - 64
  }
  return column - 1
}
