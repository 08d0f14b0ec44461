import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type pg from 'pg'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import { sealRestored } from '#platform/audit/seal.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import type { Keys } from '#platform/db/seal.ts'
import { inTransaction } from '#platform/db/tx.ts'
import type { Mark } from './dump.ts'
import { requireEmpty, withoutReferences } from './empty-county.ts'
import { FileLoader, RowLoader, setSequences } from './load.ts'
import { readBackup } from './read-backup.ts'
import { agreementOf, migrationsOf } from './tables.ts'

type Migrations = Record<string, string>

interface Loaded {
  rows: number
  files: number
  auditSealed: number
  keys: Keys
}

/**
 * Brings a backup into an empty county of the same version, on either engine, in one transaction: counts, books and the
 * record of acts must agree before it commits. The backup's keys replace the key file; another one there is kept beside it.
 * Throws the `backup.*` problems.
 */
export async function restore(db: Db, path: string, passphrase: string, keysPath: string, now: Date): Promise<Omit<Loaded, 'keys'>> {
  const client = await db.pool.connect()
  let loaded: Loaded | undefined
  try {
    await client.query('begin')
    await client.query(`set local timezone to 'UTC'; set local datestyle to 'ISO, YMD'; set local intervalstyle to 'iso_8601'`)
    await requireEmpty(client)
    const migrations = await migrationsOf(client)
    await withoutReferences(client, async () => {
      loaded = await load(db, client, path, passphrase, migrations)
    })
    const { brokenAt } = await verifyAudit({ pool: client })
    if (brokenAt !== null) throw new Problem('backup.does_not_agree', { what: `操作记录第 ${brokenAt} 条` })
    await sealRestored(client, now)
    if (!loaded) throw new Problem('backup.damaged')
    stageKeys(keysPath, loaded.keys)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
  replaceKeys(keysPath, now)
  db.keys = loaded.keys
  const actor = systemActor('restore', db.county.code)
  await inTransaction(db, actor, now, (tx) =>
    record(tx, actor, { act: 'system.restore', subjectKind: 'county', subjectId: db.county.code }),
  )
  const { keys: _, ...told } = loaded
  return told
}

async function load(db: Db, client: pg.PoolClient, path: string, passphrase: string, migrations: Migrations): Promise<Loaded> {
  const rows = new RowLoader(client)
  const files = new FileLoader(db.filesDir)
  let keys: Keys | undefined
  let end: Extract<Mark, { end: unknown }> | undefined
  for await (const line of readBackup(path, passphrase)) {
    if ('row' in line) await rows.add(line.row)
    else if ('minxin' in line.mark) requireSame(db, migrations, line.mark)
    else if ('table' in line.mark) await rows.begin({ name: line.mark.table, columns: line.mark.columns })
    else if ('sequences' in line.mark) await setSequences(client, line.mark.sequences)
    else if ('file' in line.mark) await files.begin(line.mark.file)
    else if ('part' in line.mark) await files.add(line.mark.part)
    else if ('keys' in line.mark) keys = line.mark.keys as Keys
    else end = line.mark
  }
  await rows.flush()
  await files.end()
  if (!end || !keys) throw new Problem('backup.damaged')
  for (const [table, count] of Object.entries(end.rows))
    if (rows.counts[table] !== count) throw new Problem('backup.does_not_agree', { what: table })
  if (files.count !== end.files) throw new Problem('backup.does_not_agree', { what: '材料文件' })
  const found = await agreementOf(client)
  if (found.auditHead !== end.end.auditHead) throw new Problem('backup.does_not_agree', { what: '操作记录' })
  if (JSON.stringify(found) !== JSON.stringify(end.end)) throw new Problem('backup.does_not_agree', { what: '账目' })
  return { rows: Object.values(rows.counts).reduce((sum, n) => sum + n, 0), files: files.count, auditSealed: found.auditSealed, keys }
}

function requireSame(db: Db, here: Migrations, head: Extract<Mark, { minxin: 1 }>): void {
  if (head.county.code !== db.county.code) throw new Problem('backup.other_county', { ...head.county })
  const names = new Set([...Object.keys(here), ...Object.keys(head.migrations)])
  for (const name of names) if (here[name] !== head.migrations[name]) throw new Problem('backup.other_version', { migration: name })
}

function stageKeys(path: string, keys: Keys): void {
  writeFileSync(`${path}.restored`, JSON.stringify(keys, null, 1), { mode: 0o600 })
}

/** The old key file may be the only way to read something else, so it is put aside, never overwritten. */
function replaceKeys(path: string, now: Date): void {
  const staged = `${path}.restored`
  if (existsSync(path) && readFileSync(path, 'utf8') !== readFileSync(staged, 'utf8'))
    renameSync(path, `${path}.before-${now.toISOString().replaceAll(/[-:.]/g, '')}`)
  renameSync(staged, path)
}
