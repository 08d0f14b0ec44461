import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import type { Db } from '#platform/db/database.ts'
import {
  type Agreement,
  agreementOf,
  migrationsOf,
  quoted,
  type SequenceState,
  sequenceStates,
  type TableShape,
  tableShapes,
} from './tables.ts'

/** A line of a dump: an object that says what follows, or an array that is one row, every value as the database's own text. */
export type Mark =
  | { minxin: 1; county: { code: string; name: string }; engine: string; at: string; migrations: Record<string, string> }
  | { table: string; columns: TableShape['columns'] }
  | { sequences: SequenceState[] }
  | { file: string }
  | { part: string }
  | { keys: unknown }
  | { end: Agreement; rows: Record<string, number>; files: number }

const rowsAtOnce = 2000
const partBytes = 768 * 1024

/**
 * Everything the county holds, as lines: all tables in one snapshot while others go on working, then the sealed files and
 * the keys. Files are kept before their row commits and never removed, so they cover the snapshot. The embedded engine has
 * one connection: there the others wait until the tables are read.
 */
export async function* dumpEverything(db: Db, now: Date): AsyncIterable<string> {
  const counts: Record<string, number> = {}
  let agreement: Agreement | undefined
  const client = await db.pool.connect()
  let whole = false
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query(`set local timezone to 'UTC'; set local datestyle to 'ISO, YMD'; set local intervalstyle to 'iso_8601'`)
    const { county } = db
    yield line({ minxin: 1, county, engine: db.kind, at: now.toISOString(), migrations: await migrationsOf(client) })
    for (const shape of await tableShapes(client)) {
      yield line({ table: shape.name, columns: shape.columns })
      counts[shape.name] = 0
      for await (const row of rowsOf(client, shape)) {
        counts[shape.name] = (counts[shape.name] ?? 0) + 1
        yield row
      }
    }
    yield line({ sequences: await sequenceStates(client) })
    agreement = await agreementOf(client)
    await client.query('commit')
    whole = true
  } finally {
    // A reader that stops half-way must not leave its snapshot open on a pooled connection.
    if (!whole) await client.query('rollback').catch(() => {})
    client.release()
  }
  let files = 0
  for await (const text of filesOf(db)) {
    if (text.startsWith('{"file"')) files++
    yield text
  }
  yield line({ keys: db.keys })
  yield line({ end: agreement, rows: counts, files })
}

const line = (mark: Mark): string => JSON.stringify(mark)

async function* rowsOf(client: pg.PoolClient, { name, columns }: TableShape): AsyncIterable<string> {
  const values = columns.map((c) => `${quoted(c.name)}::text`).join(', ')
  await client.query(`declare dump no scroll cursor for select json_build_array(${values})::text as line from ${quoted(name)}`)
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${rowsAtOnce} from dump`)
    for (const row of rows) yield row.line
    if (rows.length < rowsAtOnce) break
  }
  await client.query('close dump')
}

/** The file store as it lies on the disk: sealed. Half-written files, whose names have a second part, are left out. */
async function* filesOf(db: Db): AsyncIterable<string> {
  const folders = await readdir(db.filesDir).catch(() => [])
  for (const folder of folders.sort()) {
    for (const name of (await readdir(join(db.filesDir, folder))).sort()) {
      if (name.includes('.')) continue
      yield line({ file: `${folder}/${name}` })
      for await (const part of createReadStream(join(db.filesDir, folder, name), { highWaterMark: partBytes }))
        yield line({ part: (part as Buffer).toString('base64') })
    }
  }
}
