import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import '../problems.ts'
import { sourceOf, type SourceKey } from '../sources.ts'
import { missingOf, type SourceState } from './lists.ts'

/**
 * The head signs that a month goes on without a source, and why. Once for a run and source. Throws
 * `verification.run_not_found`, `verification.not_missing`.
 */
export async function waiveSource(
  tx: Tx,
  actor: Actor,
  { runId, source, reason }: { runId: string; source: SourceKey; reason: string },
): Promise<Record<string, never>> {
  const run = await tx.selectFrom('match_run').select('sources').where('id', '=', runId).executeTakeFirst()
  if (!run) throw new Problem('verification.run_not_found')
  if (!missingOf(run.sources as SourceState[]).some((s) => s.source === source))
    throw new Problem('verification.not_missing', { source: sourceOf(source).name })
  await tx
    .insertInto('match_waiver')
    .values({ run_id: runId, source, reason, signed_by: actor.id, signed_at: tx.now })
    .onConflict((same) => same.doNothing())
    .execute()
  await record(tx, actor, { act: 'verification.waive', subjectKind: 'match_run', subjectId: runId, reason, detail: { source } })
  return {}
}
