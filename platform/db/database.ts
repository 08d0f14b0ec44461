import type pg from 'pg'
import type { Keys } from './seal.ts'

/** A county's database: one schema, one pool, one set of keys. `kind` says which engine answers. */
export interface Db {
  pool: pg.Pool
  kind: 'postgres' | 'embedded'
  schema: string
  county: County
  keys: Keys
  /** Folder of the sealed file store. */
  filesDir: string
  demo: boolean
  close(): Promise<void>
}

export interface County {
  code: string
  name: string
}
