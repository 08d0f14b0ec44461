import { randomUUID } from 'node:crypto'
import { dayInShanghai } from '#kernel/day.ts'
import { nextStep } from '#kernel/service.ts'
import { systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { advance, moverOf } from './advance.ts'
import { allServices, caseFileOf } from './case-file.ts'

/** Makes every daily move whose condition holds today: what runs out or opens by itself; each in a transaction of its own. */
export async function lapseOverdue(db: Db, now: Date): Promise<number> {
  const actor = systemActor('lapse', db.county.code)
  const today = dayInShanghai(now)
  let moved = 0
  for (const { service } of allServices())
    for (const [name, move] of Object.entries(service.moves)) {
      if (!move.daily) continue
      const due = await inTransaction(db, actor, now, async (tx) => {
        const rows = await tx
          .selectFrom('case_file')
          .selectAll()
          .where('service', '=', service.name)
          .where('step', 'in', [...move.from])
          .execute()
        return rows.filter((r) => nextStep(service, caseFileOf(r), moverOf(actor), name, today).allowed).map((r) => r.id)
      })
      for (const caseId of due) {
        await inTransaction(db, actor, now, (tx) => advance(tx, actor, { caseId, move: name, requestId: randomUUID(), input: {} }))
        moved++
      }
    }
  return moved
}
