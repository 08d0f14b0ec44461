import { randomUUID } from 'node:crypto'
import { addMonthsToMonth, dayInShanghai, monthOf } from '#kernel/day.ts'
import { commitSeeds, drawPeriod, recordFinding } from '#modules/assistance/spot-checks/public.ts'
import { advance } from '#platform/cases/advance.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { castOf } from './cast.ts'
import { officeOf } from './office.ts'
import type { Story } from './schedule.ts'

/** What the visits find, in turn; most are in order. */
const found = [
  { finding: 'OK', said: '与档案一致' },
  { finding: 'OK', said: '与档案一致' },
  { finding: 'MINOR', said: '联系电话没有更新' },
  { finding: 'OK', said: '与档案一致' },
  { finding: 'PAPER_FAULT', said: '入户照片没有标日期' },
  { finding: 'OK', said: '与档案一致' },
  { finding: 'WRONG_AMOUNT', said: '养老金调整后没有登记' },
] as const

/** Spot checks through a year: seeds promised on the first, drawn when the month is over, visited in the weeks after. */
export async function* spotCheckYear(db: Db, from: string, hash: string): Story {
  const { clerk, second } = await officeOf(db)
  let n = 0
  for (let month = monthOf(from); ; month = addMonthsToMonth(month, 1)) {
    let now = new Date(`${month}-01T08:30:00+08:00`)
    yield now
    await commitSeeds(db, now)
    yield (now = new Date(`${month}-06T09:40:00+08:00`))
    for (const drawId of await ripe(db, month)) await inTransaction(db, clerk, now, (tx) => drawPeriod(tx, clerk, { drawId }))
    yield (now = new Date(`${month}-16T16:30:00+08:00`))
    for (const checkId of await waiting(db)) {
      const what = {
        checkId,
        requestId: randomUUID(),
        visitedOn: dayInShanghai(now),
        ...(found[n++ % found.length] as (typeof found)[number]),
      }
      await inTransaction(db, second.head, now, (tx) => recordFinding(tx, second.head, what))
    }
    // What was found wrong is put right within the fortnight; the newest waits.
    const open = await corrections(db)
    yield (now = new Date(`${month}-24T10:15:00+08:00`))
    for (const { id, place } of open) {
      const { clerk: town } = await castOf(db, place, hash)
      await inTransaction(db, town, now, (tx) =>
        advance(tx, town, { caseId: id, move: 'answer', requestId: randomUUID(), input: { done: '已核实更正，档案和系统都改好了' } }),
      )
    }
    yield (now = new Date(`${month}-25T15:40:00+08:00`))
    for (const { id } of open)
      await inTransaction(db, second.clerk, now, (tx) =>
        advance(tx, second.clerk, { caseId: id, move: 'close', requestId: randomUUID(), input: { said: '抽查档案，改正属实' } }),
      )
  }
}

/** The promises of periods that are over. */
async function ripe(db: Db, month: string): Promise<string[]> {
  const { rows } = await db.pool.query<{ id: string }>(
    `select id from spot_draw where drawn_at is null and (kind = 'NEW_CASES' and period < $1
       or kind <> 'NEW_CASES' and period < to_char(($1 || '-01')::date, 'YYYY-"Q"Q')) order by period, kind`,
    [month],
  )
  return rows.map((r) => r.id)
}

async function corrections(db: Db): Promise<{ id: string; place: string }[]> {
  const { rows } = await db.pool.query<{ id: string; place: string }>(
    `select id, place from case_file where service = 'spot_correction' and step = 'open' order by received_on, id`,
  )
  return rows
}

async function waiting(db: Db): Promise<string[]> {
  const { rows } = await db.pool.query<{ id: string }>('select id from spot_check where finding is null order by created_at, id limit 4')
  return rows.map((r) => r.id)
}
