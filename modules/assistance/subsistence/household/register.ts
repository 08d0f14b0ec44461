import { sql } from 'kysely'
import type { z } from 'zod'
import { afterPlace } from '#kernel/place.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import type { Tx } from '#platform/db/tx.ts'
import { categoryNames, householdStates } from '../texts.zh.ts'
import type { HouseholdItem, listHouseholds } from './contract.ts'
import { barredRoots } from './kin.ts'

type Query = z.output<(typeof listHouseholds)['input']>

const perPage = 50
const states = { going: ['active', 'suspended'], suspended: ['suspended'], stopped: ['stopped'] }

interface Row {
  root_id: string
  name: string
  place: string
  state: string
  category: string | null
  monthly_fen: number
  persons: number
  since: string | null
  held: boolean
}

/**
 * A household as lists show it: its class and money of the present month, all its parts together. What begins later is
 * shown as of its first month: somebody who was granted money today looks for it here.
 */
const itemSql = (month: string) => sql`
  select e.id as root_id, p.name, e.place, e.state, own.category, coalesce(m.fen, 0)::bigint as monthly_fen, coalesce(own.persons, 0)::int as persons,
    since.month as since, exists (select from entitlement_hold h where h.root_id = e.id and h.released_at is null) as held
  from entitlement e
  join person p on p.id = e.holder_id
  left join lateral (
    select min(r.valid_from) as month from entitlement_row r where r.entitlement_id = e.id and r.superseded_at is null) since on true
  cross join lateral (select greatest(${month}::date, since.month) as month) shown
  left join lateral (
    select r.category, (select count(*) from entitlement_member em where em.row_id = r.id) as persons from entitlement_row r
    where r.entitlement_id = e.id and r.superseded_at is null and r.valid_from <= shown.month
    order by r.valid_from desc limit 1) own on true
  left join lateral (
    select sum(r.monthly_fen) as fen from entitlement x join entitlement_row r on r.entitlement_id = x.id and r.superseded_at is null
      and r.valid_from <= shown.month and (r.valid_to is null or r.valid_to > shown.month)
    where x.root_id = e.id) m on true`

/** The register of the actor's place, in the order of villages; key-set paged. */
export async function householdsOf(tx: Tx, actor: Actor, query: Query) {
  const from = query.place?.startsWith(actor.place) ? query.place : actor.place
  const [place = from, id = '00000000-0000-0000-0000-000000000000'] = (query.after ?? '').split('~')
  const month = `${tx.today.slice(0, 7)}-01`
  const like = query.q ? `${query.q.replace(/[%_\\]/g, '')}` : null
  const where = sql`e.root_id = e.id and e.place >= ${from} and e.place < ${afterPlace(from)} and e.state = any(${states[query.state]}::text[])
    and e.id <> all(${await barredRoots(tx, actor)}::uuid[])
    ${query.category ? sql`and own.category = ${query.category}` : sql``}
    ${like ? sql`and starts_with(p.name, ${like})` : sql``}`
  const { rows } = await sql<Row>`
    ${itemSql(month)} where ${where} and (e.place, e.id) > (${query.after ? place : from}, ${id}::uuid)
    order by e.place, e.id limit ${perPage + 1}`.execute(tx)
  // The class of a household takes a look at its rows; a count that does not ask for it spares that.
  const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from ${
    query.category ? sql`(${itemSql(month)} where ${where}) as c` : sql`entitlement e join person p on p.id = e.holder_id where ${where}`
  }`.execute(tx)
  const shown = rows.slice(0, perPage)
  const last = rows.length > perPage ? shown.at(-1) : undefined
  return { items: await itemsOf(tx, shown), next: last ? `${last.place}~${last.root_id}` : null, total: counted[0]?.n ?? 0 }
}

/** One household as lists show it; nothing when the actor may not see it. */
export async function householdItemOf(tx: Tx, rootId: string): Promise<HouseholdItem | undefined> {
  const { rows } = await sql<Row>`${itemSql(`${tx.today.slice(0, 7)}-01`)} where e.id = ${rootId} and e.root_id = e.id`.execute(tx)
  return (await itemsOf(tx, rows))[0]
}

async function itemsOf(tx: Tx, rows: Row[]): Promise<HouseholdItem[]> {
  const names = await placeNames(
    tx,
    rows.map((r) => r.place),
  )
  return rows.map((r) => ({
    rootId: r.root_id,
    name: r.name,
    persons: r.persons,
    place: r.place,
    placeName: names.get(r.place) ?? r.place,
    category: r.category ?? '',
    categoryLabel: categoryNames[(r.category ?? '') as keyof typeof categoryNames] ?? '',
    monthlyFen: r.state === 'stopped' ? 0 : Number(r.monthly_fen),
    since: r.since?.slice(0, 7) ?? '',
    state: r.state as HouseholdItem['state'],
    stateLabel: householdStates[r.state] ?? r.state,
    held: r.held,
  }))
}
