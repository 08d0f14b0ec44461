import type { Role } from '#kernel/role.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { givenName, surnameOf } from '../names.ts'
import { randomFrom } from '../random.ts'

/** Those who carry the cases of one village from the form to the decision. */
export interface Cast {
  village: Actor
  clerk: Actor
  second: Actor
  lead: Actor
  verifier: Actor
  reviewer: Actor
  head: Actor
}

interface Post {
  id: string
  name: string
  role: Role
  place: string
}

/** The staff of a village, its town and the county, as the register of posts has them. Missing ones are made. */
export async function castOf(db: Db, village: string, hash: string): Promise<Cast> {
  const town = village.slice(0, 9)
  await makeMissing(db, town, 'town_clerk', 2, hash)
  await makeMissing(db, town, 'town_lead', 1, hash)
  await makeMissing(db, village, 'village_worker', 1, hash)
  const { rows } = await db.pool.query<Post>(
    `select s.id, s.name, p.role, p.place from staff s join staff_post p on p.staff_id = s.id
     where p.place in ($1, $2, $3) order by s.login`,
    [village, town, db.county.code],
  )
  const at = (role: Role, place: string, index = 0): Actor => {
    const found = rows.filter((r) => r.role === role && r.place === place)[index]
    if (!found) throw new Error(`nobody is ${role} at ${place}`)
    return { kind: 'staff', id: found.id, name: found.name, role, place, person: null }
  }
  const county = db.county.code
  return {
    village: at('village_worker', village),
    // The order of log-ins puts the clerk whom the stories know last.
    clerk: at('town_clerk', town),
    second: at('town_clerk', town, 1),
    lead: at('town_lead', town),
    verifier: at('verifier', county),
    reviewer: at('county_clerk', county),
    head: at('county_head', county),
  }
}

async function makeMissing(db: Db, place: string, role: Role, wanted: number, hash: string): Promise<void> {
  const { rows } = await db.pool.query<{ n: number }>('select count(*)::int as n from staff_post where place = $1 and role = $2', [
    place,
    role,
  ])
  const random = randomFrom(Number(place.slice(-9)) + wanted)
  for (let n = rows[0]?.n ?? 0; n < wanted; n++) {
    const name = surnameOf(random) + givenName(random, random.pick(['M', 'F'] as const), random.between(28, 55))
    const made = await db.pool.query<{ id: string }>(
      `insert into staff (login, name, password_hash, must_change, office_phone, demo) values ($1, $2, $3, false, $4, true) returning id`,
      [`${role}-${place}-${n + 1}`, name, hash, `0577-6500${String(random.between(1000, 9999))}`],
    )
    await db.pool.query('insert into staff_post (staff_id, role, place, valid_from) values ($1, $2, $3, $4)', [
      made.rows[0]?.id,
      role,
      place,
      '2018-01-01',
    ])
  }
}
