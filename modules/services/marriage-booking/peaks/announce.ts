import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { addDays, chineseDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { enqueue } from '#platform/jobs/enqueue.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import '../problems.ts'
import { parameter, registryPlace } from '../rules-of.ts'
import { instantAt } from '../rules/opening.ts'
import { countersOf, keepSlotsFrom } from '../slots/keep.ts'
import { opening } from '../slots/plan.ts'
import type { announcePeak } from './contract.ts'
import { freezeJob } from './freeze.ts'

interface Before {
  days: number
  time: string
}

/**
 * Announces a group of days whose seats are drawn. Throws `peak.days_open` when seats of a day were given away already,
 * `peak.closed_day`, `peak.exists`.
 */
export async function announce(tx: Tx, actor: Actor, input: z.output<typeof announcePeak.input>): Promise<{ peakId: string }> {
  const days = [...new Set(input.days)].sort()
  const [first = ''] = days
  const set = await parametersOf(tx)
  const at = (key: string) => {
    const { days, time } = parameter<Before>(set, `reg.peak.${key}`, first)
    return instantAt(addDays(first, -days), time)
  }
  const place = registryPlace(tx)
  const code = `${first.slice(0, 4)}-${first.slice(5, 7)}${first.slice(8)}`
  for (const day of days) if (['closed', 'unknown'].includes(opening(day))) throw new Problem('peak.closed_day', { day: chineseDay(day) })
  const peakId = randomUUID()
  const [opens, closes, draws] = [at('entryOpens'), at('entryCloses'), at('drawAt')]
  if (opens < tx.now) throw new Problem('peak.days_open', { day: chineseDay(first) })
  await asOffice(tx, actor, async () => {
    const made = await tx
      .insertInto('marriage_peak')
      .values({
        id: peakId,
        place,
        code,
        name: input.title,
        days,
        first_day: first,
        opens_at: opens,
        closes_at: closes,
        draw_at: draws,
        seed_source: input.seedSource,
        made_by: actor.id,
        made_at: tx.now,
      })
      .onConflict((same) => same.columns(['place', 'code']).doNothing())
      .executeTakeFirst()
    if (!made.numInsertedOrUpdatedRows) throw new Problem('peak.exists')
    for (const day of days) await takeDay(tx, day, code, input.extraWindows)
    await enqueue(tx, { kind: freezeJob, place, payload: { peakId }, key: peakId, runAt: closes })
  })
  await record(tx, actor, { act: 'peak.announce', subjectKind: 'marriage_peak', subjectId: peakId, place, detail: { code, days } })
  return { peakId }
}

/** The slots of a day belong to the draw from now on; with more windows where the office adds some. Throws `peak.days_open`. */
async function takeDay(tx: Tx, day: string, code: string, extraWindows: number): Promise<void> {
  const { marriage } = await countersOf(tx)
  const taken = await tx
    .selectFrom('booking')
    .innerJoin('booking_slot as s', 's.id', 'booking.slot_id')
    .select('booking.id')
    .where('s.resource_id', '=', marriage)
    .where('s.day', '=', day)
    .executeTakeFirst()
  if (taken) throw new Problem('peak.days_open', { day: chineseDay(day) })
  await keepSlotsFrom(tx, day, { counter: 'marriage', until: day, group: code, extraWindows })
  await tx.updateTable('booking_slot').set({ draw_group: code }).where('resource_id', '=', marriage).where('day', '=', day).execute()
}
