import { addDays, chineseDay } from '#kernel/day.ts'
import { nextNumber } from '#platform/cases/number.ts'
import type { CaseFile } from '#platform/cases/case-file.ts'
import type { Tx } from '#platform/db/tx.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { type CoolingDates, coolingDates } from '../rules/cooling-dates.ts'
import { lawFrom } from '../rules/law.ts'
import { countyRestDays, isPublished } from '../rules/rest-days.ts'

export interface Term extends CoolingDates {
  receiptNo: string
  receivedOn: string
  provisional: boolean
}

/** SL330381-2021-000123, without a gap in the year. */
export async function receiptNumber(tx: Tx, place: string): Promise<string> {
  const year = tx.today.slice(0, 4)
  const n = await nextNumber(tx, `receipt SL ${place} ${year}`)
  return `SL${tx.db.county.code}-${year}-${String(n).padStart(6, '0')}`
}

/** Counts the dates by the law of the day of receipt. */
export async function countTerm(tx: Tx, receiptNo: string, receivedOn: string): Promise<Term> {
  const law = lawFrom(await parametersOf(tx)).on(receivedOn)
  const dates = coolingDates(receivedOn, law, countyRestDays)
  return { ...dates, receiptNo, receivedOn, provisional: !isPublished(dates.windowEnd) || !isPublished(dates.coolingEnd) }
}

/** Keeps the dates as they were told; an earlier version stays. */
export async function keepTerm(tx: Tx, file: Pick<CaseFile, 'id' | 'place'>, t: Term): Promise<void> {
  const { n } = await tx
    .selectFrom('divorce_term')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('case_id', '=', file.id)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('divorce_term')
    .values({
      case_id: file.id,
      version: n + 1,
      place: file.place,
      receipt_no: t.receiptNo,
      received_on: t.receivedOn,
      nominal_cooling_end: t.nominalCoolingEnd,
      cooling_end: t.coolingEnd,
      window_opens: t.windowOpens,
      first_workday: t.firstWorkday,
      nominal_window_end: t.nominalWindowEnd,
      window_end: t.windowEnd,
      provisional: t.provisional,
      counted_at: tx.now,
    })
    .execute()
}

/** The dates of a case that hold. */
export async function termOf(tx: Tx, caseId: string): Promise<Term | null> {
  const row = await tx
    .selectFrom('divorce_term')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return {
    receiptNo: row.receipt_no,
    receivedOn: row.received_on,
    nominalCoolingEnd: row.nominal_cooling_end,
    coolingEnd: row.cooling_end,
    windowOpens: row.window_opens,
    firstWorkday: row.first_workday,
    nominalWindowEnd: row.nominal_window_end,
    windowEnd: row.window_end,
    provisional: row.provisional,
  }
}

const nineInTheMorning = (day: string) => new Date(`${day}T09:00:00+08:00`)

/** Reminders to both: when the window opens, and some days before it closes; each once. */
export async function remindLater(tx: Tx, file: Pick<CaseFile, 'id' | 'place'>, t: Term): Promise<void> {
  const days = ((await parametersOf(tx)).find('divorce.reminders', tx.today)?.value ?? []) as number[]
  const when = [t.windowOpens, ...days.map((n) => addDays(t.windowEnd, -n))].filter((d) => d > tx.today && d <= t.windowEnd)
  for (const day of new Set(when))
    await enqueue(tx, {
      kind: 'divorce.remind',
      key: `${file.id} ${day} ${t.windowEnd}`,
      place: file.place,
      payload: { caseId: file.id, windowEnd: t.windowEnd },
      runAt: nineInTheMorning(day),
    })
}

/** What a reminder says; no name, since a phone is read by others too. */
export const reminderText = (t: Pick<Term, 'windowEnd' | 'firstWorkday' | 'receiptNo'>): string =>
  `您在婚姻登记处的申请（${t.receiptNo}）从${chineseDay(t.firstWorkday)}起可以办理下一步，最晚${chineseDay(t.windowEnd)}下班前两人一起来，逾期视为撤回。`
