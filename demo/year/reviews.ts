import { randomUUID } from 'node:crypto'
import { addMonthsToMonth, dayInShanghai, monthOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { openDueReviews } from '#modules/assistance/subsistence/public.ts'
import { advance } from '#platform/cases/advance.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { castOf } from './cast.ts'
import type { Story } from './schedule.ts'

/** How many re-checks a month are carried to their end; the rest stay where the desks have them. */
const carried = 3

/** Re-checks through a year: opened by the job as they fall due, a few of them verified, visited and closed each month. */
export async function* reviewYear(db: Db, from: string, hash: string): Story {
  for (let month = monthOf(from); ; month = addMonthsToMonth(month, 1)) {
    let now = new Date(`${month}-02T08:00:00+08:00`)
    yield now
    await openDueReviews(db, now)
    for (let day = 10; day < 10 + carried * 4; day += 4) {
      yield (now = new Date(`${month}-${day}T15:20:00+08:00`))
      const review = await oldestOpen(db)
      if (review) await carry(db, review, now, hash)
    }
  }
}

async function oldestOpen(db: Db): Promise<{ id: string; place: string } | undefined> {
  const { rows } = await db.pool.query<{ id: string; place: string }>(
    `select id, place from case_file where service = 'subsistence_review' and step = 'due' order by due_on, id limit 1`,
  )
  return rows[0]
}

async function carry(db: Db, { id, place }: { id: string; place: string }, now: Date, hash: string): Promise<void> {
  const { clerk, second, lead, verifier } = await castOf(db, place, hash)
  const move = (actor: Actor, name: string, input: Record<string, unknown> = {}) =>
    inTransaction(db, actor, now, (tx) => advance(tx, actor, { caseId: id, move: name, requestId: randomUUID(), input }))
  await move(clerk, 'verify')
  await move(verifier, 'report', { anomalies: 0, said: '各来源没有新记录' })
  const visitedOn = dayInShanghai(now)
  await move(clerk, 'visit', { visitedOn, met: '户主', colleague: second.id, findings: '生活情况和上次一样', material: false })
  try {
    await move(clerk, 'compute')
    await move(lead, 'keep', { reason: '' })
  } catch (error) {
    // A year whose figures are not published, or money that differs: it stays on the desk.
    if (!(error instanceof Problem)) throw error
  }
}
