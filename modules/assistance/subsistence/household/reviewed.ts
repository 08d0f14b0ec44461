import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'

/**
 * The days on which a household was re-checked, by root, oldest first: a new minimum wage works from the next of them. A
 * re-check that left the money as it was does not count. One statement, however many households.
 */
export async function reviewDaysOf(tx: Tx, rootIds: readonly string[]): Promise<Map<string, string[]>> {
  if (rootIds.length === 0) return new Map()
  const { rows } = await sql<{ root_id: string; days: string[] }>`
    select root_id, array_agg(done_on::text order by done_on) as days from household_recheck
    where root_id = any(${[...rootIds]}::uuid[]) and reckoned group by root_id`.execute(tx)
  return new Map(rows.map((r) => [r.root_id, r.days]))
}
