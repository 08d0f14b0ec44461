import type { Tx } from '#platform/db/tx.ts'

/** The days on which a household was re-checked, by root, oldest first: a new minimum wage works from the next of them. */
export async function reviewDaysOf(_tx: Tx, _rootIds: readonly string[]): Promise<Map<string, string[]>> {
  return new Map()
}
