import { randomBytes } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { link, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import { sealAudit } from '#platform/audit/seal.ts'
import { systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { sealed } from './container.ts'
import { dumpEverything } from './dump.ts'
import './problems.ts'

const linesAtOnce = 500

/**
 * Writes an encrypted backup of the county: tables, sealed files, keys. Written aside, synced, then named. Making one is
 * an act of its own in the record. Throws `backup.exists`, `backup.no_folder`.
 */
export async function backup(db: Db, path: string, passphrase: string, clock: () => Date): Promise<{ rows: number; files: number }> {
  if (existsSync(path)) throw new Problem('backup.exists', { path })
  const actor = systemActor('backup', db.county.code)
  await inTransaction(db, actor, clock(), (tx) =>
    record(tx, actor, { act: 'system.backup', subjectKind: 'county', subjectId: db.county.code }),
  )
  await sealAudit(db, clock())
  const told = { rows: 0, files: 0 }
  // A name of its own: what a killed one left does not stand in the way.
  const aside = `${path}.${randomBytes(6).toString('hex')}.part`
  try {
    const plain = Readable.from(batched(dumpEverything(db, clock()), told))
    await pipeline(
      plain,
      createGzip({ level: 5 }),
      (stream: AsyncIterable<Buffer>) => sealed(passphrase, stream),
      createWriteStream(aside, { mode: 0o600, flags: 'wx' }),
    )
    await synced(aside)
    // Unlike a renaming, a link never takes the place of a file that came meanwhile.
    await link(aside, path)
    await rm(aside)
    await synced(dirname(path))
    return told
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    await rm(aside, { force: true })
    if (code === 'EEXIST') throw new Problem('backup.exists', { path })
    if (['ENOENT', 'EACCES', 'EPERM', 'ENOTDIR', 'ENOSPC', 'EROFS'].includes(code)) throw new Problem('backup.no_folder', { path })
    throw error
  }
}

/** Forces a file, or the names in a folder, to the disk; some systems know no such thing for folders. */
async function synced(path: string): Promise<void> {
  const file = await open(path, 'r').catch(() => undefined)
  await file?.sync().catch(() => {})
  await file?.close()
}

async function* batched(lines: AsyncIterable<string>, told: { rows: number; files: number }): AsyncIterable<Buffer> {
  let waiting: string[] = []
  for await (const text of lines) {
    if (text.startsWith('[')) told.rows++
    else if (text.startsWith('{"file"')) told.files++
    waiting.push(text)
    if (waiting.length >= linesAtOnce || text.length > 100_000) {
      yield Buffer.from(`${waiting.join('\n')}\n`)
      waiting = []
    }
  }
  yield Buffer.from(`${waiting.join('\n')}\n`)
}
