import type { Db } from '#platform/db/database.ts'
import { makeDemoStaff } from '#platform/identity/demo.ts'
import { loadNamedFamilies } from './load-named.ts'
import { demoRegistry, loadMarriages, type Written } from './marriages.ts'
import { gradeSite } from './marriages/site.ts'
import { reviewFiles } from './marriages/reviews.ts'
import { loadPeople } from './people.ts'
import { mayuVillage } from './village.ts'

/** How much of a year there is: everybody, and what the registry published about it. */
export interface WholeYear {
  year: number
  people: number
  marriages: number
  divorces: number
  marriageReissues: number
  divorceReissues: number
}

/** The years whose figures were published. */
const published: Record<number, WholeYear> = {
  2020: { year: 2020, people: 1_250_000, marriages: 4615, divorces: 1735, marriageReissues: 800, divorceReissues: 237 },
}

/** A published year, or the same on a smaller scale; undefined for a year that was not published. */
export function wholeYear(year: number, people?: number): WholeYear | undefined {
  const full = published[year]
  if (!full || people === undefined) return full
  const part = (n: number) => Math.max(1, Math.round((n * people) / full.people))
  return {
    year,
    people,
    marriages: part(full.marriages),
    divorces: part(full.divorces),
    marriageReissues: part(full.marriageReissues),
    divorceReissues: part(full.divorceReissues),
  }
}

/** The county of a year with all its people and the registry's records of it. PostgreSQL only; the register must be empty. */
export async function makeWholeYear(db: Db, plan: WholeYear, now: Date, say: (text: string) => void): Promise<Written[]> {
  await makeDemoStaff(db, mayuVillage)
  await loadNamedFamilies(db, `${plan.year}-12-31`, now)
  let told = 0
  await loadPeople(db, { seed: 20_201_231, people: plan.people, on: `${plan.year}-12-31` }, (done) => {
    if (done - told < 100_000) return
    told = done
    say(`  ${done.toLocaleString('en-US')} / ${plan.people.toLocaleString('en-US')} 人`)
  })
  await db.pool.query('analyze person, household_member')
  say('正在建立全年婚姻登记记录……')
  const written = await loadMarriages(db, { seed: plan.year, ...plan })
  await reviewFiles(db, await demoRegistry(db), written)
  await gradeSite(db)
  await db.pool.query('analyze')
  return written
}
