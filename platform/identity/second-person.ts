import type { Role } from '#kernel/role.ts'
import type { Actor } from '#platform/db/actor.ts'

/** A thing that one person prepared and another signs. */
export interface Prepared {
  /** False once somebody signed or refused. */
  waits: boolean
  preparedBy: string
  role: Role
  /** Who signs, what was done already and whose own it is, for the page. */
  words: { role: string; done: string; own: string }
}

/** Why this person may not sign, in words for the page; null when nothing stands in the way. */
export function whyNotSign(actor: Actor, { waits, preparedBy, role, words }: Prepared): string | null {
  if (!waits) return words.done
  if (actor.role !== role) return words.role
  return preparedBy === actor.id ? words.own : null
}
