import type { z } from 'zod'
import type { Download } from '#kernel/contract.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { exported, gathered, mostWithoutSecond } from '#platform/sheets/export.ts'
import type { exportRecoveries } from '../contract.ts'
import { recoveryList } from './view.ts'

/** Recoveries as their screen shows them, as a spreadsheet; it stops at fifty and says so. Taking it out is recorded. */
export async function recoverySheet(tx: Tx, actor: Actor, query: z.output<(typeof exportRecoveries)['input']>): Promise<Download> {
  const { items, cut } = await gathered(mostWithoutSecond, (after) => recoveryList(tx, actor, { ...query, after }))
  return exported(tx, actor, {
    name: `多发追缴${cut}`,
    act: { act: 'recovery.export', subjectKind: 'place', subjectId: actor.place },
    columns: [
      { header: '编号', width: 24 },
      { header: '当事人', width: 14 },
      { header: '村社', width: 24 },
      { header: '环节', width: 16 },
      { header: '方式', width: 14 },
      { header: '收件日期', width: 14 },
      { header: '还要追回（元）', width: 16, money: true },
    ],
    rows: items.map((i) => [i.number, i.title, i.placeName, i.stepLabel, i.wayLabel, i.receivedOn, i.leftFen / 100]),
  })
}
