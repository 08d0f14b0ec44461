import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import type { Tx } from '#platform/db/tx.ts'
import { afterPlace } from '#kernel/place.ts'
import { asMachine } from './ask.ts'
import { partsOf } from './parts.ts'
import { programVersion } from './version.ts'
import { databaseSize, jobQueue, messageQueue, sealLag } from './waiting.ts'

const perPage = 20
const startedAt = new Date(Date.now() - process.uptime() * 1000)
const iso = <Q extends { oldestAt: Date | null }>(q: Q) => ({ ...q, oldestAt: q.oldestAt?.toISOString() ?? null })

/** The operations page's first answer. */
export async function overview(tx: Tx, actor: Actor) {
  return asMachine(tx, async (ask) => {
    const [migrations] = await ask<{ count: number; last: string; lastAt: Date }>(
      'select count(*)::int as count, max(name) as last, max(at) as "lastAt" from schema_migration',
    )
    return {
      at: tx.now.toISOString(),
      version: programVersion,
      node: process.versions.node,
      startedAt: startedAt.toISOString(),
      embedded: tx.db.kind === 'embedded',
      parts: await partsOf(ask, tx.db, tx.now),
      jobs: iso(await jobQueue(ask, tx.now)),
      messages: iso(await messageQueue(ask)),
      seal: iso(await sealLag(ask)),
      database: await databaseSize(ask),
      migrations: {
        count: migrations?.count ?? 0,
        last: migrations?.last ?? '',
        lastAt: (migrations?.lastAt ?? tx.now).toISOString(),
      },
      mayAct: actor.role === 'operator',
    }
  })
}

/** Work of the actor's place that gave up. */
export async function failedJobList(tx: Tx, actor: Actor, { after }: { after?: string | undefined }) {
  const rows = await tx
    .selectFrom('job')
    .select(['id', 'kind', 'place', 'attempts', 'failed', 'run_at'])
    .where('failed', 'is not', null)
    .where('done_at', 'is', null)
    .where('place', '>=', actor.place)
    .where('place', '<', afterPlace(actor.place))
    .where('id', '>', Number(after ?? 0))
    .orderBy('id')
    .limit(perPage + 1)
    .execute()
  const shown = rows.slice(0, perPage)
  const names = await placeNames(
    tx,
    shown.map((r) => r.place),
  )
  return {
    items: shown.map((r) => ({
      jobId: String(r.id),
      kind: r.kind,
      placeName: names.get(r.place) ?? '',
      attempts: r.attempts,
      failure: r.failed ?? '',
      lastAt: r.run_at.toISOString(),
    })),
    next: rows.length > perPage ? String(shown.at(-1)?.id) : null,
  }
}

/** Backups, newest first. */
export async function backupLog(tx: Tx, { after }: { after?: string | undefined }) {
  let query = tx.selectFrom('backup_log').selectAll()
  if (after) query = query.where('id', '<', Number(after))
  const rows = await query
    .orderBy('id', 'desc')
    .limit(perPage + 1)
    .execute()
  const shown = rows.slice(0, perPage)
  return {
    items: shown.map((r) => ({
      id: String(r.id),
      startedAt: r.started_at.toISOString(),
      seconds: Math.round((r.ended_at.getTime() - r.started_at.getTime()) / 1000),
      file: r.file,
      good: r.good,
      failure: r.failure,
      verified: r.verified_at !== null,
      bytes: r.bytes,
      rows: r.rows,
      files: r.files,
    })),
    next: rows.length > perPage ? String(shown.at(-1)?.id) : null,
  }
}
