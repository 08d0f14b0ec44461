import { county, divisionsFile } from '#counties/ruian/county.ts'
import { loadPeople } from '#demo/people.ts'
import { randomFrom } from '#demo/random.ts'
import { loadNamedFamilies } from '#demo/load-named.ts'
import { mayuVillage } from '#demo/village.ts'
import { castOf } from '#demo/year/cast.ts'
import { formOf } from '#demo/year/form.ts'
import { homesOf } from '#demo/year/homes.ts'
import { playUntil } from '#demo/year/schedule.ts'
import { walk } from '#demo/year/walk.ts'
import { loadDivisions } from '#modules/core/divisions/public.ts'
import type { ApplicationInput } from '#modules/assistance/subsistence/public.ts'
import type { Db } from '#platform/db/database.ts'
import { type DatabaseConfig, openDatabase } from '#platform/db/open.ts'
import { makeDemoStaff } from '#platform/identity/demo.ts'
import { loadAllParameters, registerServices } from '../../wire.ts'

export interface Prepared {
  /** Forms that nobody has filed yet. */
  forms: ApplicationInput[]
  /** Cases that wait for the county head. */
  toDecide: { caseId: string; version: number }[]
}

const start = '2020-07-20'
export const now = '2020-09-15T09:30:00+08:00'

/** A county with people, one case already granted, some waiting for the decision, and forms to be filed. */
export async function prepare(config: DatabaseConfig, forms: number, decisions: number): Promise<Prepared> {
  const db = await openDatabase(config)
  registerServices()
  await loadDivisions(db, divisionsFile)
  await loadAllParameters(db)
  await makeDemoStaff(db, mayuVillage)
  await loadNamedFamilies(db, now.slice(0, 10), config.now)
  await loadPeople(db, { seed: 11, people: 30 * (forms + decisions) + 4000, on: now.slice(0, 10) })
  const made = await casesOf(db, forms, decisions)
  await db.close()
  return made
}

async function casesOf(db: Db, forms: number, decisions: number): Promise<Prepared> {
  const villages = (await db.pool.query<{ code: string }>(`select code from division where level = 'village' order by code`)).rows
  const random = randomFrom(5)
  const made: ApplicationInput[] = []
  const cast = await castOf(db, mayuVillage, 'no password')
  for (const { code } of [{ code: mayuVillage }, ...villages.filter((v) => v.code !== mayuVillage)]) {
    for (const people of await homesOf(db, code, 200, now.slice(0, 10)))
      if (people.length <= 2) made.push(formOf(people, code, now.slice(0, 10), made.length + 1, random))
    if (made.length > 2 * (forms + decisions) + 5) break
  }
  // Old couples without wages: what the means test grants in any case.
  const poor = made.map((f) => ({
    ...f,
    members: f.members.map((m) => ({ ...m, incomes: [], labour: 'NONE' as const, illness: 'SERIOUS' as const })),
  }))
  const waiting = poor.splice(0, decisions + 1)
  await playUntil(
    waiting.map((form, i) =>
      walk(db, {
        form: {
          ...form,
          village: mayuVillage,
          consent: { ...form.consent, signatures: form.consent.signatures.map((s) => ({ ...s, signedOn: start })) },
        },
        start: i === 0 ? start : '2020-08-03',
        ending: 'granted',
        cast,
        order: i,
      }),
    ),
    new Date('2020-08-29T08:00:00+08:00'),
  )
  const { rows } = await db.pool.query<{ id: string; version: number; step: string }>('select id, version, step from case_file')
  return {
    forms: poor.slice(0, forms),
    toDecide: rows.filter((r) => r.step === 'county_proposed').map((r) => ({ caseId: r.id, version: r.version })),
  }
}

export const countyConfig = (dataDir: string, schema: string | undefined): DatabaseConfig => ({
  url: process.env.DATABASE_URL,
  dataDir,
  schema,
  county,
  demo: true,
  now: new Date(now),
})
