import { sql } from 'kysely'
import { addMonths, type Day } from '#kernel/day.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { daysOf } from '#platform/policy/parameters.ts'

/**
 * Who of an application's household divorced within the months before it was received. A hint for the visit, whether they really
 * live apart; never a ground of refusal. A narrow look, since the register of the other town may hold the person.
 */
export async function recentDivorces(tx: Tx, actor: Actor, caseId: string, receivedOn: Day): Promise<{ name: string; on: Day }[]> {
  const since = addMonths(receivedOn, -(await daysOf(tx, 'visit.recentDivorceMonths', tx.today)))
  const { rows } = await asOffice(tx, actor, () =>
    sql<{ name: string; on: Day }>`
      select p.name, m.valid_from as on from subsistence_person s join person p on p.id_hash = s.id_hash
      join marital_status m on m.person_id = p.id and m.status = '40' and m.superseded_at is null and m.valid_to is null
      where s.case_id = ${caseId} and m.valid_from >= ${since}::date order by m.valid_from, p.name`.execute(tx),
  )
  return rows
}
