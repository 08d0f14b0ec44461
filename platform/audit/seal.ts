import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { Db } from '#platform/db/database.ts'

/** One act in the form that is hashed; the order of the fields is the order of the chain. */
export const rowSql = `select id, txid::text as txid, at, actor_kind, actor_id, role, place, act, subject_kind, subject_id, reason, detail from audit_event`

/** The hash of an act, chained to the one before it. */
export function chained(previous: string, row: Record<string, unknown>): string {
  const at = (row.at as Date).toISOString()
  const fields = [
    row.id,
    row.txid,
    at,
    row.actor_kind,
    row.actor_id,
    row.role,
    row.place,
    row.act,
    row.subject_kind,
    row.subject_id,
    row.reason,
    row.detail,
  ]
  return createHash('sha256').update(previous).update(JSON.stringify(fields)).digest('hex')
}

// The transaction number below which everything is sealed, as far as this process knows: without it every round would look
// through the whole record. It starts at nothing, so the first round of a process does look.
const sealedBelow = new WeakMap<Db, string>()

/**
 * Seals acts into the chain in commit order: only those older than every transaction still open, by transaction and
 * number, so that a late commit is never skipped. One worker at a time. Returns how many were sealed.
 */
export async function sealAudit(db: Db, now: Date, most = 5000): Promise<number> {
  const client = await db.pool.connect()
  try {
    await client.query('begin')
    const { rows: free } = await client.query<{ ok: boolean }>('select pg_try_advisory_xact_lock(727002) as ok')
    if (!free[0]?.ok) {
      await client.query('rollback')
      return 0
    }
    const { rows: open } = await client.query<{ oldest: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as oldest')
    const oldest = open[0]?.oldest ?? '0'
    const sealed = await sealNext(client, now, most, [sealedBelow.get(db) ?? '0', oldest])
    await client.query('commit')
    if (sealed < most) sealedBelow.set(db, oldest)
    return sealed
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/**
 * Seals everything that waits, in the caller's transaction: for a restored county, whose acts carry the transaction
 * numbers of another cluster and which nobody else writes to yet.
 */
export async function sealRestored(client: pg.PoolClient, now: Date): Promise<void> {
  while ((await sealNext(client, now, 5000, ['0', lastTransaction])) > 0);
}

const lastTransaction = '18446744073709551615'

async function sealNext(client: pg.PoolClient, now: Date, most: number, [from, until]: [string, string]): Promise<number> {
  const { rows: heads } = await client.query<{ seq: number; hash: string }>('select seq, hash from audit_seal order by seq desc limit 1')
  const { rows } = await client.query(
    `${rowSql} e where e.txid >= $2::xid8 and e.txid < $3::xid8
       and not exists (select from audit_seal s where s.event_id = e.id) order by e.txid, e.id limit $1`,
    [most, from, until],
  )
  await writeSeals(client, heads[0] ?? { seq: 0, hash: '' }, rows, now)
  return rows.length
}

async function writeSeals(
  client: pg.PoolClient,
  head: { seq: number; hash: string },
  rows: Record<string, unknown>[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return
  let { hash } = head
  const hashes = rows.map((row) => (hash = chained(hash, row)))
  await client.query(
    `insert into audit_seal (seq, event_id, hash, sealed_at)
     select $1::bigint + n, id, hash, $4 from unnest($2::bigint[], $3::text[]) with ordinality as t(id, hash, n)`,
    [head.seq, rows.map((r) => r.id), hashes, now],
  )
}
