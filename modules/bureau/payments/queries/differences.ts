import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'
import { placeNames } from '#platform/db/place-names.ts'
import { open } from '#platform/db/seal.ts'
import { causeNames, fallbackCause } from '../texts.zh.ts'

interface Row {
  group_id: string
  place: string
  payee_sealed: string
  before: number
  now: number
  other: number
  cause: string | null
  persons: number
}

const perPage = 100

/**
 * What is different from the last regular roll and why: every household once, with its money then and now, what comes beside
 * it (back pay, deductions, payments again), and the cause. Households that are paid the same are not told.
 */
export async function differencesOf(tx: Tx, runId: string, after?: string) {
  const [place = '', id = '00000000-0000-0000-0000-000000000000'] = (after ?? '').split('~')
  const { rows } = await sql<Row>`
    with run as (select * from payment_run where id = ${runId}),
    last as (
      select p.id, p.built_at from payment_run p, run
      where p.programme = run.programme and p.sequence = 0 and p.month < run.month order by p.month desc limit 1),
    now as (
      select group_id, min(place) as place, (array_agg(payee_sealed))[1] as payee_sealed,
        coalesce(sum(fen) filter (where kind = 'due'), 0) as due, coalesce(sum(fen) filter (where kind <> 'due'), 0) as other
      from payment_line where run_id = ${runId} group by 1),
    before as (
      select l.group_id, min(l.place) as place, (array_agg(l.payee_sealed))[1] as payee_sealed, sum(l.fen) as due
      from payment_line l join last on last.id = l.run_id where l.kind = 'due' group by 1),
    both_sides as (
      select coalesce(n.group_id, b.group_id) as group_id, coalesce(n.place, b.place) as place, coalesce(n.payee_sealed, b.payee_sealed) as payee_sealed,
        coalesce(b.due, 0) as before, coalesce(n.due, 0) as now, coalesce(n.other, 0) as other
      from now n full join before b on b.group_id = n.group_id)
    select d.*, coalesce((
        select 'HELD' from entitlement_hold h, run where h.root_id = d.group_id and h.from_month <= run.month and (h.released_at is null or h.released_at > run.built_at) limit 1),
      (select case when max(r.recorded_at) filter (where r.valid_from <= run.month) is null then null
          else (array_agg(r.cause order by r.recorded_at desc, r.valid_from desc) filter (where r.recorded_at > coalesce((select built_at from last), '-infinity')))[1] end
        from run, entitlement e join entitlement_row r on r.entitlement_id = e.id and r.superseded_at is null where e.root_id = d.group_id group by run.month)) as cause,
      (select count(distinct m.person_id) from run, entitlement_row r join entitlement_member m on m.row_id = r.id
        where r.entitlement_id = d.group_id and r.superseded_at is null and r.valid_from <= run.month and (r.valid_to is null or r.valid_to > run.month))::int as persons
    from both_sides d where (d.before <> d.now or d.other <> 0) and (d.place, d.group_id) > (${place}, ${id}::uuid)
    order by d.place, d.group_id limit ${perPage + 1}`.execute(tx)
  const shown = rows.slice(0, perPage)
  const last = rows.length > perPage ? shown.at(-1) : undefined
  const names = await placeNames(
    tx,
    shown.map((r) => r.place),
  )
  return {
    items: shown.map((r) => ({
      groupId: r.group_id,
      placeName: names.get(r.place) ?? r.place,
      payee: open(tx.db.keys, r.payee_sealed),
      persons: r.persons,
      beforeFen: Number(r.before),
      nowFen: Number(r.now),
      otherFen: Number(r.other),
      cause: causeNames[r.cause ?? ''] ?? fallbackCause(Number(r.before), Number(r.now), Number(r.other)),
    })),
    next: last ? `${last.place}~${last.group_id}` : null,
    summary: await summaryOf(tx, runId),
  }
}

/** Money of the last regular roll and of this one, for the whole roll: the differences add up to it. */
async function summaryOf(tx: Tx, runId: string) {
  const { rows } = await sql<{ before: number; now: number; other: number }>`
    with run as (select * from payment_run where id = ${runId}),
    last as (select p.id from payment_run p, run where p.programme = run.programme and p.sequence = 0 and p.month < run.month order by p.month desc limit 1)
    select coalesce((select sum(l.fen) from payment_line l join last on last.id = l.run_id where l.kind = 'due'), 0)::bigint as before,
      coalesce((select sum(fen) from payment_line where run_id = ${runId} and kind = 'due'), 0)::bigint as now,
      coalesce((select sum(fen) from payment_line where run_id = ${runId} and kind <> 'due'), 0)::bigint as other`.execute(tx)
  const [one] = rows
  return { beforeFen: Number(one?.before ?? 0), nowFen: Number(one?.now ?? 0), otherFen: Number(one?.other ?? 0) }
}
