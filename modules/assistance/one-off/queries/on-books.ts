import { sql } from 'kysely'
import { firstOf, type Month } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tx.ts'

/** A household that is on the books in a month: how many of it are paid, its class, its card. */
export interface OnBooks {
  rootId: string
  holderId: string
  place: string
  category: string
  persons: number
  nameSealed: string
  accountSealed: string
  bank: string
}

/**
 * Households with help in force in a month, one row each, with the persons who are paid: in a 低保 household the payable
 * members, in a low-margin family those with an allowance of their own.
 */
export async function onBooksIn(tx: Tx, month: Month): Promise<OnBooks[]> {
  const first = firstOf(month)
  const { rows } = await sql<OnBooks>`
    select e.root_id as "rootId", root.holder_id as "holderId", root.place, own.category,
      count(distinct m.person_id) filter (where m.payable and (r.kind in ('DIBAO', 'DIBAO_SINGLE')))::int as persons,
      p.name_sealed as "nameSealed", p.account_sealed as "accountSealed", p.bank
    from entitlement e
    join entitlement root on root.id = e.root_id
    join entitlement_row r on r.entitlement_id = e.id and r.superseded_at is null and r.valid_from <= ${first}::date and (r.valid_to is null or r.valid_to > ${first}::date)
    join entitlement_member m on m.row_id = r.id
    join entitlement_row own on own.entitlement_id = e.root_id and own.superseded_at is null and own.valid_from <= ${first}::date
      and (own.valid_to is null or own.valid_to > ${first}::date)
    join payee p on p.payable_id = e.root_id
    where e.programme = 'subsistence' group by 1, 2, 3, 4, 6, 7, 8 order by root.place, e.root_id`.execute(tx)
  return rows
}
