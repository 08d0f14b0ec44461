import { nextNumber } from '#platform/cases/number.ts'
import type { Tx } from '#platform/db/tx.ts'
import { certificateNumber, type Series } from '../rules/certificate-number.ts'

export interface Numbered {
  series: Series
  year: number
  seq: number
  certNo: string
}

/** The key of a numbering: one series per registry, kind and year. */
const seriesKey = (series: Series, place: string, year: string): string => `certificate ${series} ${place} ${year}`

/**
 * Draws the next number of a series in the transaction of the registration: the year is that of the registration, numbers have
 * no gap and are never given twice, and outside a registration none exists. The series stays locked until the transaction ends.
 */
export async function issueNumber(tx: Tx, place: string, series: Series): Promise<Numbered> {
  const year = tx.today.slice(0, 4)
  const seq = await nextNumber(tx, seriesKey(series, place, year))
  return { series, year: Number(year), seq, certNo: certificateNumber(series, tx.db.county.code, year, seq) }
}
