import { createWriteStream, existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
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
  const aside = `${path}.part`
  try {
    const plain = Readable.from(batched(dumpEverything(db, clock()), told))
    await pipeline(
      plain,
      createGzip({ level: 5 }),
      (stream: AsyncIterable<Buffer>) => sealed(passphrase, stream),
      createWriteStream(aside, { mode: 0o600, flags: 'wx' }),
    )
    const file = await open(aside, 'r+')
    await file.sync()
    await file.close()
    await rename(aside, path)
    return told
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (code !== 'EEXIST') await rm(aside, { force: true })
    if (['ENOENT', 'EACCES', 'EPERM', 'ENOTDIR', 'EEXIST', 'ENOSPC', 'EROFS'].includes(code))
      throw new Problem('backup.no_folder', { path })
    throw error
  }
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
