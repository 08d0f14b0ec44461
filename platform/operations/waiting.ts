import type { Ask } from './ask.ts'

export interface Queue {
  waiting: number
  failed: number
  /** When the one that has been due the longest was due. */
  oldestAt: Date | null
}

/** Work that is due or gave up. */
export async function jobQueue(ask: Ask, now: Date): Promise<Queue> {
  const [row] = await ask<Queue>(
    `select count(*) filter (where failed is null)::int as waiting, count(*) filter (where failed is not null)::int as failed,
       min(run_at) filter (where failed is null and run_at <= $1) as "oldestAt" from job where done_at is null`,
    [now],
  )
  return row ?? { waiting: 0, failed: 0, oldestAt: null }
}

/** Messages to people that have not gone out. */
export async function messageQueue(ask: Ask): Promise<Queue> {
  const [row] = await ask<Queue>(
    `select (select count(*)::int from message where state = 'waiting') as waiting, (select count(*)::int from message where state = 'failed') as failed,
       (select min(created_at) from message where state = 'waiting') as "oldestAt"`,
  )
  return row ?? { waiting: 0, failed: 0, oldestAt: null }
}

export interface SealLag {
  sealed: number
  unsealed: number
  /** When the oldest act that no seal covers was done. */
  oldestAt: Date | null
}

/**
 * How far the chain is behind. Acts are sealed by transaction, so only those from the last sealed transaction on are
 * looked through; a restored county begins with numbers of another cluster and is looked through whole once.
 */
export async function sealLag(ask: Ask): Promise<SealLag> {
  const [last] = await ask<{ seq: number; txid: string }>(
    `select s.seq, case when e.txid > pg_snapshot_xmax(pg_current_snapshot()) then '0' else e.txid::text end as txid
     from audit_seal s join audit_event e on e.id = s.event_id order by s.seq desc limit 1`,
  )
  const [tail] = await ask<{ n: number; oldest: Date | null }>(
    `select count(*)::int as n, min(at) as oldest from audit_event e
     where e.txid >= $1::xid8 and not exists (select from audit_seal s where s.event_id = e.id)`,
    [last?.txid ?? '0'],
  )
  return { sealed: last?.seq ?? 0, unsealed: tail?.n ?? 0, oldestAt: tail?.oldest ?? null }
}

/** When the last backup that was whole ended. */
export async function lastGoodBackup(ask: Ask): Promise<Date | null> {
  const [row] = await ask<{ at: Date }>('select ended_at as at from backup_log where good order by ended_at desc limit 1')
  return row?.at ?? null
}

export interface DatabaseSize {
  bytes: number
  largest: { name: string; bytes: number; rows: number | null }[]
}

/** What the county's tables take, and the largest of them; rows as the planner last counted, null before it ever did. */
export async function databaseSize(ask: Ask): Promise<DatabaseSize> {
  const rows = await ask<{ name: string; bytes: number; rows: number | null; all: string }>(
    `select relname as name, pg_total_relation_size(oid) as bytes, nullif(reltuples, -1)::bigint as rows,
       sum(pg_total_relation_size(oid)) over () as "all" from pg_class
     where relnamespace = current_schema()::regnamespace and relkind = 'r' order by 2 desc limit 8`,
  )
  return { bytes: Number(rows[0]?.all ?? 0), largest: rows.map(({ all: _, ...r }) => r) }
}
