// A registry's year, straight into its tables: for the demonstration year, for tests and for benches.
import { addDays, type Day } from '#kernel/day.ts'
import type { Db } from '#platform/db/database.ts'
import { accountBlanks } from './marriages/blanks.ts'
import { marriageable, marriedCouples, marryOutside } from './marriages/candidates.ts'
import { dayDrawer, officeTime, openDays } from './marriages/days.ts'
import { insertRegistrations } from './marriages/registrations.ts'
import { demoRegistry } from './marriages/registry.ts'
import type { Couple, Registered, Written } from './marriages/types.ts'
import { type Random, randomFrom } from './random.ts'

export { accountBlanks } from './marriages/blanks.ts'
export { certificateNumber, certificateSeries, insertRegistrations } from './marriages/registrations.ts'
export { demoRegistry } from './marriages/registry.ts'
export type { Couple, Party, Registered, Registry, Written } from './marriages/types.ts'

export interface MarriagesPlan {
  seed: number
  year: number
  /** The last day on which something was registered; the end of the year without it. */
  until?: Day
  marriages: number
  divorces: number
  /** Certificates issued again: of marriage, of divorce. */
  marriageReissues: number
  divorceReissues: number
}

/** Makes the year's registrations of people in the register, with numbers that go on from the last and blanks accounted for. */
export async function loadMarriages(db: Db, plan: MarriagesPlan, place?: string): Promise<Written[]> {
  const random = randomFrom(plan.seed)
  const registry = await demoRegistry(db, place)
  const days = openDays(plan.year, plan.until ?? `${plan.year}-12-31`)
  const known = await marriedCouples(db, plan.year, plan.divorces + plan.marriageReissues + plan.divorceReissues)
  const parted = divorces(known.slice(0, plan.divorces), days, random)
  const again = known.slice(plan.divorces)
  const list = [
    ...parted,
    ...(await marriages(db, plan, registry.place, days, parted, random)),
    ...again.slice(0, plan.marriageReissues).map((c) => reissue('M4', c, days, random)),
    ...again.slice(plan.marriageReissues).map((c) => reissue('M5', c, days, random)),
  ]
  const written = await insertRegistrations(db, registry, list)
  await accountBlanks(db, registry, written)
  return written
}

function divorces(couples: readonly Couple[], days: readonly Day[], random: Random): Registered[] {
  const draw = dayDrawer(days, random, false)
  return couples.map((c) => ({ kind: 'M3', couple: statusOf(c, '20'), on: draw(), at: officeTime(random), ...olderMarriage(c, random) }))
}

const statusOf = ({ man, woman }: Couple, statusBefore: string): Couple => ({
  man: { ...man, statusBefore },
  woman: { ...woman, statusBefore },
})

/** When they married, and under which number: of the old kind before 2004. */
function olderMarriage({ man, woman }: Couple, random: Random): { since: Day; originalCertNo: string } {
  const from = Math.max(...[man, woman].map((p) => Number(p.birthDate.slice(0, 4)))) + 22
  const year = Math.min(2017, from + random.between(0, 6))
  const since = addDays(`${year}-01-05`, random.between(0, 350))
  const order = random.between(1, 9800)
  return { since, originalCertNo: year < 2004 ? `瑞结字第${order}号` : `J330381-${year}-${String(order).padStart(6, '0')}` }
}

function reissue(kind: 'M4' | 'M5', couple: Couple, days: readonly Day[], random: Random): Registered {
  const { since, originalCertNo } = olderMarriage(couple, random)
  const on = dayDrawer(days, random, false)()
  const at = officeTime(random)
  if (kind === 'M4') return { kind, couple: statusOf(couple, '20'), on, at, since, originalCertNo }
  const order = String(random.between(1, 1700)).padStart(6, '0')
  return { kind, couple: statusOf(couple, '40'), on, at, since, endedOn: '2018-06-12', originalCertNo: `L330381-2018-${order}` }
}

/** First marriages, a few with somebody from outside, some late registrations, and people who parted early in the year and marry again. */
async function marriages(db: Db, plan: MarriagesPlan, place: string, days: readonly Day[], parted: readonly Registered[], random: Random) {
  const early = parted.filter((d) => d.on < `${plan.year}-07-01`).slice(0, Math.floor(plan.marriages * 0.06))
  const second = early.slice(1).map((d, i): Couple => statusOf({ man: d.couple.man, woman: (early[i] as Registered).couple.woman }, '40'))
  const draw = dayDrawer(days, random, true)
  const later = days.filter((d) => d >= `${plan.year}-08-03`)
  const again = later.length > 0 ? second : []
  const first = await marriageable(db, plan.year, plan.marriages - again.length)
  const outside = Math.floor(first.length * 0.09)
  const mixed = [
    ...(await marryOutside(db, place, first.slice(0, outside), new Date(`${plan.year}-01-01T00:00:00+08:00`), random)),
    ...first.slice(outside),
  ]
  return [
    ...mixed.map((couple): Registered => ({ kind: random.chance(0.01) ? 'M2' : 'M1', couple, on: draw(), at: officeTime(random) })),
    ...again.map((couple): Registered => ({ kind: 'M1', couple, on: random.pick(later), at: officeTime(random) })),
  ]
}
