import { sql } from 'kysely'
import type { z } from 'zod'
import { addMonthsToMonth, firstOf } from '#kernel/day.ts'
import { afterPlace } from '#kernel/place.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { ReviewClass } from '../rules/review-class.ts'
import { barredRoots } from '../household/kin.ts'
import type { listReviews } from './contract.ts'
import { subsistenceReview } from './service.ts'

interface Row {
  root_id: string
  name: string
  place: string
  class: ReviewClass
  months: number
  last_on: string
  due_on: string
  case_id: string | null
  step: string | null
}

const perPage = 50

/** The calendar of the actor's place, what is due first; one statement for the page, one for the towns. */
export async function reviewCalendar(tx: Tx, actor: Actor, query: z.output<(typeof listReviews)['input']>) {
  const from = query.place?.startsWith(actor.place) ? query.place : actor.place
  const [due = '', id = ''] = (query.after ?? '').split('~')
  const here = sql`hr.place >= ${from} and hr.place < ${afterPlace(from)} and e.state <> 'stopped'
    and e.id <> all(${await barredRoots(tx, actor)}::uuid[])
    ${query.month ? sql`and hr.due_on >= ${firstOf(query.month)}::date and hr.due_on < ${firstOf(addMonthsToMonth(query.month, 1))}::date` : sql``}
    ${query.late === 'yes' ? sql`and hr.due_on < ${tx.today}::date` : sql``}`
  const { rows } = await sql<Row>`
    select hr.root_id, p.name, hr.place, hr.class, hr.months, hr.last_on, hr.due_on, c.id as case_id, c.step
    from household_review hr join entitlement e on e.id = hr.root_id join person p on p.id = e.holder_id
    left join household_case h on h.root_id = hr.root_id and h.kind = 'REVIEW' and h.open
    left join case_file c on c.id = h.case_id
    where ${here} ${query.after ? sql`and (hr.due_on, hr.root_id) > (${due}::date, ${id}::uuid)` : sql``}
    order by hr.due_on, hr.root_id limit ${perPage + 1}`.execute(tx)
  const { rows: towns } = await sql<{ place: string; due: number; late: number }>`
    select left(hr.place, 9) as place, count(*)::int as due, count(*) filter (where hr.due_on < ${tx.today}::date)::int as late
    from household_review hr join entitlement e on e.id = hr.root_id where ${here} group by 1 order by 1`.execute(tx)
  const shown = rows.slice(0, perPage)
  const last = rows.length > perPage ? shown.at(-1) : undefined
  const names = await placeNames(tx, [...shown.map((r) => r.place), ...towns.map((t) => t.place)])
  return {
    items: shown.map((r) => ({
      rootId: r.root_id,
      name: r.name,
      placeName: names.get(r.place) ?? r.place,
      cls: r.class,
      months: r.months,
      lastOn: r.last_on,
      dueOn: r.due_on,
      late: r.due_on < tx.today,
      caseId: r.case_id,
      stepLabel: r.step ? (subsistenceReview.steps[r.step as keyof typeof subsistenceReview.steps]?.label ?? r.step) : '',
    })),
    next: last ? `${last.due_on}~${last.root_id}` : null,
    total: towns.reduce((sum, t) => sum + t.due, 0),
    late: towns.reduce((sum, t) => sum + t.late, 0),
    towns: towns.map((t) => ({ ...t, name: names.get(t.place) ?? t.place })),
  }
}
