import { verifyAudit } from '#platform/audit/verify.ts'
import type { Db } from '#platform/db/database.ts'
import { askPool } from '#platform/operations/ask.ts'
import type { Finding } from '#platform/operations/disk.ts'
import { partsOf } from '#platform/operations/parts.ts'
import type { DatabaseCommand } from './command.ts'
import { appRole, historyIsFixed, tablesGuarded, viewsGuarded } from './doctor-guard.ts'

const checks: [title: string, check: (db: Db) => Promise<Finding>][] = [
  ['应用角色', appRole],
  ['行级权限', tablesGuarded],
  ['视图', viewsGuarded],
  ['记录不可改', historyIsFixed],
  ['操作记录链', chain],
]

/** Checks the installation and prints a table. Exit code 1 when something needs a person. */
export const doctorCommand: DatabaseCommand = async (db, { say, clock }) => {
  const found: { title: string; ok: boolean; text: string }[] = await partsOf(askPool(db.pool), db, clock())
  for (const [title, check] of checks) found.push({ title, ...(await check(db)) })
  for (const { title, ok, text } of found) say(`${ok ? '✔' : '✖'} ${title.padEnd(6, '　')} ${text}`)
  const bad = found.filter((f) => !f.ok).length
  say(bad === 0 ? '全部正常。' : `${bad} 项需要处理。`)
  return bad === 0 ? 0 : 1
}

async function chain(db: Db): Promise<Finding> {
  const { sealed, brokenAt } = await verifyAudit(db)
  if (brokenAt !== null) return { ok: false, text: `第 ${brokenAt} 条起不相符，请保全现场并与备份核对` }
  return { ok: true, text: `${sealed} 条全部核对相符` }
}
