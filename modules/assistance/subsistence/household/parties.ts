import type { Tx } from '#platform/db/tx.ts'
import type { Household } from '../rules/types.ts'
import type { Running } from './running.ts'

/** Whose name the household goes by: its applicant as it is now. */
export const headOf = (running: Running, now: Household): string | undefined =>
  running.persons[now.members.find((m) => m.relation === 'SELF')?.ref ?? '']

/** The applicant and the spouse follow what happens to their household. */
export function partiesOf(running: Running, now: Household): { party: string; reason: string }[] {
  const adults = now.members.filter((m) => m.relation === 'SELF' || m.relation === 'SPOUSE')
  const head = headOf(running, now) ?? running.holderId
  const ids = new Set([head, ...adults.flatMap((m) => running.persons[m.ref] ?? [])])
  return [...ids].map((party) => ({ party, reason: party === head ? 'applicant' : 'spouse' }))
}

/** The household goes by the name of its present head: after a death, and back again when that was a mistake. */
export async function setHead(tx: Tx, running: Running, now: Household): Promise<void> {
  const head = headOf(running, now)
  if (!head || head === running.holderId) return
  await tx.updateTable('entitlement').set({ holder_id: head }).where('id', '=', running.rootId).execute()
}
