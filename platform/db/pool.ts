import { availableParallelism } from 'node:os'
import pg from 'pg'
import { OneWriteSocket } from './one-write-socket.ts'

// Both engines answer through the same driver: dates stay dates, counts become numbers when they are safe.
pg.types.setTypeParser(1082, (text) => text)
pg.types.setTypeParser(20, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error('integer beyond 2^53')
  return value
})

export interface OpenedPool {
  pool: pg.Pool
  kind: 'postgres' | 'embedded'
  close(): Promise<void>
}

// More connections than the machine can work on only take turns: three a core gave the most acts a second.
const connections = Math.min(32, Math.max(6, 3 * availableParallelism()))

/** A pool on a PostgreSQL server; every connection finds the county's tables by its search path. */
export function postgresPool(url: string, schema: string, max = connections): OpenedPool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    // Row-level security makes plans look dear, and compiling them costs seconds that running them never gives back.
    options: `-c search_path=${schema},public -c jit=off`,
    stream: () => new OneWriteSocket(),
    pipeline: true,
  })
  pool.on('error', () => {})
  return { pool, kind: 'postgres', close: () => pool.end() }
}

/**
 * The embedded engine in this process: `dir` is its folder, or a dump to start from in memory. One connection, so a
 * nested checkout inside a transaction fails loudly after five seconds instead of waiting for ever.
 */
export async function embeddedPool(dir: string | { dump: Blob } | 'memory', schema: string): Promise<OpenedPool> {
  const { PGlite } = await import('@electric-sql/pglite')
  const { createPgConfig } = await import('@electric-sql/pglite/node-postgres')
  const { btree_gist } = await import('@electric-sql/pglite/contrib/btree_gist')
  const extensions = { btree_gist }
  const lite =
    dir === 'memory'
      ? await PGlite.create({ extensions })
      : typeof dir === 'string'
        ? await PGlite.create(dir, { extensions })
        : await PGlite.create({ extensions, loadDataDir: dir.dump })
  await lite.exec(`create schema if not exists ${schema}; set search_path to ${schema}, public`)
  const config = { ...createPgConfig(lite), max: 1, connectionTimeoutMillis: 60_000 }
  const pool = new pg.Pool(config as unknown as pg.PoolConfig)
  return {
    pool,
    kind: 'embedded',
    close: async () => {
      await pool.end()
      if (!lite.closed) await lite.close()
    },
  }
}
