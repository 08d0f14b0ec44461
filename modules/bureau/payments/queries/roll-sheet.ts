import type { Download } from '#kernel/contract.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { exported, gathered, mostWithoutSecond } from '#platform/sheets/export.ts'
import { runItemOf, runView } from './runs.ts'

const everything = 1_000_000

/**
 * A roll as a spreadsheet, accounts masked as on the screen: all of one that a second person approved, the first fifty of one
 * that is still open. Taking it out is recorded.
 */
export async function rollSheet(tx: Tx, actor: Actor, { runId }: { runId: string }): Promise<Download> {
  const run = await runItemOf(tx, runId)
  const most = run.state === 'open' ? mostWithoutSecond : everything
  const { items, cut } = await gathered(most, async (after) => {
    const { lines, next } = await runView(tx, actor, { runId, after })
    return { items: lines, next }
  })
  return exported(tx, actor, {
    name: `${run.programmeLabel}_${run.month}${cut}`,
    act: { act: 'payment.export', subjectKind: 'payment_run', subjectId: runId },
    columns: [
      { header: '领款人', width: 14 },
      { header: '村社', width: 24 },
      { header: '账号', width: 22 },
      { header: '所属月份', width: 12 },
      { header: '种类', width: 12 },
      { header: '金额（元）', width: 14, money: true },
      { header: '结果', width: 12 },
      { header: '退回原因', width: 24 },
    ],
    rows: items.map((l) => [l.payee, l.placeName, l.accountMask, l.coveredMonth, l.kindLabel, l.fen / 100, l.resultLabel, l.reason ?? '']),
  })
}
