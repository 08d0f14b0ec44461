import { type RawBuilder, sql } from 'kysely'

/** A roll being made. */
export interface Roll {
  runId: string
  programme: string
  /** First day of its month. */
  first: string
}

/**
 * Rows say for which months money is due, also of what was stopped for a later month; a hold keeps the whole household
 * out, and what another roll of the month already has is not written twice.
 */
export const inForce = ({ runId, programme, first }: Roll): RawBuilder<unknown> => sql`
  from entitlement e
  join entitlement_row r on r.entitlement_id = e.id and r.superseded_at is null
    and r.valid_from <= ${first}::date and (r.valid_to is null or r.valid_to > ${first}::date)
  left join payee p on p.payable_id = e.id
  where e.programme = ${programme} and r.monthly_fen > 0 and ${notHeld(first)}
    and not exists (select from payment_line l where l.payable_id = e.id and l.covered_month = ${first}::date and l.kind = 'due' and l.run_id <> ${runId})`

export const notHeld = (first: string): RawBuilder<unknown> => sql`not exists (
  select from entitlement_hold h where h.root_id = e.root_id and h.released_at is null and h.from_month <= ${first}::date)`
