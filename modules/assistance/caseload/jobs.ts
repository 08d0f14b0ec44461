import { systemActor } from '#platform/db/actor.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import type { JobKinds } from '#platform/jobs/worker.ts'
import { checkImport } from './commands/check.ts'
import { loadPart } from './commands/load.ts'

/** The long work of a list: reading it, and loading it part by part. A part that was stopped is done again, or not at all. */
export const caseloadJobs: JobKinds = {
  'caseload.check': (tx, job) => checkImport(tx, systemActor(job.kind, job.place), String(job.payload.importId)),
  'caseload.load': async (tx, job) => {
    const { importId, part } = job.payload as { importId: string; part: number }
    const left = await loadPart(tx, systemActor(job.kind, job.place), importId)
    if (left > 0)
      await enqueue(tx, { kind: job.kind, place: job.place, key: `${importId}:${part + 1}`, payload: { importId, part: part + 1 } })
  },
}
