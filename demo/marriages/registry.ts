import type { Db } from '#platform/db/database.ts'
import type { Registry } from './types.ts'

/** The demonstration county's marriage registry with its registrars. */
export async function demoRegistry(db: Db, place = '330381-M01'): Promise<Registry> {
  const { rows } = await db.pool.query<{ id: string }>(
    "select s.id from staff s join staff_post p on p.staff_id = s.id where p.role = 'registrar' and p.place = $1 order by s.login",
    [place],
  )
  return { place, name: '瑞安市婚姻登记处', registrars: rows.map((r) => r.id) }
}
