import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Migration {
  name: string
  sql: string
}

/** Every migration of the platform and of all modules, in one global order by the time in the name. */
export function allMigrations(): Migration[] {
  const found: Migration[] = []
  for (const top of ['platform', 'modules', 'counties']) collect(join(root, top), found)
  return found.sort((a, b) => (a.name < b.name ? -1 : 1))
}

function collect(folder: string, into: Migration[]): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) collect(path, into)
    else if (/[/\\]migrations[/\\]\d{12}_\w+\.sql$/.test(path)) into.push({ name: entry.name, sql: readFileSync(path, 'utf8') })
  }
}

/** Identifies a state of the schema: used to keep a prepared embedded database for tests. */
export function migrationsHash(): string {
  const hash = createHash('sha256')
  for (const m of allMigrations()) hash.update(m.name).update(m.sql)
  return hash.digest('hex').slice(0, 20)
}

/**
 * Brings a county's schema up to date: every migration that has not run, also a late-arriving older one, each county
 * once, in one transaction under an advisory lock. Returns the names that ran. Throws when a landed file was edited.
 */
export async function migrate(pool: pg.Pool, schema: string, now: Date): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock(727001)')
    await client.query('create extension if not exists btree_gist schema public')
    await client.query(`create schema if not exists ${schema}`)
    await client.query(`set local search_path to ${schema}, public`)
    await client.query('create table if not exists schema_migration (name text primary key, hash text not null, at timestamptz not null)')
    const done = new Map(
      (await client.query<{ name: string; hash: string }>('select name, hash from schema_migration')).rows.map((r) => [r.name, r.hash]),
    )
    const ran: string[] = []
    for (const { name, sql } of allMigrations()) {
      const hash = createHash('sha256').update(sql).digest('hex')
      const before = done.get(name)
      if (before && before !== hash) throw new Error(`migration ${name} was edited after it had run`)
      if (before) continue
      await client.query(sql).catch((error: Error) => {
        throw new Error(`migration ${name}: ${error.message}`, { cause: error })
      })
      await client.query('insert into schema_migration (name, hash, at) values ($1, $2, $3)', [name, hash, now])
      ran.push(name)
    }
    await client.query('commit')
    return ran
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}
