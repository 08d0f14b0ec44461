// The ground of a database test: one engine per run, one fresh county schema per test file, nobody in it.
// Tests that need people, staff and services use demo/test-county.ts, which starts from this.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Db } from './database.ts'
import { migrate, migrationsHash } from './migrate.ts'
import { embeddedPool, type OpenedPool, postgresPool } from './pool.ts'
import { loadOrCreateKeys } from './seal.ts'

export interface TestCounty {
  db: Db
  /** The clock of the story; assign to move it. */
  now: Date
  clock: () => Date
  close(): Promise<void>
}

/** Opens an empty, migrated county on the engine of this run (PostgreSQL when DATABASE_URL is set). */
export async function testCounty(at = '2020-09-25T09:00:00+08:00'): Promise<TestCounty> {
  const url = process.env.DATABASE_URL
  const schema = url ? `t${randomBytes(6).toString('hex')}` : 'minxin'
  const opened = url ? postgresPool(url, schema, 8) : await preparedEmbedded(schema)
  if (url) await migrate(opened.pool, schema, new Date(at))
  const dir = mkdtempSync(join(tmpdir(), 'minxin-test-'))
  const db: Db = {
    pool: opened.pool,
    kind: opened.kind,
    schema,
    demo: true,
    county: { code: '330381', name: '瑞安市' },
    keys: loadOrCreateKeys(join(dir, 'keys.json')),
    filesDir: join(dir, 'files'),
    close: async () => {
      if (url) await opened.pool.query(`drop schema ${schema} cascade`)
      await opened.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
  const county: TestCounty = { db, now: new Date(at), clock: () => county.now, close: () => db.close() }
  return county
}

/** A migrated embedded database is kept per state of the migrations, because making one costs seconds. */
async function preparedEmbedded(schema: string): Promise<OpenedPool> {
  const folder = fileURLToPath(new URL('../../node_modules/.cache/minxin', import.meta.url))
  const path = join(folder, `${migrationsHash()}.tar`)
  if (!existsSync(path)) {
    const { PGlite } = await import('@electric-sql/pglite')
    const { btree_gist } = await import('@electric-sql/pglite/contrib/btree_gist')
    const { createPgConfig } = await import('@electric-sql/pglite/node-postgres')
    const { default: pg } = await import('pg')
    const lite = await PGlite.create({ extensions: { btree_gist } })
    const pool = new pg.Pool({ ...createPgConfig(lite), max: 1 } as unknown as import('pg').PoolConfig)
    await migrate(pool, schema, new Date())
    const dump = await lite.dumpDataDir('none')
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${path}.${process.pid}`, Buffer.from(await dump.arrayBuffer()))
    renameSync(`${path}.${process.pid}`, path)
    await pool.end()
    await lite.close()
  }
  // Read whole: a blob over the file would fail when a test beside this one, started at the same moment, puts its own there.
  return embeddedPool({ dump: new Blob([readFileSync(path)]) }, schema)
}
