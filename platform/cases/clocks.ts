import { sql } from 'kysely'
import type { ClockRule } from '#kernel/service.ts'
import { addDays } from '#kernel/day.ts'
import { addWorkingDays, workingDaysBetween } from '#kernel/calendar.ts'
import { Problem } from '#kernel/problem.ts'
import type { AnyService } from '#kernel/service.ts'
import type { Tx } from '#platform/db/tx.ts'
import { daysOf } from '#platform/policy/parameters.ts'
import type { CaseFile } from './case-file.ts'

type Unit = ClockRule<string>['unit']

/** The last day of a limit; null when the State Council has not published a year it reaches into: never guessed. */
export function dueOn(start: string, days: number, unit: Unit): string | null {
  if (unit === 'calendar_days') return addDays(start, days)
  try {
    return addWorkingDays(start, days)
  } catch (error) {
    if (error instanceof Problem && error.code === 'calendar.year_not_published') return null
    throw error
  }
}

/** Days of a limit already used; the day of receipt is day 0. */
export function daysUsed(start: string, today: string, unit: Unit): number {
  if (unit === 'calendar_days') return Math.max(0, Math.round((Date.parse(today) - Date.parse(start)) / 86_400_000))
  try {
    return today <= start ? 0 : workingDaysBetween(start, today)
  } catch {
    return 0
  }
}

/** Starts, pauses, resumes and stops the clocks that this move touches, then renews the case's next deadline. */
export async function turnClocks(tx: Tx, service: AnyService, file: CaseFile, move: string, ended: boolean): Promise<void> {
  const touched = Object.entries(service.clocks).filter(([, c]) =>
    [c.startsOn, c.pausesOn, c.resumesOn, c.stopsOn].some((moves) => moves?.includes(move)),
  )
  if (touched.length === 0 && !ended) return
  for (const [name, rule] of touched) {
    if (rule.stopsOn.includes(move)) await stop(tx, file.id, name)
    else if (rule.pausesOn?.includes(move)) await pause(tx, file.id, name, rule.unit)
    else if (rule.resumesOn?.includes(move)) await resume(tx, file.id, name, rule.unit)
    if (rule.startsOn.includes(move)) await start(tx, file.id, name, rule)
  }
  await tx
    .updateTable('case_file')
    .set((eb) => ({
      due_on: ended
        ? null
        : eb
            .selectFrom('case_clock')
            .select((e) => e.fn.min('due_on').as('due'))
            .where('case_id', '=', file.id)
            .where('kind', '=', 'statutory')
            .where('stopped_on', 'is', null)
            .where('paused_on', 'is', null),
    }))
    .where('id', '=', file.id)
    .execute()
}

async function start(tx: Tx, caseId: string, name: string, rule: ClockRule<string>): Promise<void> {
  const days = (await daysOf(tx, rule.parameter, tx.today)) + (rule.plus ?? 0)
  await tx
    .insertInto('case_clock')
    .values({
      case_id: caseId,
      clock: name,
      label: rule.label,
      kind: rule.kind,
      unit: rule.unit,
      days,
      parameter: rule.parameter,
      started_on: tx.today,
      due_on: dueOn(tx.today, days, rule.unit),
    })
    .onConflict((same) => same.columns(['case_id', 'clock', 'started_on']).doNothing())
    .execute()
}

const running = (tx: Tx, caseId: string, name: string) =>
  tx.selectFrom('case_clock').selectAll().where('case_id', '=', caseId).where('clock', '=', name).where('stopped_on', 'is', null)

async function stop(tx: Tx, caseId: string, name: string): Promise<void> {
  await tx
    .updateTable('case_clock')
    .set({ stopped_on: tx.today })
    .where('case_id', '=', caseId)
    .where('clock', '=', name)
    .where('stopped_on', 'is', null)
    .execute()
}

/** Time for missing papers does not count: what was used until now is kept. */
async function pause(tx: Tx, caseId: string, name: string, unit: Unit): Promise<void> {
  for (const clock of await running(tx, caseId, name).where('paused_on', 'is', null).execute()) {
    const from = resumedOn(clock)
    await tx
      .updateTable('case_clock')
      .set({ paused_on: tx.today, used_before: clock.used_before + daysUsed(from, tx.today, unit), due_on: null })
      .where('case_id', '=', caseId)
      .where('clock', '=', name)
      .where('started_on', '=', clock.started_on)
      .execute()
  }
}

async function resume(tx: Tx, caseId: string, name: string, unit: Unit): Promise<void> {
  for (const clock of await running(tx, caseId, name).where('paused_on', 'is not', null).execute()) {
    await tx
      .updateTable('case_clock')
      .set({ paused_on: null, resumed_on: tx.today, due_on: dueOn(tx.today, clock.days - clock.used_before, unit) })
      .where('case_id', '=', caseId)
      .where('clock', '=', name)
      .where('started_on', '=', clock.started_on)
      .execute()
  }
}

/** The day from which the running stretch of a clock counts. */
export const resumedOn = (clock: { started_on: string; resumed_on: string | null }) => clock.resumed_on ?? clock.started_on

/** Ends a running clock on a day that something else has fixed: a re-check is due by its calendar however late it was opened. */
export async function endClockOn(tx: Tx, caseId: string, clock: string, dueOn: string): Promise<void> {
  await tx
    .updateTable('case_clock')
    .set((eb) => ({ due_on: dueOn, days: eb.fn<number>('greatest', [sql`${dueOn}::date - started_on`, sql`0`]) }))
    .where('case_id', '=', caseId)
    .where('clock', '=', clock)
    .where('stopped_on', 'is', null)
    .execute()
  await tx.updateTable('case_file').set({ due_on: dueOn }).where('id', '=', caseId).execute()
}
