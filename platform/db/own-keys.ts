import { createHmac } from 'node:crypto'
import type pg from 'pg'
import type { Keys } from './seal.ts'

/** A pool, a client, or a transaction's line. */
export interface Query {
  query<R extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<{ rows: R[] }>
}

/** The key file does not belong to this database: what is sealed there could not be opened. */
export class KeysDoNotFit extends Error {
  constructor(path: string, missing: boolean) {
    super(
      missing
        ? `密钥文件 ${path} 不存在，而数据库里已有加密的内容。请把原来的密钥文件放回去，或从备份恢复。`
        : `密钥文件 ${path} 和数据库不是一套，没有打开。请核对 MINXIN_DATA 和 DATABASE_URL，或把原来的密钥文件放回去。`,
    )
  }
}

/** What each key says of itself without telling what it is. */
function fingerprints(keys: Keys): Map<string, string> {
  const of = (secret: string) => createHmac('sha256', Buffer.from(secret, 'base64')).update('minxin key check').digest('base64url')
  return new Map([...Object.entries(keys.keys).map(([id, k]) => [id, of(k.key)] as const), ['lookup', of(keys.lookup)] as const])
}

/** Whether these keys are the database's own. 'new': it has none yet. */
export async function keysFit(db: Query, keys: Keys | undefined): Promise<boolean | 'new'> {
  const { rows } = await db.query<{ key_id: string; fingerprint: string }>('select key_id, fingerprint from key_check')
  if (rows.length === 0) return 'new'
  const own = keys ? fingerprints(keys) : new Map<string, string>()
  return rows.every((r) => own.get(r.key_id) === r.fingerprint)
}

/** Holds the keys against the database and notes those it does not know yet. Returns false when they are another county's. */
export async function ownKeys(db: Query, keys: Keys): Promise<boolean> {
  if (!(await keysFit(db, keys))) return false
  const known = [...fingerprints(keys)]
  await db.query(
    'insert into key_check (key_id, fingerprint) select * from unnest($1::text[], $2::text[]) on conflict (key_id) do nothing',
    [known.map(([id]) => id), known.map(([, f]) => f)],
  )
  return true
}
