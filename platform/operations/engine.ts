import { createHash } from 'node:crypto'
import { chineseDay, dayInShanghai, timeInShanghai } from '#kernel/day.ts'
import type { Db } from '#platform/db/database.ts'
import { allMigrations } from '#platform/db/migrate.ts'
import type { Ask } from './ask.ts'
import type { Finding } from './disk.ts'

const oldestMajor = 15
const mostDriftMs = 5000

/** PostgreSQL 15 or newer; the embedded engine is for trials, since it does not force its writes to the disk. */
export async function engineVersion(ask: Ask, kind: Db['kind']): Promise<Finding> {
  const [row] = await ask<{ server_version: string }>('show server_version')
  const version = row?.server_version ?? ''
  const ok = Number.parseInt(version, 10) >= oldestMajor
  const name = kind === 'embedded' ? '内嵌（试用，断电可能丢失数据）' : 'PostgreSQL'
  return { ok, text: `${name} ${version}${ok ? '' : `，需要 ${oldestMajor} 或更新`}` }
}

let own: { name: string; hash: string }[] | undefined
const ownMigrations = () => (own ??= allMigrations().map((m) => ({ name: m.name, hash: createHash('sha256').update(m.sql).digest('hex') })))

/** Every migration of this program has run, unedited, and none of a newer program. */
export async function migrationsRun(ask: Ask): Promise<Finding> {
  const rows = await ask<{ name: string; hash: string }>('select name, hash from schema_migration')
  const done = new Map(rows.map((r) => [r.name, r.hash]))
  const wrong = ownMigrations().filter((m) => done.get(m.name) !== m.hash)
  const names = new Set(ownMigrations().map((m) => m.name))
  const unknown = rows.map((r) => r.name).filter((name) => !names.has(name))
  if (wrong.length > 0) return { ok: false, text: `没有执行或被改动：${wrong.map((m) => m.name).join('、')}，请运行 migrate` }
  if (unknown.length > 0) return { ok: false, text: `数据库比程序新：${unknown.join('、')}，请升级程序` }
  return { ok: true, text: `${names.size} 个，全部执行` }
}

/** The database's clock and ours agree: deadlines are computed from ours, the embedded engine has no other. */
export async function clockAgrees(ask: Ask): Promise<Finding> {
  const asked = Date.now()
  const [row] = await ask<{ now: Date }>('select clock_timestamp() as now')
  const drift = Math.abs((row?.now.getTime() ?? 0) - asked)
  const at = new Date(asked)
  return {
    ok: drift < mostDriftMs,
    text: `${chineseDay(dayInShanghai(at))} ${timeInShanghai(at)}，与数据库相差 ${(drift / 1000).toFixed(1)} 秒`,
  }
}
