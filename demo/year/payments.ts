import { addMonthsToMonth, type Day, monthOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { approveBatch, prepareBatch } from '#modules/assistance/subsistence/public.ts'
import { approve, bankFile, bankFileDownload, openMonth, remakeRoll, takeReply } from '#modules/bureau/payments/public.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { replyTo } from '../bank-reply.ts'
import { matchMonth } from './matches.ts'
import { officeOf } from './office.ts'
import type { Story } from './schedule.ts'

/** The money of a year: each month recomputed, the caseload matched, then its run opened, approved by another person, filed, and answered by the bank. */
export async function* payYear(db: Db, from: Day, today: Day, hash: string): Story {
  const { clerk, head, verifier, finance } = await officeOf(db)
  const [one, two] = finance
  for (let month = monthOf(from); ; month = addMonthsToMonth(month, 1)) {
    let now = new Date(`${month}-05T10:10:00+08:00`)
    yield now
    const act = <R>(actor: Actor, work: Parameters<typeof inTransaction<R>>[3]) => inTransaction(db, actor, now, work)
    const due = await act(one, (tx) =>
      tx
        .selectFrom('entitlement_row')
        .select('id')
        .where('valid_from', '<=', `${month}-01`)
        .where('monthly_fen', '>', 0)
        .limit(1)
        .executeTakeFirst(),
    )
    if (!due) continue
    const batchId = await act(clerk, (tx) => prepareBatch(tx, clerk, month))
    yield (now = new Date(`${month}-05T15:30:00+08:00`))
    await act(head, (tx) => approveBatch(tx, head, batchId))
    yield (now = new Date(`${month}-07T09:10:00+08:00`))
    await matchMonth(db, { now, month, verifier, newest: today, hash })
    yield (now = new Date(`${month}-08T09:20:00+08:00`))
    const runId = await act(one, (tx) => openMonth(tx, one, 'subsistence', month))
    yield (now = new Date(`${month}-08T15:05:00+08:00`))
    try {
      await act(two, (tx) => approve(tx, two, runId))
    } catch (error) {
      // Somebody learned something since the morning: the roll is made again, as the page says.
      if (!(error instanceof Problem) || error.code !== 'payment.roll_outdated') throw error
      await act(one, (tx) => remakeRoll(tx, one, runId))
      await act(two, (tx) => approve(tx, two, runId))
    }
    yield (now = new Date(`${month}-09T09:40:00+08:00`))
    const file = await act(one, (tx) => bankFile(tx, one, runId))
    yield (now = new Date(`${month}-11T10:30:00+08:00`))
    await act(one, async (tx) => {
      const text = Buffer.from((await bankFileDownload(tx, one, file.batchId)).bytes).toString()
      // A bank that could pay everything but the last line of a long file.
      return takeReply(tx, one, file.batchId, replyTo(file.batchId, text, file.lines > 20 ? [file.lines] : []))
    })
  }
}
