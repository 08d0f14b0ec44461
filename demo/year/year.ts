import { isWorkingDay } from '#kernel/calendar.ts'
import { addDays, dayInShanghai } from '#kernel/day.ts'
import type { Db } from '#platform/db/database.ts'
import { demoPassword } from '#platform/identity/demo.ts'
import { hashPassword } from '#platform/identity/password.ts'
import { type Random, randomFrom } from '../random.ts'
import { mayu, mayuOtherVillage, mayuVillage, tangxia } from '../village.ts'
import { castOf } from './cast.ts'
import { formOf } from './form.ts'
import { homesOf } from './homes.ts'
import { changeYear } from './changes.ts'
import { deathYear } from './deaths.ts'
import { oneOffYear } from './one-offs.ts'
import { payYear } from './payments.ts'
import { remedyYear } from './remedies.ts'
import { recoverYear } from './recoveries.ts'
import { reviewYear } from './reviews.ts'
import { playUntil, type Story } from './schedule.ts'
import { spotCheckYear } from './spot-checks.ts'
import { type Ending, type Plan, walk } from './walk.ts'

/** How many cases a town gets, and what share of them lie in the last six weeks, when cases are still on their way. */
const towns = [
  { town: mayu, villages: [mayuVillage, mayuOtherVillage], more: 4, cases: 72, recent: 0.7 },
  { town: tangxia, villages: [], more: 3, cases: 14, recent: 0.4 },
  { town: '330381001', villages: [], more: 2, cases: 10, recent: 0.4 },
  { town: '330381113', villages: [], more: 2, cases: 8, recent: 0.4 },
] as const

const endings: readonly Ending[] = [
  ...Array<Ending>(11).fill('granted'),
  'refused',
  'refused',
  'supplement',
  'supplemented',
  'withdrawn',
  'objection',
  'spot_check',
]

/**
 * A scaled year of 低保: applications from the past twelve months to today, each as far as its day lets it be, with a
 * year of payments. Everything is done by the same commands that people use.
 */
export async function makeYear(db: Db, now: Date, progress: (acts: number) => void = () => {}): Promise<void> {
  const today = dayInShanghai(now)
  const random = randomFrom(20_260_101)
  const hash = await hashPassword(demoPassword)
  const stories: Story[] = []
  for (const { town, villages, more, cases, recent } of towns)
    for (const plan of await plansOf(db, { town, villages: [...villages], more, cases, recent, today, hash, random, from: stories.length }))
      stories.push(walk(db, plan))
  const from = addDays(today, -365)
  stories.push(
    payYear(db, from, today, hash),
    changeYear(db, from, hash),
    deathYear(db, from, hash),
    recoverYear(db, from, hash),
    oneOffYear(db, from),
  )
  stories.push(reviewYear(db, from, hash), spotCheckYear(db, from, hash), ...remedyYear(db, from, today, hash))
  await playUntil(stories, now, progress)
}

interface TownYear {
  town: string
  villages: string[]
  more: number
  cases: number
  recent: number
  today: string
  hash: string
  random: Random
  from: number
}

async function plansOf(db: Db, t: TownYear): Promise<Plan[]> {
  const { rows } = await db.pool.query<{ code: string }>(
    `select code from division where parent = $1 and level = 'village' and not code = any($2) order by code limit $3`,
    [t.town, t.villages, t.more],
  )
  const villages = [...t.villages, ...rows.map((r) => r.code)]
  const plans: Plan[] = []
  const each = Math.ceil(t.cases / villages.length)
  for (const village of villages) {
    const cast = await castOf(db, village, t.hash)
    for (const home of await homesOf(db, village, each, t.today)) {
      const order = t.from + plans.length + 1
      const start = startDay(t, plans.length)
      // Who was born since was not in the form.
      const people = home.filter((p) => p.birthDate <= start)
      plans.push({
        form: formOf(people, village, start, order, t.random),
        start,
        ending: endings[(plans.length * 7) % endings.length] as Ending,
        cast,
        order,
      })
    }
  }
  return plans.slice(0, t.cases)
}

/** Recent cases lie one by one in the last six weeks, so that every step has some; the older ones anywhere in the year. */
function startDay({ random, recent, today, cases }: TownYear, index: number): string {
  const recents = Math.round(cases * recent)
  let day = addDays(today, -(index < recents ? Math.floor((index * 42) / recents) : random.between(43, 360)))
  while (!isWorkingDay(day)) day = addDays(day, -1)
  return day
}
