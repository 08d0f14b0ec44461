import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Db } from '#platform/db/database.ts'
import type { RequestFigures } from '#platform/http/request-figures.ts'
import { askPool } from './ask.ts'
import { readiness } from './readiness.ts'
import { programVersion } from './version.ts'
import { databaseSize, jobQueue, lastGoodBackup, messageQueue, sealLag } from './waiting.ts'

type Value = number | null | undefined

/** Everything a monitor asks for, as Prometheus text: numbers, route patterns and codes, nothing about a person. */
export async function metricsText(db: Db, requests: RequestFigures, now: Date): Promise<string> {
  const { ready, parts } = await readiness(db)
  const lines = [`# TYPE minxin_info gauge`, `minxin_info{version="${programVersion}",engine="${db.kind}"} 1`]
  const gauge = (name: string, values: Record<string, Value>) => {
    lines.push(`# TYPE minxin_${name} gauge`)
    for (const [labels, value] of Object.entries(values))
      if (value !== null && value !== undefined) lines.push(`minxin_${name}${labels && `{${labels}}`} ${value}`)
  }
  gauge('ready', { '': Number(ready) })
  gauge('ready_part', Object.fromEntries(Object.entries(parts).map(([part, ok]) => [`part="${part}"`, Number(ok)])))
  const { totalCount, idleCount, waitingCount } = db.pool
  gauge('pool_connections', { 'state="open"': totalCount, 'state="idle"': idleCount, 'state="waiting"': waitingCount })
  gauge('process_resident_bytes', { '': process.memoryUsage.rss() })
  gauge('process_start_timestamp_seconds', { '': Math.round(Date.now() / 1000 - process.uptime()) })
  if (parts.database) await ofDatabase(db, now, gauge)
  const disk = await statfs(dirname(db.filesDir)).catch(() => undefined)
  gauge('disk_free_bytes', { '': disk && disk.bavail * disk.bsize })
  return `${[...lines, ...requests.lines()].join('\n')}\n`
}

async function ofDatabase(db: Db, now: Date, gauge: (name: string, values: Record<string, Value>) => void): Promise<void> {
  const ask = askPool(db.pool)
  const age = (at: Date | null) => (at ? Math.max(0, Math.round((now.getTime() - at.getTime()) / 1000)) : null)
  const jobs = await jobQueue(ask, now)
  gauge('jobs', { 'state="waiting"': jobs.waiting, 'state="failed"': jobs.failed })
  gauge('job_oldest_seconds', { '': age(jobs.oldestAt) ?? 0 })
  const messages = await messageQueue(ask)
  gauge('messages', { 'state="waiting"': messages.waiting, 'state="failed"': messages.failed })
  const seal = await sealLag(ask)
  gauge('audit_unsealed', { '': seal.unsealed })
  gauge('audit_seal_lag_seconds', { '': age(seal.oldestAt) ?? 0 })
  const last = await lastGoodBackup(ask)
  gauge('backup_last_success_timestamp_seconds', { '': last && Math.round(last.getTime() / 1000) })
  gauge('backup_age_seconds', { '': age(last) })
  gauge('database_bytes', { '': (await databaseSize(ask)).bytes })
}
