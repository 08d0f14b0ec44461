import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { keysFit, type Query } from './own-keys.ts'
import type { Keys } from './seal.ts'

/** Where a restore puts files and keys until its rows are committed. */
export const stagedFiles = (filesDir: string) => `${filesDir}.restored`
export const stagedKeys = (keysPath: string) => `${keysPath}.restored`

/**
 * The last step of a restore, also after a kill: what lies staged belongs to the county exactly if its keys are the
 * database's own, that is, if the rows were committed. Then keys and files take their places, and what another county had
 * there is put aside, never overwritten. Otherwise what lies staged is thrown away. Returns whether something took its place.
 */
export async function settleRestore(db: Query, keysPath: string, filesDir: string, now: Date): Promise<boolean> {
  const keys = stagedKeys(keysPath)
  const files = stagedFiles(filesDir)
  const committed = existsSync(keys) && (await keysFit(db, readKeys(keys))) === true
  if (!committed) {
    rmSync(keys, { force: true })
    rmSync(files, { recursive: true, force: true })
    return false
  }
  const aside = `before-${now.toISOString().replaceAll(/[-:.]/g, '')}`
  if (existsSync(keysPath) && readFileSync(keysPath, 'utf8') !== readFileSync(keys, 'utf8')) {
    // The old keys may be the only way to read something else; the old files are sealed with them.
    if (existsSync(filesDir)) renameSync(filesDir, `${filesDir}.${aside}`)
    renameSync(keysPath, `${keysPath}.${aside}`)
  }
  takePlaces(files, filesDir)
  // Last: while the staged keys are there, a kill begins this again.
  renameSync(keys, keysPath)
  return true
}

function readKeys(path: string): Keys | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Keys
  } catch {
    return undefined
  }
}

/** The same bytes have the same name, so one that is there already is replaced by its equal. Half-written ones have a second part to their name. */
function takePlaces(from: string, to: string): void {
  if (!existsSync(from)) return
  for (const folder of readdirSync(from)) {
    mkdirSync(join(to, folder), { recursive: true, mode: 0o700 })
    for (const name of readdirSync(join(from, folder)))
      if (!name.includes('.')) renameSync(join(from, folder, name), join(to, folder, name))
  }
  rmSync(from, { recursive: true, force: true })
}
