import { dayInShanghai } from '#kernel/day.ts'
import type { Db } from '#platform/db/database.ts'
import { demoPassword, demoStaff, makeDemoStaff } from '#platform/identity/demo.ts'
import { demoBookings } from '#modules/services/marriage-booking/demo.ts'
import { roleNames } from '#kernel/role.ts'
import { loadNamedFamilies } from './load-named.ts'
import { loadPeople } from './people.ts'
import { makeRegistry } from './registry.ts'
import { makeRecords } from './records.ts'
import { mayuVillage } from './village.ts'
import { makeYear } from './year/year.ts'

const people = 60_000

/** Makes the demonstration county when the register is empty: staff, named families, invented people. */
export async function makeDemonstration(db: Db, now: Date, say: (text: string) => void): Promise<void> {
  await makeDemoStaff(db, mayuVillage)
  const { rows } = await db.pool.query<{ n: number }>('select count(*)::int as n from (select from person limit 1) as p')
  if ((rows[0]?.n ?? 0) > 0) return
  say('正在建立演示县（约 6 万名虚构居民）……')
  await loadNamedFamilies(db, dayInShanghai(now), now)
  await loadPeople(db, { seed: 20_201_231, people, on: dayInShanghai(now) }, (done) => say(`  ${done} / ${people}`))
  say('正在办理一年的低保办件……')
  await makeYear(db, now, (acts) => say(`  ${acts} 步`))
  say('正在安排婚姻登记处的预约时段……')
  await demoBookings(db, now)
  say('正在建立婚姻登记处的记录……')
  await makeRegistry(db, now)
  await makeRecords(db, now)
}

/** The demonstration sign-ins, for the terminal. */
export function signInLines(): string[] {
  return [
    `\n演示账号（密码都是 ${demoPassword}）:`,
    ...demoStaff.map((s) => `  ${s.login.padEnd(14)} ${s.name} ${roleNames[s.role]}`),
    '居民：手机 19900000001（林秀兰）、19900000002（蔡德明），验证码会显示在页面上。',
  ]
}
