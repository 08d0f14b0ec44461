import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'

/**
 * The hash of everything behind a run as the office knew it at a moment: the base, the facts and the rows of every
 * household that is on it. Nothing of this is ever changed, only closed, so the same question gives the same hash for ever.
 */
export async function snapshotOfRun(tx: Tx, runId: string, at: Date): Promise<string> {
  const { rows } = await sql<{ hash: string }>`
    with root as (select distinct group_id as id from payment_line where run_id = ${runId}),
    said as (
      select root.id, 'base ' || encode(sha256(b.base_sealed::bytea), 'hex') as line
        from root join household_base b on b.root_id = root.id where b.recorded_at <= ${at}
      union all
      select root.id, 'base ' || encode(sha256(b.base_sealed::bytea), 'hex')
        from root join household_base_past b on b.root_id = root.id where b.recorded_at <= ${at} and b.superseded_at > ${at}
      union all
      select root.id, 'fact ' || f.id || ' ' || encode(sha256(f.told_sealed::bytea), 'hex')
        from root join entitlement_fact f on f.root_id = root.id
        where f.recorded_at <= ${at} and (f.withdrawn_at is null or f.withdrawn_at > ${at})
      union all
      select root.id, 'row ' || r.id || ' ' || r.kind || ' ' || r.monthly_fen || ' ' || r.valid_from || ' ' || coalesce(r.valid_to::text, '')
        from root join entitlement e on e.root_id = root.id join entitlement_row r on r.entitlement_id = e.id
        where r.recorded_at <= ${at} and (r.superseded_at is null or r.superseded_at > ${at}))
    select encode(sha256(coalesce(string_agg(id || ' ' || line || E'\\n', '' order by id, line collate "C"), '')::bytea), 'hex') as hash from said`.execute(
    tx,
  )
  return rows[0]?.hash ?? ''
}
