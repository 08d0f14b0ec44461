import { chineseDay, dayInShanghai, timeInShanghai } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { nextNumber } from '#platform/cases/number.ts'
import type { Tx } from '#platform/db/tx.ts'
import { certificateNumber, type Series } from '../rules/certificate-number.ts'
import '../problems.ts'

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
  await requireClock(tx, place, series)
  const year = tx.today.slice(0, 4)
  const seq = await nextNumber(tx, seriesKey(series, place, year))
  return { series, year: Number(year), seq, certNo: certificateNumber(series, tx.db.county.code, year, seq) }
}

/** A clock that was put back would date a number before the one it follows. Throws `certificate.clock`. */
async function requireClock(tx: Tx, place: string, series: Series): Promise<void> {
  const last = await tx
    .selectFrom('marriage_registration')
    .select('registered_at')
    .where('place', '=', place)
    .where('series', '=', series)
    .orderBy('year', 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last && last.registered_at.getTime() > tx.now.getTime() + tolerated)
    throw new Problem('certificate.clock', { at: `${chineseDay(dayInShanghai(last.registered_at))} ${timeInShanghai(last.registered_at)}` })
}

// Two servers' clocks differ a little, and a transaction that began first may end second.
const tolerated = 5 * 60_000
