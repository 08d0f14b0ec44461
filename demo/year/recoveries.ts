import { randomUUID } from 'node:crypto'
import { addMonthsToMonth, monthOf } from '#kernel/day.ts'
import { advance } from '#platform/cases/advance.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { castOf } from './cast.ts'
import { officeOf } from './office.ts'
import type { Story } from './schedule.ts'

/** What was paid too much: a fortnight after it came up the town proposes, the county decides; from then each roll takes its share. */
export async function* recoverYear(db: Db, from: string, hash: string): Story {
  const { head } = await officeOf(db)
  for (let month = monthOf(from); ; month = addMonthsToMonth(month, 1)) {
    let now = new Date(`${month}-25T14:10:00+08:00`)
    yield now
    const waiting = await openBefore(db, new Date(now.getTime() - 10 * 86_400_000))
    if (!waiting) continue
    const { clerk } = await castOf(db, waiting.place, hash)
    const move = (actor: Actor, name: string, input: Record<string, unknown>) =>
      inTransaction(db, actor, now, (tx) => advance(tx, actor, { caseId: waiting.id, move: name, requestId: randomUUID(), input }))
    await move(clerk, 'plan', { cause: 'LATE_REPORT', way: 'DEDUCT', note: '和家里谈过，同意每月从补助里扣' })
    yield (now = new Date(now.getTime() + 2 * 86_400_000))
    await move(head, 'decide', { reason: '' })
  }
}

async function openBefore(db: Db, day: Date): Promise<{ id: string; place: string } | undefined> {
  const { rows } = await db.pool.query<{ id: string; place: string }>(
    `select id, place from case_file where service = 'recovery' and step = 'open' and received_on < $1::date order by received_on, id limit 1`,
    [day],
  )
  return rows[0]
}
