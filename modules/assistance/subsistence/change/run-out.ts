import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addMonthsToMonth, chineseMonth, firstOf, type Month, monthOf } from '#kernel/day.ts'
import { findCase } from '#platform/cases/view.ts'
import { systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction, type Tx } from '#platform/db/tx.ts'
import { daysOf } from '#platform/policy/parameters.ts'
import { tellFamily } from '../contested/family.ts'
import { hasRunOut, stopAfter, stoppedOn } from '../rules/run-out.ts'
import { openChange } from './open-change.ts'

interface RunOut {
  rootId: string
  from: Month
  reason: string
}

/**
 * Households whose suspension has lasted as long as it may (`suspend.maxMonths`, §5.1), and for which no stop is on its way nor
 * was looked at this month. Those in which a death is being worked are left to that. One statement for the caseload.
 */
async function suspendedTooLong(tx: Tx): Promise<RunOut[]> {
  const most = await daysOf(tx, 'suspend.maxMonths', tx.today)
  const latest = firstOf(addMonthsToMonth(monthOf(tx.today), -most))
  const { rows } = await sql<RunOut>`
    select h.root_id as "rootId", to_char(min(h.from_month), 'YYYY-MM') as "from", (array_agg(h.reason order by h.from_month, h.id))[1] as reason
    from entitlement_hold h join entitlement e on e.id = h.root_id and e.state = 'suspended'
    where h.kind = 'suspension' and h.released_at is null and h.from_month <= ${latest}::date
      and not exists (
        select from household_case c join case_file f on f.id = c.case_id
        where c.root_id = h.root_id and c.kind = 'STOP' and (c.open or c.source = 'suspension' and f.received_on >= ${firstOf(monthOf(tx.today))}::date))
      and not exists (select from household_case c where c.root_id = h.root_id and c.kind in ('DEATH', 'RESUME') and c.open)
    group by h.root_id order by h.root_id`.execute(tx)
  return rows.filter((r) => hasRunOut(r.from, most, tx.today))
}

/**
 * Once a day: a suspension that has run out becomes a proposed stop, a small case in which the town looks once more: it
 * registers the resumption, or proposes the stop. Nothing is stopped by itself. Each in a transaction of its own; running it
 * again changes nothing. Returns how many were opened.
 */
export async function stopRunOutSuspensions(db: Db, now: Date): Promise<number> {
  const actor = systemActor('suspension', db.county.code)
  const found = await inTransaction(db, actor, now, suspendedTooLong)
  for (const { rootId, from, reason } of found)
    await inTransaction(db, actor, now, async (tx) => {
      const note = `${chineseMonth(from)}起暂停，已到最长期限，没有恢复。请再核实一次：能恢复的登记恢复，不能恢复的停发。`
      const change = { kind: 'STOP' as const, happenedOn: stoppedOn(from), stop: stopAfter(reason), note }
      const { caseId } = await openChange(tx, actor, { rootId, requestId: randomUUID(), change, source: 'suspension' })
      const file = await findCase(tx, actor, caseId)
      await tellFamily(tx, file, `您家的低保从${chineseMonth(from)}起暂停，已到最长期限。要恢复的，请尽快联系镇里，否则会停发。`)
    })
  return found.length
}
