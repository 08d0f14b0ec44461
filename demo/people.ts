import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { divisionsFile } from '#counties/ruian/county.ts'
import { maskId } from '#kernel/citizen-id.ts'
import { readDivisions } from '#modules/core/divisions/public.ts'
import { readingsOf } from '#modules/core/residents/public.ts'
import type { Db } from '#platform/db/database.ts'
import { keyedHash, seal } from '#platform/db/seal.ts'
import { type Invented, inventedHouseholds } from './households.ts'

export interface PeopleOptions {
  seed: number
  people: number
  /** The day on which the ages are right. */
  on: string
}

const batch = 1500

/** Fills the register with invented households, in batches of one statement each for people, households and membership. */
export async function loadPeople(db: Db, options: PeopleOptions, progress: (done: number) => void = () => {}): Promise<void> {
  const villages = readDivisions(readFileSync(divisionsFile, 'utf8'))
    .filter((d) => d.level === 'village')
    .map((d) => d.code)
  let waiting: Invented[][] = []
  let done = 0
  let count = 0
  // While the database writes one batch, the next is invented and sealed.
  let writing: Promise<void> = Promise.resolve()
  const flush = async () => {
    await writing
    writing = insertHouseholds(db, waiting)
    writing.catch(() => {})
    done += waiting.reduce((sum, h) => sum + h.length, 0)
    waiting = []
    count = 0
    progress(done)
  }
  for (const household of inventedHouseholds({ ...options, villages })) {
    waiting.push(household)
    count += household.length
    if (count >= batch) await flush()
  }
  if (count > 0) await flush()
  await writing
}

// A county has fewer names than people.
const known = new Map<string, ReturnType<typeof readingsOf>>()
function readingOf(name: string): ReturnType<typeof readingsOf> {
  const before = known.get(name)
  if (before) return before
  const reading = readingsOf(name)
  known.set(name, reading)
  return reading
}

async function insertHouseholds(db: Db, households: Invented[][]): Promise<void> {
  const homes = households.map((h) => ({ id: randomUUID(), place: h[0]?.village ?? '', address: seal(db.keys, h[0]?.address ?? '') }))
  const people = households.flatMap((h, i) => h.map((p) => ({ ...p, id: randomUUID(), home: homes[i]?.id ?? '' })))
  const list = <T>(f: (p: (typeof people)[number]) => T) => people.map(f)
  await db.pool.query('insert into household (id, place, address_sealed) select * from unnest($1::uuid[], $2::text[], $3::text[])', [
    homes.map((h) => h.id),
    homes.map((h) => h.place),
    homes.map((h) => h.address),
  ])
  const readings = list((p) => readingOf(p.name))
  await db.pool.query(
    `insert into person (id, place, town, name, name_py, name_initials, sex, birth_date, id_hash, id_sealed, id_mask, phone_sealed)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::date[], $9::text[], $10::text[], $11::text[], $12::text[])`,
    [
      list((p) => p.id),
      list((p) => p.village),
      list((p) => p.village.slice(0, 9)),
      list((p) => p.name),
      readings.map((r) => r.py),
      readings.map((r) => r.initials),
      list((p) => p.sex),
      list((p) => p.birthDate),
      list((p) => keyedHash(db.keys, 'citizen-id', p.idNumber)),
      list((p) => seal(db.keys, p.idNumber)),
      list((p) => maskId(p.idNumber)),
      list((p) => (p.phone ? seal(db.keys, p.phone) : null)),
    ],
  )
  await db.pool.query(
    `insert into household_member (household_id, person_id, place, relation, valid_from) select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::date[])`,
    [list((p) => p.home), list((p) => p.id), list((p) => p.village), list((p) => p.relation), list((p) => p.birthDate)],
  )
}
