import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tx.ts'

/** A case or household that a spot check may fall on, and why it must. */
export interface Checkable {
  caseId: string | null
  rootId: string | null
  place: string
  title: string
  mandatory: 'RELATIVE' | 'OBJECTION' | 'DOUBTFUL' | null
}

interface Row {
  case_id: string | null
  root_id: string | null
  place: string
  title: string
  mandatory: Checkable['mandatory']
}

const checkable = (rows: readonly Row[]): Checkable[] =>
  rows.map((r) => ({ caseId: r.case_id, rootId: r.root_id, place: r.place, title: r.title, mandatory: r.mandatory }))

/** Applications that a town sent to the county in a period, from a day until before another; all towns. One statement. */
export async function casesSent(tx: Tx, from: Day, until: Day): Promise<Checkable[]> {
  const { rows } = await sql<Row>`
    select c.id as case_id, null::uuid as root_id, c.place, c.title,
      case when (c.facts->>'staffRelative')::boolean then 'RELATIVE'
        when exists (select from case_link l where l.other_id = c.id and l.relation = 'contests') then 'OBJECTION'
        when exists (select from case_history b where b.case_id = c.id and b.move in ('send_back', 'reinvestigate')) then 'DOUBTFUL' end as mandatory
    from case_file c
    where c.service = 'subsistence' and exists (select from case_history h where h.case_id = c.id and h.to_step = 'county_review'
      and h.move in ('pass_on', 'opine') and h.at >= ${from}::date::timestamp at time zone 'Asia/Shanghai'
      and h.at < ${until}::date::timestamp at time zone 'Asia/Shanghai')
    order by c.place, c.id`.execute(tx)
  return checkable(rows)
}

const related = sql`exists (select from entitlement_row w join entitlement_member m on m.row_id = w.id and m.superseded_at is null
  join person q on q.id = m.person_id join staff_relative s on s.id_hash = q.id_hash and s.ended_at is null
  where w.entitlement_id = e.id and w.superseded_at is null)`

const contested = (
  from: Day,
) => sql`exists (select from household_case h join case_link l on l.other_id = h.case_id and l.relation = 'contests'
  where h.root_id = e.id and l.made_at >= ${from}::date::timestamp at time zone 'Asia/Shanghai')`

/** Households on the books now; contested ones since a day and those of officials' relatives must be looked at. */
export async function activeHouseholds(tx: Tx, from: Day): Promise<Checkable[]> {
  const { rows } = await sql<Row>`
    select null::uuid as case_id, e.id as root_id, e.place, p.name || '户' as title,
      case when ${related} then 'RELATIVE' when ${contested(from)} then 'OBJECTION' end as mandatory
    from entitlement e join person p on p.id = e.holder_id
    where e.root_id = e.id and e.programme = 'subsistence' and e.state = 'active' order by e.place, e.id`.execute(tx)
  return checkable(rows)
}

/** Households whose last paid month lies in a period and that are off the books. */
export async function stoppedHouseholds(tx: Tx, from: Day, until: Day): Promise<Checkable[]> {
  const { rows } = await sql<Row>`
    select null::uuid as case_id, e.id as root_id, e.place, p.name || '户' as title,
      case when ${related} then 'RELATIVE' when ${contested(from)} then 'OBJECTION' end as mandatory
    from entitlement e join person p on p.id = e.holder_id
    cross join lateral (select max(r.valid_to) as over from entitlement_row r where r.entitlement_id = e.id and r.superseded_at is null) x
    where e.root_id = e.id and e.programme = 'subsistence' and e.state = 'stopped' and x.over > ${from}::date and x.over <= ${until}::date
    order by e.place, e.id`.execute(tx)
  return checkable(rows)
}
