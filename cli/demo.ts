import { divisionsFile } from '#counties/ruian/county.ts'
import { makeDemonstration, signInLines } from '#demo/demonstration.ts'
import { loadDivisions } from '#modules/core/divisions/public.ts'
import { loadAllParameters, registerServices } from '../wire.ts'
import { makeWholeYear, type WholeYear, wholeYear } from '#demo/whole-year.ts'
import type { Db } from '#platform/db/database.ts'
import type { DatabaseCommand } from './command.ts'
import { wrongUse } from './usage.ts'

/** The demonstration county, where there is nothing else; demonstration accounts exist in demonstration mode only. */
export const demoCommand: DatabaseCommand = async (db, { args, say, warn, clock }) => {
  const plan = planOf(args)
  if (!db.demo) {
    warn('运行中的服务器不是演示方式，不能建立演示账号。请用 serve --demo 启动，或换一个数据目录。')
    return 1
  }
  const { rows } = await db.pool.query('select from staff where not demo limit 1')
  if (rows.length > 0) {
    warn('数据库里已有正式账号，没有建立演示县。请换一个空的数据库。')
    return 1
  }
  registerServices()
  await loadDivisions(db, divisionsFile)
  await loadAllParameters(db)
  if (plan) return makeYear(db, plan, clock(), say, warn)
  await makeDemonstration(db, clock(), say)
  for (const line of signInLines()) say(line)
  return 0
}

/** Nothing after the command is the usual county; `--year` is a whole published year. */
function planOf(args: readonly string[]): WholeYear | undefined {
  if (args.length === 0) return undefined
  const [option, year, second, people] = args
  const right = option === '--year' && (args.length === 2 || (args.length === 4 && second === '--people' && /^\d{3,7}$/.test(people ?? '')))
  if (!right) throw wrongUse('demo')
  const plan = wholeYear(Number(year), people ? Number(people) : undefined)
  if (!plan) throw wrongUse('demo', `没有 ${year} 年的公布数，只能建立 2020 年。`)
  return plan
}

async function makeYear(db: Db, plan: WholeYear, now: Date, say: (line: string) => void, warn: (line: string) => void): Promise<number> {
  if (db.kind !== 'postgres') {
    warn('全年数据有 125 万人，内嵌数据库装不下。请设置 DATABASE_URL，用 PostgreSQL 建立。')
    return 1
  }
  const { rows } = await db.pool.query('select from person limit 1')
  if (rows.length > 0) {
    warn('库里已经有居民，没有建立全年数据。请换一个空的数据库。')
    return 1
  }
  say(`正在建立 ${plan.year} 年：${plan.people.toLocaleString('en-US')} 人……`)
  await makeWholeYear(db, plan, now, say)
  for (const line of signInLines()) say(line)
  return 0
}
