import type { Mark } from './dump.ts'
import type { Agreement } from './tables.ts'

/** What a backup holds, counted again from its rows and files and found to be what it says of itself. */
export interface Proof {
  county: { code: string; name: string }
  /** When it was made, and on which engine. */
  madeAt: string
  engine: string
  /** Rows by table. */
  rows: Record<string, number>
  files: number
  books: Agreement
}

export const proofOf = (head: Extract<Mark, { minxin: 1 }>, rows: Record<string, number>, files: number, books: Agreement): Proof => ({
  county: head.county,
  madeAt: head.at,
  engine: head.engine,
  rows,
  files,
  books,
})
