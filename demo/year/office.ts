import type { Role } from '#kernel/role.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'

/** Those of the bureau who work for the whole county. */
export interface Office {
  clerk: Actor
  head: Actor
  /** Who had no part in what the first ones decided. */
  second: { clerk: Actor; head: Actor }
  verifier: Actor
  finance: [Actor, Actor]
}

/** The bureau's people by their posts; the demonstration accounts have them all. */
export async function officeOf(db: Db): Promise<Office> {
  const { rows } = await db.pool.query<{ id: string; name: string; role: Role }>(
    `select s.id, s.name, p.role from staff s join staff_post p on p.staff_id = s.id where p.place = $1 order by s.login`,
    [db.county.code],
  )
  const at = (role: Role, index = 0): Actor => {
    const found = rows.filter((r) => r.role === role)[index]
    if (!found) throw new Error(`nobody is ${role} in the bureau`)
    return { kind: 'staff', id: found.id, name: found.name, role, place: db.county.code, person: null }
  }
  return {
    clerk: at('county_clerk'),
    head: at('county_head'),
    second: { clerk: at('county_clerk', 1), head: at('county_head', 1) },
    verifier: at('verifier'),
    finance: [at('finance'), at('finance', 1)],
  }
}
