import type pg from 'pg'
import { chained, rowSql } from './seal.ts'

export interface Verification {
  /** Seals that fit their rows, from the first on. */
  sealed: number
  /** Acts that no seal covers yet. */
  unsealed: number
  head: string | null
  /** The first seal that does not fit its row, if any. */
  brokenAt: number | null
}

const page = 5000

/** Recomputes the whole chain from the rows, as the owner of the tables. What is sealed meanwhile is left for next time. */
export async function verifyAudit({ pool }: { pool: Pick<pg.Pool, 'query'> | pg.PoolClient }): Promise<Verification> {
  const query = (text: string, values: unknown[] = []) => pool.query(text, values)
  const top = Number((await query('select coalesce(max(seq), 0) as top from audit_seal')).rows[0]?.top)
  let previous = ''
  let seq = 0
  let fits = true
  while (fits && seq < top) {
    const { rows } = await query(
      `select s.seq, s.hash, e.* from audit_seal s join (${rowSql}) e on e.id = s.event_id
       where s.seq > $1 and s.seq <= $2 order by s.seq limit $3`,
      [seq, top, page],
    )
    if (rows.length === 0) fits = false
    for (const row of rows) {
      fits = row.seq === seq + 1 && chained(previous, row) === row.hash
      if (!fits) break
      previous = row.hash
      seq = row.seq
    }
  }
  const tail = await query(
    'select count(*)::int as n from audit_event e where not exists (select from audit_seal s where s.event_id = e.id)',
  )
  return { sealed: seq, unsealed: tail.rows[0]?.n ?? 0, head: previous || null, brokenAt: fits ? null : seq + 1 }
}
