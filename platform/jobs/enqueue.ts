import type { Tx } from '#platform/db/tx.ts'

export interface NewJob {
  kind: string
  /** Where the system actor that runs it stands: it sees this place and nothing else. */
  place: string
  /** References only: never a name, number or phone. */
  payload?: Record<string, unknown>
  /** A job with a key exists once: a second one of the same kind and key is not made. */
  key?: string
  runAt?: Date
}

/** Puts a job into the same transaction as its cause: it exists exactly if that commits. */
export async function enqueue(tx: Tx, job: NewJob): Promise<void> {
  await tx
    .insertInto('job')
    .values({
      kind: job.kind,
      key: job.key ?? null,
      place: job.place,
      payload: JSON.stringify(job.payload ?? {}),
      run_at: job.runAt ?? tx.now,
    })
    .onConflict((same) => same.columns(['kind', 'key']).where('key', 'is not', null).doNothing())
    .execute()
}
