import { openMonth } from '#modules/bureau/payments/public.ts'
import { runItemOf, runList } from '#modules/bureau/payments/queries/runs.ts'
import { systemActor } from '#platform/db/actor.ts'
import { inTransaction } from '#platform/db/tx.ts'
import type { DatabaseCommand } from './command.ts'
import { wrongUse } from './usage.ts'

const yuan = (fen: number) => (fen / 100).toFixed(2)

/** Lists runs, or opens a month's run. Approving is left to a person of the finance office, who is never the command line. */
export const paymentsCommand: DatabaseCommand = async (db, { args: [what, month, ...more], say, clock }) => {
  const actor = systemActor('operator', db.county.code)
  const line = (r: Awaited<ReturnType<typeof runItemOf>>) =>
    `${r.month}-${r.sequence}  ${r.programmeLabel}  ${r.stateLabel}  ${r.lines} 笔  ${yuan(r.fen)} 元  到账 ${r.paid}  退回 ${r.returned}  ${r.runId}`
  if (what === 'list' && !month) {
    const { items } = await inTransaction(db, actor, clock(), (tx) => runList(tx))
    for (const item of items) say(line(item))
    if (items.length === 0) say('还没有发放批次。')
    return 0
  }
  if (what !== 'open' || more.length > 0 || !/^\d{4}-(0[1-9]|1[0-2])$/.test(month ?? '')) throw wrongUse('payments')
  const run = await inTransaction(db, actor, clock(), async (tx) =>
    runItemOf(tx, await openMonth(tx, actor, 'subsistence', month as string)),
  )
  say(line(run))
  if (run.state === 'open') say('批次已建立，请财务人员在工作台审批。')
  return 0
}
