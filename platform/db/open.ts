import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { County, Db } from './database.ts'
import { lockDirectory } from './directory-lock.ts'
import { migrate } from './migrate.ts'
import { embeddedPool, type OpenedPool, postgresPool } from './pool.ts'
import { loadOrCreateKeys } from './seal.ts'

export interface DatabaseConfig {
  /** PostgreSQL; without it the embedded engine keeps its files below `dataDir`. */
  url?: string | undefined
  dataDir: string
  county: County
  demo: boolean
  now: Date
  /** Another schema than the county's own: for tests that share a server. */
  schema?: string | undefined
}

/** Configuration from the environment: DATABASE_URL, MINXIN_DATA. */
export function configFromEnv(county: County, demo: boolean, now: Date): DatabaseConfig {
  return { url: process.env.DATABASE_URL || undefined, dataDir: process.env.MINXIN_DATA ?? 'data', county, demo, now }
}

/** The schema of a county: one PostgreSQL schema each, so that a province can place them on many nodes. */
export const schemaOf = (county: County) => `c${county.code}`

/** Opens and migrates the configured database, and reads or makes its keys. Throws DirectoryInUse. */
export async function openDatabase(config: DatabaseConfig): Promise<Db> {
  const schema = config.schema ?? schemaOf(config.county)
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const opened = config.url ? postgresPool(config.url, schema) : await openEmbedded(config.dataDir, schema)
  await migrate(opened.pool, schema, config.now)
  return {
    pool: opened.pool,
    kind: opened.kind,
    schema,
    county: config.county,
    keys: loadOrCreateKeys(join(config.dataDir, 'keys.json')),
    filesDir: join(config.dataDir, 'files'),
    demo: config.demo,
    close: opened.close,
  }
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
