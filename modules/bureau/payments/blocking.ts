import type { Tx } from '#platform/db/tx.ts'

/** Why a run cannot be approved although its roll is right; null when nothing stands in the way. */
export async function openBlockingOf(_tx: Tx, _runId: string): Promise<string | null> {
  return null
}
