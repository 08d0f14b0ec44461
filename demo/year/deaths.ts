import { randomUUID } from 'node:crypto'
import { addDays, addMonthsToMonth, dayInShanghai, monthOf } from '#kernel/day.ts'
import { recordDeaths } from '#modules/core/life-events/public.ts'
import { advance } from '#platform/cases/advance.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { castOf } from './cast.ts'
import { officeOf } from './office.ts'
import type { Story } from './schedule.ts'

/** How many days after the death the village says so, in turn: most at once, now and then months later. */
const lateness = [3, 2, 95, 5]

/** Every other month somebody of a household on the books dies; town and county work what follows, the last is still open. */
export async function* deathYear(db: Db, from: string, hash: string): Story {
  const { head } = await officeOf(db)
  let n = 0
  for (let month = monthOf(from); ; month = addMonthsToMonth(month, 2)) {
    let now = new Date(`${month}-18T15:20:00+08:00`)
    yield now
    const gone = await oldest(db)
    if (!gone) continue
    const { village, clerk } = await castOf(db, gone.place, hash)
    const happenedOn = addDays(dayInShanghai(now), -(lateness[n++ % lateness.length] ?? 3))
    await inTransaction(db, village, now, (tx) =>
      recordDeaths(tx, village, [
        {
          personId: gone.id,
          happenedOn,
          source: 'village',
          sourceRef: `${month} ${gone.id}`,
          proof: `火化证明 HH${month.replace('-', '')}`,
        },
      ]),
    )
    const { rows } = await db.pool.query<{ case_id: string }>(
      `select l.case_id from life_event_line l join life_event e on e.id = l.event_id where e.person_id = $1 and l.state = 'open' and l.consequence = 'subsistence.change'`,
      [gone.id],
    )
    const caseId = rows[0]?.case_id
    if (!caseId) continue
    const move = (actor: Actor, name: string, input: Record<string, unknown>) =>
      inTransaction(db, actor, now, (tx) => advance(tx, actor, { caseId, move: name, requestId: randomUUID(), input }))
    yield (now = new Date(now.getTime() + 2 * 86_400_000))
    await move(clerk, 'propose', { opinion: '火化证明核对属实' })
    yield (now = new Date(now.getTime() + 3 * 86_400_000))
    await move(head, 'decide', { reason: '' })
  }
}

/** The oldest member of a household on the books whose name it does not go by, where nothing is being worked. */
async function oldest(db: Db): Promise<{ id: string; place: string } | undefined> {
  const { rows } = await db.pool.query<{ id: string; place: string }>(
    `select p.id, e.place from entitlement e join entitlement_row r on r.entitlement_id = e.id and r.superseded_at is null and r.valid_to is null
       join entitlement_member m on m.row_id = r.id join person p on p.id = m.person_id
     where e.state = 'active' and e.id = e.root_id and p.id <> e.holder_id and p.died_on is null
       and not exists (select from household_case c where c.root_id = e.id and c.open)
     order by p.birth_date, p.id limit 1`,
  )
  return rows[0]
}
