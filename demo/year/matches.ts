import { randomUUID } from 'node:crypto'
import { type Day, dayInShanghai, type Month, monthOf } from '#kernel/day.ts'
import { deliverList, matchCaseload } from '#modules/assistance/verification/public.ts'
import { advance } from '#platform/cases/advance.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { open } from '#platform/db/seal.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { listedHouseholds, sourceFiles } from '../sources.ts'
import { castOf } from './cast.ts'

/** What is planted in the newest month: one of each weight, in households that nothing else happens to. */
const plant = [
  { rule: 'V07', household: 1 },
  { rule: 'V04', household: 3 },
  { rule: 'V09', household: 4 },
  { rule: 'V11', household: 6 },
]

/** People of towns where nobody is helped: every list of a county is mostly about others. */
async function strangers(db: Db): Promise<{ name: string; idNumber: string }[]> {
  const { rows } = await db.pool.query<{ name: string; number: string }>(
    `select name, id_sealed as number from person where birth_date < '2000-01-01' and town not in (select distinct left(place, 9) from case_file) order by town, id limit 12`,
  )
  return rows.map((r) => ({ name: r.name, idNumber: open(db.keys, r.number) }))
}

/**
 * The sources deliver and the caseload is matched for a month, before its roll is made. In the newest month some things do
 * not fit: the clerk holds back whom they touch and begins to check.
 */
export async function matchMonth(
  db: Db,
  { now, month, verifier, newest, hash }: { now: Date; month: Month; verifier: Actor; newest: Day; hash: string },
): Promise<void> {
  const on = dayInShanghai(now)
  const households = await listedHouseholds(db)
  const { files } = sourceFiles(households, await strangers(db), { on, plant: month === monthOf(newest) ? plant : [] })
  const act = <R>(actor: Actor, work: Parameters<typeof inTransaction<R>>[3]) => inTransaction(db, actor, now, work)
  await act(verifier, async (tx) => {
    for (const [source, bytes] of files) await deliverList(tx, verifier, { source, dataDate: on, bytes, way: 'file' })
    await matchCaseload(tx, verifier, 'subsistence', month)
  })
  const { rows } = await db.pool.query<{ id: string; place: string }>(
    `select a.case_id as id, a.place from anomaly a join case_file c on c.id = a.case_id
     where a.open and a.severity = 'BLOCK' and c.step = 'open' order by a.found_at, a.case_id`,
  )
  for (const { id, place } of rows) {
    const { clerk } = await castOf(db, place, hash)
    const move = (name: string, input: Record<string, unknown>) =>
      act(clerk, (tx) => advance(tx, clerk, { caseId: id, move: name, requestId: randomUUID(), input }))
    await move('take', {})
    await move('hold', { reason: '先暂缓，正在核实' })
  }
}
