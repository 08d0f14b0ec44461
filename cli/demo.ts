import { divisionsFile } from '#counties/ruian/county.ts'
import { makeDemonstration, signInLines } from '#demo/demonstration.ts'
import { loadDivisions } from '#modules/core/divisions/public.ts'
import { loadAllParameters, registerServices } from '../wire.ts'
import type { DatabaseCommand } from './command.ts'

/** The demonstration county, where there is nothing else; demonstration accounts exist in demonstration mode only. */
export const demoCommand: DatabaseCommand = async (db, { say, warn, clock }) => {
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
  await makeDemonstration(db, clock(), say)
  for (const line of signInLines()) say(line)
  return 0
}
