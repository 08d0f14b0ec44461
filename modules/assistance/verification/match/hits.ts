import { sql } from 'kysely'
import { addMonths, firstOf, type Month } from '#kernel/day.ts'
import { consentedSql } from '#modules/assistance/consents/public.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { SourceKey } from '../sources.ts'
import { sourceOf } from '../sources.ts'
import type { CurrentList } from './lists.ts'

export interface FoundRow {
  root_id: string
  category: string
  counted: number
  person_id: string
  source: SourceKey
  code: string
  amount: number | null
  from_on: string | null
  to_on: string | null
  words: string
}

/** Everybody on the books in a month: the set that a match is made with. */
const peopleSql = (programme: string, month: Month) => sql`
  select e.id as root_id, e.place, r.category, p.id as person_id, p.id_hash, p.name, p.birth_date,
    count(*) over (partition by r.id)::int as counted
  from entitlement e
  join entitlement_row r on r.entitlement_id = e.id and r.superseded_at is null
    and r.valid_from <= ${firstOf(month)}::date and (r.valid_to is null or r.valid_to > ${firstOf(month)}::date)
  join entitlement_member m on m.row_id = r.id and m.superseded_at is null
  join person p on p.id = m.person_id
  where e.programme = ${programme} and e.root_id = e.id and e.state <> 'stopped'`

export interface Hits {
  people: number
  /** Adults of whom nothing may be asked but public registers. */
  withoutConsent: number
  /** Rows under somebody's number with another name: told, and not held against them. */
  otherName: number
  rows: FoundRow[]
}

/**
 * Rows of the lists that are about somebody on the books: one hash join, however many sources. Without an authority only
 * public registers are looked at; children are under their guardian's.
 */
export async function hitsOf(tx: Tx, programme: string, month: Month, lists: readonly CurrentList[]): Promise<Hits> {
  const grown = addMonths(tx.today, -18 * 12)
  const { rows: counts } = await sql<{ people: number; without: number }>`
    with people as (${peopleSql(programme, month)}), consented as (${consentedSql(tx.today)})
    select count(*)::int as people,
      count(*) filter (where c.id_hash is null and p.birth_date <= ${grown}::date)::int as without
    from people p left join consented c on c.id_hash = p.id_hash`.execute(tx)
  const { rows } = await sql<FoundRow & { other_name: boolean }>`
    with people as materialized (${peopleSql(programme, month)}), consented as (${consentedSql(tx.today)}),
    list as (select * from unnest(${lists.map((l) => l.id)}::bigint[], ${lists.map((l) => l.source)}::text[],
      ${lists.map((l) => sourceOf(l.source).open)}::boolean[]) as l(id, source, open))
    select p.root_id, p.category, p.counted, p.person_id, l.source, s.code, s.amount, s.from_on, s.to_on, s.words, s.name <> p.name as other_name
    from source_row s
    join people p on p.id_hash = s.id_hash
    join list l on l.id = s.list_id
    left join consented c on c.id_hash = p.id_hash
    where l.open or c.id_hash is not null or p.birth_date > ${grown}::date`.execute(tx)
  return {
    people: counts[0]?.people ?? 0,
    withoutConsent: counts[0]?.without ?? 0,
    otherName: rows.filter((r) => r.other_name).length,
    rows: rows.filter((r) => !r.other_name).map((r) => ({ ...r, amount: r.amount === null ? null : Number(r.amount) })),
  }
}

/** The median of the electricity used in each of these people's villages, by person. */
export async function villageMedians(tx: Tx, listId: number, personIds: readonly string[]): Promise<Map<string, number>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<{ person_id: string; median: number }>`
    with asked as (select id, place from person where id = any(${[...personIds]}::uuid[])),
    village as (
      select p.place, percentile_cont(0.5) within group (order by s.amount) as median
      from source_row s join person p on p.id_hash = s.id_hash
      where s.list_id = ${listId} and p.place in (select place from asked) group by p.place)
    select asked.id as person_id, village.median from asked join village using (place)`.execute(tx)
  return new Map(rows.map((r) => [r.person_id, Math.round(Number(r.median))]))
}
