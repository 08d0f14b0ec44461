import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Db } from '#platform/db/database.ts'
import { openBytes, sealBytes } from '#platform/db/seal.ts'

const pathOf = (db: Db, sha256: string) => join(db.filesDir, sha256.slice(0, 2), sha256.slice(2))

/** Keeps bytes sealed under their hash: written aside, synced, renamed; the same bytes are kept once. Returns the hash. */
export async function keepBytes(db: Db, bytes: Buffer): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const path = pathOf(db, sha256)
  if (await stat(path).catch(() => undefined)) return sha256
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const aside = `${path}.${randomBytes(6).toString('hex')}`
  const file = await open(aside, 'wx', 0o600)
  try {
    await file.writeFile(sealBytes(db.keys, bytes))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(aside, path)
  return sha256
}

/** The bytes of a hash; throws when they are missing or are not what the hash says. */
export async function bytesOf(db: Db, sha256: string): Promise<Buffer> {
  const bytes = openBytes(db.keys, await readFile(pathOf(db, sha256)))
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error('stored file does not match its hash')
  return bytes
}
