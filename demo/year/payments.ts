import { addMonthsToMonth, monthOf } from '#kernel/day.ts'
import { approve, bankFile, bankFileDownload, openMonth, takeReply } from '#modules/bureau/payments/public.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/tx.ts'
import type { Story } from './schedule.ts'

/** The money of a year: each month's run opened, approved by another person, filed, and answered by the bank. */
export async function* payYear(db: Db, from: string, one: Actor, two: Actor): Story {
  for (let month = monthOf(from); ; month = addMonthsToMonth(month, 1)) {
    let now = new Date(`${month}-08T09:20:00+08:00`)
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
    const runId = await act(one, (tx) => openMonth(tx, one, 'subsistence', month))
    yield (now = new Date(`${month}-08T15:05:00+08:00`))
    await act(two, (tx) => approve(tx, two, runId))
    yield (now = new Date(`${month}-09T09:40:00+08:00`))
    const { batchId } = await act(one, (tx) => bankFile(tx, one, runId))
    yield (now = new Date(`${month}-11T10:30:00+08:00`))
    await act(one, async (tx) => takeReply(tx, one, batchId, replyTo(batchId, await bankFileDownload(tx, one, batchId))))
  }
}

/** The answer of a bank that could pay everything but the last line of a long file. */
function replyTo(batchId: string, file: { bytes: Uint8Array }): string {
  const lines = Buffer.from(file.bytes).toString().split('\r\n').slice(3).filter(Boolean)
  const rows = lines.map((line, i) => {
    const [order, account = '', , amount] = line.split(',')
    const returned = lines.length > 20 && i === lines.length - 1
    return [batchId, order, account.slice(-4), amount, returned ? '退回' : '成功', returned ? '账户状态异常' : ''].join(',')
  })
  return ['批次号,序号,账号尾号,金额,结果,原因', ...rows, ''].join('\r\n')
}
