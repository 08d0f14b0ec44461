import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { County, Db } from './database.ts'
import { lockDirectory } from './directory-lock.ts'
import { migrate } from './migrate.ts'
import { KeysDoNotFit, keysFit, ownKeys } from './own-keys.ts'
import { embeddedPool, type OpenedPool, postgresPool } from './pool.ts'
import { type Keys, loadOrCreateKeys } from './seal.ts'
import { settleRestore } from './settle-restore.ts'

export interface DatabaseConfig {
  /** PostgreSQL; without it the embedded engine keeps its files below `dataDir`. */
  url?: string | undefined
  dataDir: string
  county: County
  demo: boolean
  now: Date
  /** Another schema than the county's own: for tests that share a server. */
  schema?: string | undefined
  /** Nothing is changed on opening: no migration, no new keys. */
  asIs?: boolean
}

/** Configuration from the environment: DATABASE_URL, MINXIN_DATA, and MINXIN_SCHEMA for another schema than the county's own. */
export function configFromEnv(county: County, demo: boolean, now: Date): DatabaseConfig {
  const { DATABASE_URL: url, MINXIN_DATA: dataDir = 'data', MINXIN_SCHEMA: schema } = process.env
  return { url: url || undefined, dataDir, schema: schema || undefined, county, demo, now }
}

/** The schema of a county: one PostgreSQL schema each, so that a province can place them on many nodes. */
export const schemaOf = (county: County) => `c${county.code}`

/** Opens and migrates the configured database, and reads or makes its keys. Throws DirectoryInUse, KeysDoNotFit. */
export async function openDatabase(config: DatabaseConfig): Promise<Db> {
  const schema = config.schema ?? schemaOf(config.county)
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const opened = config.url ? postgresPool(config.url, schema) : await openEmbedded(config.dataDir, schema)
  const filesDir = join(config.dataDir, 'files')
  let keys: Keys
  try {
    const path = join(config.dataDir, 'keys.json')
    if (!config.asIs) await migrate(opened.pool, schema, config.now)
    keys = config.asIs ? await keysThere(opened.pool, path) : await keysOf(opened.pool, path, filesDir, config.now)
  } catch (error) {
    await opened.close()
    throw error
  }
  return {
    pool: opened.pool,
    kind: opened.kind,
    schema,
    county: config.county,
    keys,
    filesDir,
    demo: config.demo,
    close: opened.close,
  }
}

/** Finishes a restore that was killed after its commit, then holds the key file against the database. */
async function keysOf(pool: OpenedPool['pool'], path: string, filesDir: string, now: Date): Promise<Keys> {
  await settleRestore(pool, path, filesDir, now)
  if (!existsSync(path) && (await keysFit(pool, undefined)) === false) throw new KeysDoNotFit(path, true)
  const keys = loadOrCreateKeys(path)
  if (!(await ownKeys(pool, keys))) throw new KeysDoNotFit(path, false)
  return keys
}

async function keysThere(pool: OpenedPool['pool'], path: string): Promise<Keys> {
  if (!existsSync(path)) throw new KeysDoNotFit(path, true)
  const keys = loadOrCreateKeys(path)
  if (!(await keysFit(pool, keys))) throw new KeysDoNotFit(path, false)
  return keys
}

async function openEmbedded(dataDir: string, schema: string): Promise<OpenedPool> {
  const unlock = lockDirectory(join(dataDir, 'embedded.lock'))
  try {
    const opened = await embeddedPool(join(dataDir, 'embedded'), schema)
    return {
      ...opened,
      close: async () => {
        await opened.close()
        unlock()
      },
    }
  } catch (error) {
    unlock()
    throw error
  }
}
