import { isWithin } from '#kernel/place.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { kinshipOfPersons } from '#platform/identity/relatives.ts'
import type { Line } from '#platform/life-events/event.ts'

/**
 * Lines of which somebody may know that they are worked, and not what was found: of another place, of a case they are kept
 * away from, and all of them when it is their own family. Money is another's; that all of it happens is not.
 */
export async function maskedLines(tx: Tx, actor: Actor, personId: string, lines: readonly Line[]): Promise<Set<string>> {
  if (await isOwnKin(tx, actor, personId)) return new Set(lines.map((l) => l.id))
  const cases = lines.flatMap((l) => l.caseId ?? [])
  const visible = cases.length === 0 ? [] : await tx.selectFrom('case_file').select('id').where('id', 'in', cases).execute()
  const seen = new Set(visible.map((c) => c.id))
  const barred = new Set(lines.filter((l) => l.caseId && !seen.has(l.caseId)).map((l) => l.subject))
  return new Set(lines.filter((l) => !isWithin(l.place, actor.place) || (l.subject !== '' && barred.has(l.subject))).map((l) => l.id))
}

/** Whether the dead are of the actor's own family; finance and audit see every roll all the same. */
export async function isOwnKin(tx: Tx, actor: Actor, personId: string): Promise<boolean> {
  if (actor.role === 'finance' || actor.role === 'auditor') return false
  return (await kinshipOfPersons(tx, actor, [personId])).staff.includes(actor.id)
}
