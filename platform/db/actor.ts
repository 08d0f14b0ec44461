import type { Role } from '#kernel/role.ts'

/**
 * Who acts. Every read and write starts from this value; the database gets it as its row-level context.
 * `place` is the place of the post in use; a resident and the public have none.
 */
export interface Actor {
  kind: 'staff' | 'resident' | 'public' | 'system'
  id: string
  name: string
  role: Role | 'public' | 'system'
  place: string
  /** The person of the register that a resident account is bound to. */
  person: string | null
}

/** A stranger at an open door. */
export const stranger: Actor = { kind: 'public', id: '', name: '', role: 'public', place: '', person: null }

/** A job or the command line acting for the office, by name, at a place. */
export function systemActor(name: string, place: string): Actor {
  return { kind: 'system', id: `system:${name}`, name, role: 'system', place, person: null }
}
