import type { Db } from '#platform/db/database.ts'
import { keyedHash, open } from '#platform/db/seal.ts'
import { namedPeople } from '../village.ts'
import type { Person } from './form.ts'

/**
 * Households of a village with one to five people, in an order that the seed fixes. The named families stay free for the
 * stories that visitors play themselves.
 */
export async function homesOf(db: Db, village: string, most: number, on: string): Promise<Person[][]> {
  const named = namedPeople(on).map((p) => keyedHash(db.keys, 'citizen-id', p.idNumber))
  const { rows } = await db.pool.query<{ home: string; id: string; name: string; birth_date: string; relation: string; id_sealed: string }>(
    `with home as (
       select m.household_id as id, row_number() over (order by min(p.birth_date), min(p.name)) as n
       from household h join household_member m on m.household_id = h.id join person p on p.id = m.person_id
       where h.place = $1
       group by m.household_id
       having count(*) between 1 and 5 and bool_or(m.relation = 'SELF') and not bool_or(p.id_hash = any($3)))
     select home.id as home, p.id, p.name, p.birth_date, m.relation, p.id_sealed
     from home join household_member m on m.household_id = home.id join person p on p.id = m.person_id
     where n <= $2 order by n, m.relation <> 'SELF', p.birth_date`,
    [village, most, named],
  )
  const homes = new Map<string, Person[]>()
  for (const r of rows) {
    const people = homes.get(r.home) ?? []
    people.push({ id: r.id, name: r.name, idNumber: open(db.keys, r.id_sealed), birthDate: r.birth_date, relation: r.relation })
    homes.set(r.home, people)
  }
  return [...homes.values()]
}
