import { dirname } from 'node:path'
import type { Db } from '#platform/db/database.ts'
import { keysFit } from '#platform/db/own-keys.ts'
import type { Ask } from './ask.ts'
import { diskFree, type Finding, keysGuarded } from './disk.ts'
import { clockAgrees, engineVersion, migrationsRun } from './engine.ts'
import { jobQueue, lastGoodBackup, messageQueue, sealLag } from './waiting.ts'

export interface Part extends Finding {
  key: string
  title: string
}

const lateMs = 15 * 60_000
const unsealedMs = 5 * 60_000
/** A backup every day, and two hours for making it. */
const backupMs = 26 * 3_600_000

type Check = (ask: Ask, db: Db, now: Date) => Promise<Finding>

const checks: [key: string, title: string, check: Check][] = [
  ['engine', '数据库引擎', (ask, db) => engineVersion(ask, db.kind)],
  ['migrations', '迁移', (ask) => migrationsRun(ask)],
  ['keys', '密钥文件', keysOwn],
  ['chain', '记录封存', sealing],
  ['jobs', '后台任务', jobs],
  ['messages', '短信', messages],
  ['backup', '备份', backups],
  ['disk', '磁盘', (_, db) => diskFree(dirname(db.filesDir))],
  ['clock', '时钟', (ask) => clockAgrees(ask)],
]

/** Each part of the house with whether it is as it should be. Cheap enough for a page: the chain is not recomputed. */
export async function partsOf(ask: Ask, db: Db, now: Date): Promise<Part[]> {
  const parts: Part[] = []
  for (const [key, title, check] of checks) parts.push({ key, title, ...(await check(ask, db, now)) })
  return parts
}

async function keysOwn(ask: Ask, db: Db): Promise<Finding> {
  const guarded = await keysGuarded(dirname(db.filesDir))
  if ((await keysFit({ query: async (text, values) => ({ rows: await ask(text, values) }) }, db.keys)) === false)
    return { ok: false, text: '和数据库不是一套，请停止办理并恢复原来的密钥文件' }
  return guarded
}

async function sealing(ask: Ask, _: Db, now: Date): Promise<Finding> {
  const { sealed, unsealed, oldestAt } = await sealLag(ask)
  const late = oldestAt !== null && now.getTime() - oldestAt.getTime() > unsealedMs
  const text = `已封存 ${sealed} 条，待封存 ${unsealed} 条`
  return { ok: !late, text: late ? `${text}，最早的超过五分钟，请确认后台任务在运行` : text }
}

async function jobs(ask: Ask, _: Db, now: Date): Promise<Finding> {
  const { waiting, failed, oldestAt } = await jobQueue(ask, now)
  const late = oldestAt !== null && now.getTime() - oldestAt.getTime() > lateMs
  const text = `排队 ${waiting} 个，失败 ${failed} 个`
  return { ok: failed === 0 && !late, text: late ? `${text}，最早的已超过一刻钟，请确认后台任务在运行` : text }
}

async function messages(ask: Ask): Promise<Finding> {
  const { waiting, failed } = await messageQueue(ask)
  return { ok: failed === 0, text: `待发 ${waiting} 条，没有送出 ${failed} 条` }
}

async function backups(ask: Ask, _: Db, now: Date): Promise<Finding> {
  const last = await lastGoodBackup(ask)
  if (!last) return { ok: false, text: '还没有备份，请按运维手册设置每日备份' }
  const hours = Math.max(0, Math.floor((now.getTime() - last.getTime()) / 3_600_000))
  const ok = now.getTime() - last.getTime() <= backupMs
  return { ok, text: `最近一次完好的备份在${hours < 1 ? '一小时内' : ` ${hours} 小时前`}${ok ? '' : '，请检查每日备份'}` }
}
