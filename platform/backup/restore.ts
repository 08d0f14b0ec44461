import { rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import type pg from 'pg'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import { sealRestored } from '#platform/audit/seal.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { ownKeys } from '#platform/db/own-keys.ts'
import type { Keys } from '#platform/db/seal.ts'
import { settleRestore, stagedFiles, stagedKeys } from '#platform/db/settle-restore.ts'
import { inTransaction } from '#platform/db/tx.ts'
import type { Mark } from './dump.ts'
import { requireEmpty, withoutReferences } from './empty-county.ts'
import { FileLoader, RowLoader, setSequences } from './load.ts'
import { type Proof, proofOf } from './proof.ts'
import { readBackup } from './read-backup.ts'
import { agreementOf, migrationsOf } from './tables.ts'

type Migrations = Record<string, string>

interface Loaded extends Proof {
  keys: Keys
}

/**
 * Brings a backup into an empty county of the same version, on either engine, in one transaction: counts, books and the
 * record of acts must agree before it commits. Files and keys lie staged until then and take their places afterwards; a kill
 * at any moment leaves an empty county or a whole one. Another county's keys and files are kept beside them.
 * Throws the `backup.*` problems.
 */
export async function restore(db: Db, path: string, passphrase: string, keysPath: string, now: Date): Promise<Proof> {
  const client = await db.pool.connect()
  let loaded: Loaded | undefined
  let failure: unknown
  try {
    await client.query('begin')
    await client.query(`set local timezone to 'UTC'; set local datestyle to 'ISO, YMD'; set local intervalstyle to 'iso_8601'`)
    // Who opens the county waits for its migrations, and so until this has ended.
    await client.query('select pg_advisory_xact_lock(727001)')
    await requireEmpty(client)
    rmSync(stagedFiles(db.filesDir), { recursive: true, force: true })
    const migrations = await migrationsOf(client)
    await withoutReferences(client, async () => {
      loaded = await load(db, client, path, passphrase, migrations)
    })
    const { brokenAt } = await verifyAudit({ pool: client })
    if (brokenAt !== null) throw new Problem('backup.does_not_agree', { what: `操作记录第 ${brokenAt} 条` })
    await sealRestored(client, now)
    if (!loaded) throw new Problem('backup.damaged')
    if (!(await ownKeys(client, loaded.keys))) throw new Problem('backup.damaged')
    await stageKeys(stagedKeys(keysPath), loaded.keys)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    failure = error
  } finally {
    client.release()
  }
  // Also after a failure: it may have been the answer to the commit that was lost.
  await settleRestore(db.pool, keysPath, db.filesDir, now)
  if (failure || !loaded) throw failure
  db.keys = loaded.keys
  const actor = systemActor('restore', db.county.code)
  await inTransaction(db, actor, now, (tx) =>
    record(tx, actor, { act: 'system.restore', subjectKind: 'county', subjectId: db.county.code }),
  )
  const { keys: _, ...proof } = loaded
  return proof
}

async function load(db: Db, client: pg.PoolClient, path: string, passphrase: string, migrations: Migrations): Promise<Loaded> {
  const rows = new RowLoader(client)
  const files = new FileLoader(stagedFiles(db.filesDir))
  let head: Extract<Mark, { minxin: 1 }> | undefined
  let keys: Keys | undefined
  let end: Extract<Mark, { end: unknown }> | undefined
  for await (const line of readBackup(path, passphrase)) {
    if ('row' in line) await rows.add(line.row)
    else if ('minxin' in line.mark) requireSame(db, migrations, (head = line.mark))
    else if ('table' in line.mark) await rows.begin({ name: line.mark.table, columns: line.mark.columns })
    else if ('sequences' in line.mark) await setSequences(client, line.mark.sequences)
    else if ('file' in line.mark) await files.begin(line.mark.file)
    else if ('part' in line.mark) await files.add(line.mark.part)
    else if ('keys' in line.mark) keys = line.mark.keys as Keys
    else end = line.mark
  }
  await rows.flush()
  await files.end()
  if (!head || !end || !keys) throw new Problem('backup.damaged')
  for (const [table, count] of Object.entries(end.rows))
    if (rows.counts[table] !== count) throw new Problem('backup.does_not_agree', { what: table })
  if (files.count !== end.files) throw new Problem('backup.does_not_agree', { what: '材料文件' })
  const found = await agreementOf(client)
  if (found.auditHead !== end.end.auditHead) throw new Problem('backup.does_not_agree', { what: '操作记录' })
  if (JSON.stringify(found) !== JSON.stringify(end.end)) throw new Problem('backup.does_not_agree', { what: '账目' })
  return { ...proofOf(head, rows.counts, files.count, found), keys }
}

function requireSame(db: Db, here: Migrations, head: Extract<Mark, { minxin: 1 }>): void {
  if (head.county.code !== db.county.code) throw new Problem('backup.other_county', { ...head.county })
  const names = new Set([...Object.keys(here), ...Object.keys(head.migrations)])
  for (const name of names) if (here[name] !== head.migrations[name]) throw new Problem('backup.other_version', { migration: name })
}

async function stageKeys(path: string, keys: Keys): Promise<void> {
  rmSync(path, { force: true })
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(JSON.stringify(keys, null, 1))
    await file.sync()
  } finally {
    await file.close()
  }
}
