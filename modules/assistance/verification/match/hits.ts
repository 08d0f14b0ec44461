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

/**
 * Everybody on the books in a month, with whether they may be asked about, as a table of this transaction: with its own
 * statistics every list is one hash join.
 */
async function gatherPeople(tx: Tx, programme: string, month: Month): Promise<void> {
  const grown = addMonths(tx.today, -18 * 12)
  // A county's people fit into memory; sorted on disk they take twice as long.
  await sql`set local work_mem = '64MB'`.execute(tx)
  await sql`
    create temporary table match_people on commit drop as
    select e.id as root_id, r.category, p.id as person_id, p.id_hash, p.name, count(*) over (partition by r.id)::int as counted,
      p.birth_date > ${sql.lit(grown)}::date or p.id_hash in (${consentedSql(tx.today)}) as may
    from entitlement e
    join entitlement_row r on r.entitlement_id = e.id and r.superseded_at is null
      and r.valid_from <= ${sql.lit(firstOf(month))}::date and (r.valid_to is null or r.valid_to > ${sql.lit(firstOf(month))}::date)
    join entitlement_member m on m.row_id = r.id and m.superseded_at is null
    join person p on p.id = m.person_id
    where e.programme = ${sql.lit(programme)} and e.root_id = e.id and e.state <> 'stopped'`.execute(tx)
  await sql`analyze match_people (id_hash)`.execute(tx)
}

export interface Hits {
  people: number
  /** Adults of whom nothing may be asked but public registers. */
  withoutConsent: number
  /** Rows under somebody's number with another name: told, and not held against them. */
  otherName: number
  rows: FoundRow[]
}

/**
 * Rows of the lists that are about somebody on the books. Without an authority only public registers are looked at; children
 * are under their guardian's. The caller must see the county.
 */
export async function hitsOf(tx: Tx, programme: string, month: Month, lists: readonly CurrentList[]): Promise<Hits> {
  await gatherPeople(tx, programme, month)
  const { rows: counts } = await sql<{ people: number; without: number }>`
    select count(*)::int as people, count(*) filter (where not may)::int as without from match_people`.execute(tx)
  const hits: Hits = { people: counts[0]?.people ?? 0, withoutConsent: counts[0]?.without ?? 0, otherName: 0, rows: [] }
  for (const list of lists) {
    const { rows } = await sql<Omit<FoundRow, 'source'> & { other_name: boolean }>`
      select p.root_id, p.category, p.counted, p.person_id, s.code, s.amount, s.from_on, s.to_on, s.words, s.name <> p.name as other_name
      from source_row s join match_people p on p.id_hash = s.id_hash
      where s.list_id = ${list.id} ${sourceOf(list.source).open ? sql`` : sql`and p.may`}`.execute(tx)
    for (const { other_name, ...row } of rows)
      if (other_name) hits.otherName++
      else hits.rows.push({ ...row, source: list.source, amount: row.amount === null ? null : Number(row.amount) })
  }
  await sql`drop table match_people`.execute(tx)
  return hits
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
