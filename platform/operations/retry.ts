import { afterPlace } from '#kernel/place.ts'
import { defineProblems, Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'

defineProblems({
  'job.not_failed': { status: 409, zh: '这项任务没有失败，或已经在重试。请刷新页面再看。' },
})

/** Lets work that gave up begin anew, with all its attempts. Throws `job.not_failed`, also for a job of another place. */
export async function retryFailedJob(tx: Tx, actor: Actor, { jobId }: { jobId: string }): Promise<{ ok: true }> {
  const again = await tx
    .updateTable('job')
    .set({ failed: null, attempts: 0, locked_until: null, run_at: tx.now })
    .where('id', '=', Number(jobId))
    .where('failed', 'is not', null)
    .where('done_at', 'is', null)
    .where('place', '>=', actor.place)
    .where('place', '<', afterPlace(actor.place))
    .executeTakeFirst()
  if (again.numUpdatedRows === 0n) throw new Problem('job.not_failed')
  await record(tx, actor, { act: 'job.retry', subjectKind: 'job', subjectId: jobId })
  return { ok: true }
}

/** Lets all messages that were given up wait again, with all their attempts; nobody reads them. Returns how many. */
export async function retryFailedMessages(tx: Tx, actor: Actor): Promise<{ count: number }> {
  const again = await asOffice(tx, actor, () =>
    tx.updateTable('message').set({ state: 'waiting', attempts: 0, tried_from: tx.now }).where('state', '=', 'failed').executeTakeFirst(),
  )
  const count = Number(again.numUpdatedRows)
  await record(tx, actor, { act: 'message.retry', subjectKind: 'county', subjectId: tx.db.county.code, detail: { count } })
  return { count }
}
