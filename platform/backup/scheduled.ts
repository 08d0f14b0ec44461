import { readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Problem } from '#kernel/problem.ts'
import type { Db } from '#platform/db/database.ts'
import { backup } from './backup.ts'
import { noteBackup } from './backup-log.ts'
import type { Proof } from './proof.ts'
import { backupName, tooOld } from './retention.ts'
import { verifyBackup } from './verify.ts'

export interface Kept {
  path: string
  proof: Proof
  removed: string[]
}

const staleMs = 24 * 3_600_000

/**
 * The daily backup: written into the folder under the moment's name, read back whole, noted; only then are older ones
 * removed. One that does not read back is noted as failed and thrown. Throws the `backup.*` problems.
 */
export async function scheduledBackup(
  db: Db,
  folder: string,
  passphrase: string,
  keep: { days: number; months: number },
  clock: () => Date,
): Promise<Kept> {
  const path = join(folder, backupName(db.county.code, clock()))
  const proof = await verifiedBackup(db, path, passphrase, clock)
  return { path, proof, removed: await removeOld(folder, keep, clock()) }
}

/** Makes a backup, reads it back and notes the outcome, good or not. */
export async function verifiedBackup(db: Db, path: string, passphrase: string, clock: () => Date): Promise<Proof> {
  const startedAt = clock()
  const noted = { startedAt, file: basename(path), bytes: 0, rows: 0, files: 0, auditHead: null, verifiedAt: null }
  try {
    await backup(db, path, passphrase, clock)
    const proof = await verifyBackup(path, passphrase)
    const rows = Object.values(proof.rows).reduce((sum, n) => sum + n, 0)
    const { size: bytes } = await stat(path)
    const { auditHead } = proof.books
    const ended = clock()
    await noteBackup(db, { ...noted, endedAt: ended, failure: null, bytes, rows, files: proof.files, auditHead, verifiedAt: ended })
    return proof
  } catch (error) {
    const failure = error instanceof Problem ? error.code : ((error as { code?: string }).code ?? (error as Error).name)
    await noteBackup(db, { ...noted, endedAt: clock(), failure }).catch(() => {})
    throw error
  }
}

async function removeOld(folder: string, { days, months }: { days: number; months: number }, now: Date): Promise<string[]> {
  const names = await readdir(folder)
  const removed = tooOld(names, days, months)
  for (const name of removed) await rm(join(folder, name))
  // What a killed backup left behind: nobody writes on it any more.
  for (const name of names.filter((n) => /\.minxin\.[0-9a-f]{12}\.part$/.test(n))) {
    const path = join(folder, name)
    const { mtimeMs } = await stat(path)
    if (now.getTime() - mtimeMs > staleMs) await rm(path)
  }
  return removed
}
