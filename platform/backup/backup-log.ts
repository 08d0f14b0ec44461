import type { Db } from '#platform/db/database.ts'

export interface Tried {
  startedAt: Date
  endedAt: Date
  /** The file's name without its folder. */
  file: string
  /** The code of what went wrong; null when the file is whole. */
  failure: string | null
  bytes: number
  rows: number
  files: number
  auditHead: string | null
  verifiedAt: Date | null
}

/** Notes a backup that was made or tried, for the page and the metrics. */
export async function noteBackup(db: Db, t: Tried): Promise<void> {
  await db.pool.query(
    `insert into backup_log (started_at, ended_at, file, good, failure, bytes, rows, files, audit_head, verified_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [t.startedAt, t.endedAt, t.file, t.failure === null, t.failure, t.bytes, t.rows, t.files, t.auditHead, t.verifiedAt],
  )
}
