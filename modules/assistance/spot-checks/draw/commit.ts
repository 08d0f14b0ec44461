import { randomBytes, randomUUID } from 'node:crypto'
import { dayInShanghai } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import { type Actor, systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { seal } from '#platform/db/seal.ts'
import { sha256 } from '#platform/draw/transcript.ts'
import { asOffice, inTransaction, type Tx } from '#platform/db/tx.ts'
import '../problems.ts'
import { boundsOf, type DrawKind, drawKinds, periodOf, periodWords } from '../rules/period.ts'

/**
 * Publishes the hash of a new seed while the period still runs, so that nobody can choose a seed for a list. Throws
 * `spot.too_late_to_commit`, `spot.committed`.
 */
export async function commitSeed(tx: Tx, actor: Actor, { kind, period }: { kind: DrawKind; period: string }): Promise<{ drawId: string }> {
  const bounds = boundsOf(kind, period)
  if (!bounds || tx.today >= bounds.until) throw new Problem('spot.too_late_to_commit', { period: periodWords(period) })
  const drawId = randomUUID()
  const seed = randomBytes(32).toString('hex')
  const made = await tx
    .insertInto('spot_draw')
    .values({ id: drawId, kind, period, commitment: sha256(seed), committed_on: tx.today, committed_at: tx.now })
    .onConflict((same) => same.columns(['kind', 'period']).doNothing())
    .executeTakeFirst()
  if (!made.numInsertedOrUpdatedRows) throw new Problem('spot.committed', { period: periodWords(period) })
  await asOffice(tx, actor, () =>
    tx
      .insertInto('spot_seed')
      .values({ draw_id: drawId, seed_sealed: seal(tx.db.keys, seed) })
      .execute(),
  )
  await record(tx, actor, { act: 'spot.commit', subjectKind: 'spot_draw', subjectId: drawId, detail: { kind, period } })
  return { drawId }
}

/** Once a day: the seeds of the running month and quarter are promised. Returns how many were new. */
export async function commitSeeds(db: Db, now: Date): Promise<number> {
  const actor = systemActor('spot_checks', db.county.code)
  return inTransaction(db, actor, now, async (tx) => {
    const periods = drawKinds.map((kind) => ({ kind, period: periodOf(kind, dayInShanghai(now)) }))
    const there = await tx
      .selectFrom('spot_draw')
      .select(['kind', 'period'])
      .where(
        'period',
        'in',
        periods.map((p) => p.period),
      )
      .execute()
    const missing = periods.filter((p) => !there.some((t) => t.kind === p.kind && t.period === p.period))
    for (const p of missing) await commitSeed(tx, actor, p)
    return missing.length
  })
}
