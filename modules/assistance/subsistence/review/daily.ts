import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, dayInShanghai } from '#kernel/day.ts'
import { systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { daysOf } from '#platform/policy/parameters.ts'
import { openReview } from './open-review.ts'
import { reckonReviews } from './reckon.ts'

/**
 * Once a day: reckons when each household is next looked at, and opens the re-check of those that fall due within the lead
 * time, each in a transaction of its own. Running it again opens nothing twice. Returns how many were opened.
 */
export async function openDueReviews(db: Db, now: Date): Promise<number> {
  const actor = systemActor('review', db.county.code)
  const due = await inTransaction(db, actor, now, async (tx) => {
    await reckonReviews(tx)
    const lead = await daysOf(tx, 'review.leadDays', tx.today)
    const { rows } = await sql<{ root_id: string }>`
      select hr.root_id from household_review hr join entitlement e on e.id = hr.root_id
      where hr.due_on <= ${addDays(dayInShanghai(now), lead)}::date and e.state <> 'stopped'
        and not exists (select from household_case h where h.root_id = hr.root_id and h.kind = 'REVIEW' and h.open)
      order by hr.due_on, hr.root_id`.execute(tx)
    return rows.map((r) => r.root_id)
  })
  for (const rootId of due)
    await inTransaction(db, actor, now, (tx) => openReview(tx, actor, { rootId, requestId: randomUUID(), cause: 'DUE' }))
  return due.length
}
