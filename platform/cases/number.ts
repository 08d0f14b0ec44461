import type { Tx } from '#platform/db/tx.ts'

/**
 * The next number of a series, without gaps and without reuse: the row stays locked until this transaction ends, and a
 * rolled-back number is given again.
 */
export async function nextNumber(tx: Tx, series: string): Promise<number> {
  const { rows } = await tx.line.named<{ last: number }>(
    'insert into number_series (series, last) values ($1, 1) on conflict (series) do update set last = number_series.last + 1 returning last',
    [series],
  )
  return rows[0]?.last as number
}
