import type { z } from 'zod'
import type { Download } from '#kernel/contract.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { exported, gathered, mostWithoutSecond } from '#platform/sheets/export.ts'
import type { exportHouseholds } from './contract.ts'
import { householdsOf } from './register.ts'

/** The register as its screen shows it, as a spreadsheet; it stops at fifty and says so. Taking it out is recorded. */
export async function householdSheet(tx: Tx, actor: Actor, query: z.output<(typeof exportHouseholds)['input']>): Promise<Download> {
  const { items, cut } = await gathered(mostWithoutSecond, (after) => householdsOf(tx, actor, { ...query, after }))
  return exported(tx, actor, {
    name: `在册户${cut}`,
    act: { act: 'household.export', subjectKind: 'place', subjectId: query.place ?? actor.place },
    columns: [
      { header: '户主', width: 14 },
      { header: '人数', width: 8 },
      { header: '村社', width: 24 },
      { header: '类别', width: 18 },
      { header: '每月（元）', width: 14, money: true },
      { header: '从哪个月起', width: 14 },
      { header: '状态', width: 10 },
    ],
    rows: items.map((h) => [h.name, h.persons, h.placeName, h.categoryLabel, h.monthlyFen / 100, h.since, h.stateLabel]),
  })
}
