import { sql } from 'kysely'
import { firstOf } from '#kernel/day.ts'
import { yuan } from '#kernel/money.ts'
import type { Actor } from '#platform/db/actor.ts'
import { keyedHash } from '#platform/db/seal.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import type { ListedHousehold } from './facts.ts'

export interface KnownPerson {
  id: string
  name: string
  diedOn: string | null
  rootId: string | null
}

/** The people of these numbers as the county knows them, with the household they are helped in; by number, in one statement. */
export async function knownPeople(tx: Tx, actor: Actor, numbers: readonly string[]): Promise<Map<string, KnownPerson>> {
  const byHash = new Map(numbers.map((n) => [keyedHash(tx.db.keys, 'citizen-id', n), n]))
  const { rows } = await asOffice(tx, actor, () =>
    sql<{ id: string; id_hash: string; name: string; died_on: string | null; root_id: string | null }>`
      select p.id, p.id_hash, p.name, p.died_on, e.root_id from person p
      left join lateral (
        select n.root_id from entitlement_member m join entitlement_row r on r.id = m.row_id join entitlement n on n.id = r.entitlement_id
        where m.person_id = p.id and m.superseded_at is null and not m.own_scheme and (m.valid_to is null or m.valid_to > ${tx.today}::date)
        limit 1) e on true
      where p.id_hash = any(${[...byHash.keys()]}::text[])`.execute(tx),
  )
  return new Map(rows.map((r) => [byHash.get(r.id_hash) ?? '', { id: r.id, name: r.name, diedOn: r.died_on, rootId: r.root_id }]))
}

export interface BooksNow {
  category: string
  fen: number
  people: string[]
}

/** What the books hold of these households in the month of today or later: class, money of all parts, people. */
export async function booksOf(tx: Tx, rootIds: readonly string[], from: string): Promise<Map<string, BooksNow>> {
  if (rootIds.length === 0) return new Map()
  const { rows } = await sql<{ root_id: string; category: string; fen: number; people: string[] }>`
    select e.root_id, max(r.category) filter (where e.part = 'household') as category, sum(r.monthly_fen)::bigint as fen,
      array(select distinct m.person_id::text from entitlement x join entitlement_row w on w.entitlement_id = x.id and w.superseded_at is null
        join entitlement_member m on m.row_id = w.id and m.superseded_at is null
        where x.root_id = e.root_id and w.valid_from <= ${from}::date and (w.valid_to is null or w.valid_to > ${from}::date)) as people
    from entitlement e join entitlement_row r on r.entitlement_id = e.id and r.superseded_at is null
      and r.valid_from <= ${from}::date and (r.valid_to is null or r.valid_to > ${from}::date)
    where e.root_id = any(${[...new Set(rootIds)]}::uuid[]) group by e.root_id`.execute(tx)
  return new Map(rows.map((r) => [r.root_id, { category: r.category, fen: Number(r.fen), people: r.people }]))
}

/** How a listed household differs from the one on the books, in words; empty when it is the same. */
export function differsFrom(h: ListedHousehold, books: BooksNow | undefined, known: ReadonlyMap<string, KnownPerson>): string[] {
  if (!books) return ['在册，但这个月没有待遇']
  const said: string[] = []
  const fen = h.monthlyFen + h.singles.reduce((sum, s) => sum + s.fen, 0)
  if (books.category !== h.category) said.push('救助类别不同')
  if (books.fen !== fen) said.push(`在册每月 ${yuan(books.fen)}，名册 ${yuan(fen)}`)
  const listed = h.people.map((p) => known.get(p.idNumber)?.id ?? p.name)
  const missing = books.people.filter((id) => !listed.includes(id)).length
  const added = listed.filter((id) => !books.people.includes(id)).length
  if (missing > 0) said.push(`在册的 ${missing} 人不在名册里`)
  if (added > 0) said.push(`名册里有 ${added} 人不在册`)
  return said
}

export const monthOfBooks = (fromMonth: string, today: string): string => {
  const present = firstOf(today.slice(0, 7))
  return fromMonth > present ? fromMonth : present
}
