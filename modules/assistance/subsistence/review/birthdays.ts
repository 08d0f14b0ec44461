import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction, type Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { openReview, openReviewOf } from './open-review.ts'

interface Reached {
  root_id: string
  person_id: string
  age: number
  place: string
  reached_on: string
}

/**
 * Who in a household on the books has reached one of the ages since its last completed re-check (§8.2: grown up, pension
 * age, old age), and nothing came of it yet. One statement for the caseload.
 */
async function reachedAges(tx: Tx): Promise<Reached[]> {
  const ages = (await parametersOf(tx)).find('review.ages', tx.today)?.value
  if (!Array.isArray(ages)) return []
  const { rows } = await sql<Reached>`
    select distinct on (hr.root_id, p.id, a.age) hr.root_id, p.id as person_id, a.age, hr.place, (p.birth_date + make_interval(years => a.age))::date as reached_on
    from household_review hr
    join entitlement e on e.id = hr.root_id and e.state <> 'stopped'
    join entitlement_row r on r.entitlement_id = e.id and r.superseded_at is null
    join entitlement_member m on m.row_id = r.id and m.superseded_at is null and (m.valid_to is null or m.valid_to > ${tx.today}::date)
    join person p on p.id = m.person_id and p.died_on is null
    cross join unnest(${ages}::int[]) as a(age)
    where (p.birth_date + make_interval(years => a.age))::date > hr.last_on and (p.birth_date + make_interval(years => a.age))::date <= ${tx.today}::date
      and not exists (select from review_trigger t where t.root_id = hr.root_id and t.person_id = p.id and t.age = a.age)
    order by hr.root_id, p.id, a.age`.execute(tx)
  return rows
}

/**
 * Once a day: a birthday that asks for a look opens a re-check, each in a transaction of its own; where one is on its way it
 * belongs to that one. Running it again changes nothing. Returns how many birthdays were taken up.
 */
export async function openForBirthdays(db: Db, now: Date): Promise<number> {
  const actor = systemActor('review', db.county.code)
  const reached = await inTransaction(db, actor, now, reachedAges)
  for (const one of reached)
    await inTransaction(db, actor, now, async (tx) => {
      const open = await openReviewOf(tx, one.root_id)
      const caseId =
        open?.id ?? (await openReview(tx, actor, { rootId: one.root_id, requestId: randomUUID(), cause: 'AGE', age: one.age })).caseId
      await tx
        .insertInto('review_trigger')
        .values({ ...one, case_id: caseId })
        .onConflict((same) => same.doNothing())
        .execute()
    })
  return reached.length
}
