import { dirname } from 'node:path'
import { verifyAudit } from '#platform/audit/verify.ts'
import type { Db } from '#platform/db/database.ts'
import type { DatabaseCommand } from './command.ts'
import { diskFree, keysGuarded, type Finding } from './doctor-files.ts'
import { clockAgrees, engineVersion, migrationsRun } from './doctor-engine.ts'
import { appRole, historyIsFixed, tablesGuarded, viewsGuarded } from './doctor-guard.ts'

type Check = (db: Db, now: Date) => Promise<Finding>

const checks: [title: string, check: Check][] = [
  ['数据库引擎', engineVersion],
  ['迁移', migrationsRun],
  ['应用角色', appRole],
  ['行级权限', tablesGuarded],
  ['视图', viewsGuarded],
  ['记录不可改', historyIsFixed],
  ['操作记录链', chain],
  ['后台任务', jobs],
  ['短信', messages],
  ['磁盘', (db) => diskFree(dirname(db.filesDir))],
  ['密钥文件', (db) => keysGuarded(dirname(db.filesDir))],
  ['时钟', clockAgrees],
]

/** Checks the installation and prints a table. Exit code 1 when something needs a person. */
export const doctorCommand: DatabaseCommand = async (db, { say, clock }) => {
  let bad = 0
  for (const [title, check] of checks) {
    const { ok, text } = await check(db, clock())
    if (!ok) bad++
    say(`${ok ? '✔' : '✖'} ${title.padEnd(6, '　')} ${text}`)
  }
  say(bad === 0 ? '全部正常。' : `${bad} 项需要处理。`)
  return bad === 0 ? 0 : 1
}

async function chain(db: Db, now: Date): Promise<Finding> {
  const { sealed, brokenAt } = await verifyAudit(db)
  const { rows } = await db.pool.query<{ n: number; old: number }>(
    `select count(*)::int as n, count(*) filter (where at < $1)::int as old from audit_event e
     where not exists (select from audit_seal s where s.event_id = e.id)`,
    [new Date(now.getTime() - 5 * 60_000)],
  )
  if (brokenAt !== null) return { ok: false, text: `第 ${brokenAt} 条起不相符，请保全现场并与备份核对` }
  const { n = 0, old = 0 } = rows[0] ?? {}
  return {
    ok: old === 0,
    text: `已封存 ${sealed} 条，待封存 ${n} 条${old > 0 ? `，其中 ${old} 条超过五分钟，请确认服务器或 worker 在运行` : ''}`,
  }
}

async function jobs(db: Db, now: Date): Promise<Finding> {
  const { rows } = await db.pool.query<{ failed: number; late: number }>(
    `select count(*) filter (where failed is not null)::int as failed,
            count(*) filter (where failed is null and run_at < $1)::int as late from job where done_at is null`,
    [new Date(now.getTime() - 15 * 60_000)],
  )
  const { failed = 0, late = 0 } = rows[0] ?? {}
  return { ok: failed + late === 0, text: `失败 ${failed} 个，积压超过一刻钟 ${late} 个` }
}

async function messages(db: Db): Promise<Finding> {
  const { rows } = await db.pool.query<{ failed: number; waiting: number }>(
    `select count(*) filter (where state = 'failed')::int as failed, count(*) filter (where state = 'waiting')::int as waiting from message`,
  )
  const { failed = 0, waiting = 0 } = rows[0] ?? {}
  return { ok: failed === 0, text: `失败 ${failed} 条，待发 ${waiting} 条` }
}
