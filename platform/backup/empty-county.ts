import type pg from 'pg'
import { Problem } from '#kernel/problem.ts'
import { quoted, tableShapes } from './tables.ts'
import './problems.ts'

/** What the program itself puts into a fresh county; a restore replaces it. */
const ownContent = ['schema_migration', 'division', 'parameter', 'key_check']

/** Throws `backup.not_empty` when people have already worked in this county. */
export async function requireEmpty(client: pg.PoolClient): Promise<void> {
  for (const { name } of await tableShapes(client)) {
    if (ownContent.includes(name)) continue
    const { rows } = await client.query(`select from ${quoted(name)} limit 1`)
    if (rows.length > 0) throw new Problem('backup.not_empty', { table: name })
  }
}

/**
 * Runs a load with foreign keys and triggers out of the way, so that the order of tables does not matter. The keys are
 * made again afterwards, which checks every row; it needs no right beyond owning the tables.
 */
export async function withoutReferences(client: pg.PoolClient, load: () => Promise<void>): Promise<void> {
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
     where contype = 'f' and conparentid = 0 and connamespace = current_schema()::regnamespace`,
  )
  const tables = (await tableShapes(client)).map((t) => quoted(t.name))
  for (const k of keys) await client.query(`alter table ${k.table} drop constraint ${quoted(k.name)}`)
  for (const t of tables) await client.query(`alter table ${t} disable trigger user`)
  for (const name of ownContent) await client.query(`delete from ${quoted(name)}`)
  await load()
  for (const t of tables) await client.query(`alter table ${t} enable trigger user`)
  for (const k of keys) await client.query(`alter table ${k.table} add constraint ${quoted(k.name)} ${k.definition}`)
}
