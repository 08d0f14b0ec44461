import { sql } from 'kysely'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { standingEvents } from '#platform/life-events/standing.ts'
import { writeLines } from '#platform/life-events/lines.ts'
import { householdLines } from './consequences.ts'

/** A household that is granted after one of its people died: the death is worked at once, as if it had been on the books. */
export async function takeUpDeaths(tx: Tx, actor: Actor, caseId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select p.id from subsistence_person s join person p on p.id_hash = s.id_hash where s.case_id = ${caseId} and p.died_on is not null`.execute(
    tx,
  )
  if (rows.length === 0) return
  await asOffice(tx, actor, async () => {
    const events = [
      ...(
        await standingEvents(
          tx,
          'DEATH',
          rows.map((r) => ({ personId: r.id })),
        )
      ).values(),
    ]
    await writeLines(tx, events, await householdLines(tx, events))
  })
}
