import { randomUUID } from 'node:crypto'
import { addMonthsToMonth, type Day, firstOf } from '#kernel/day.ts'
import type { Db } from '#platform/db/database.ts'
import { seal } from '#platform/db/seal.ts'
import type { Registry, Written } from './types.ts'

const items = [
  'identityPapers',
  'ageOnDay',
  'maritalStatus',
  'declarations',
  'signatures',
  'jointPhoto',
  'certNumber',
  'printSerial',
  'baseUpload',
]
const sound = Object.fromEntries(items.map((item) => [item, 'OK']))

/** The month after, on its tenth day: when the head looks at a month's files. */
const reviewedAt = (on: Day): string => `${firstOf(addMonthsToMonth(on.slice(0, 7), 1)).slice(0, 8)}10T15:00:00+08:00`

/** Every third file of the year is reviewed by the head and found sound, as far as its month was looked at by `now`. */
export async function reviewFiles(db: Db, { place }: Registry, written: readonly Written[], now?: Date): Promise<void> {
  const { rows } = await db.pool.query<{ id: string }>(
    "select s.id from staff s join staff_post p on p.staff_id = s.id where p.role = 'registry_head' and p.place = $1 limit 1",
    [place],
  )
  const taken = written.filter((w, i) => i % 3 === 0 && (!now || new Date(reviewedAt(w.on)) <= now))
  await db.pool.query(
    `insert into marriage_review (id, place, registration_id, register_date, created_at, result, checks, said_sealed, reviewed_by, reviewed_at)
     select i, $1, r, d, t, 'OK', $2, s, $3, t from unnest($4::uuid[], $5::uuid[], $6::date[], $7::timestamptz[], $8::text[]) as n(i, r, d, t, s)`,
    [
      place,
      JSON.stringify(sound),
      rows[0]?.id ?? 'system:demo',
      taken.map(() => randomUUID()),
      taken.map((w) => w.id),
      taken.map((w) => w.on),
      taken.map((w) => reviewedAt(w.on)),
      taken.map(() => seal(db.keys, '')),
    ],
  )
}
