import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tx.ts'

export interface Covered {
  personId: string
  rootId: string
  programme: string
  place: string
  state: 'active' | 'suspended' | 'stopped'
}

/**
 * The households in which these people are counted for any month from a day on, however late it is asked; stopped ones too. One
 * statement for all of them.
 */
export async function coveredFrom(tx: Tx, people: readonly { personId: string; from: Day }[]): Promise<Covered[]> {
  if (people.length === 0) return []
  const { rows } = await sql<{ person_id: string; root_id: string; programme: string; place: string; state: string }>`
    select distinct m.person_id, root.id as root_id, root.programme, root.place, root.state
    from unnest(${people.map((p) => p.personId)}::uuid[], ${people.map((p) => p.from)}::date[]) as n(person, since)
    join entitlement_member m on m.person_id = n.person and m.superseded_at is null and not m.own_scheme
      and daterange(m.valid_from, m.valid_to) && daterange(n.since, null)
    join entitlement_row r on r.id = m.row_id join entitlement e on e.id = r.entitlement_id join entitlement root on root.id = e.root_id
    order by root.id`.execute(tx)
  return rows.map((r) => ({
    personId: r.person_id,
    rootId: r.root_id,
    programme: r.programme,
    place: r.place,
    state: r.state as Covered['state'],
  }))
}
