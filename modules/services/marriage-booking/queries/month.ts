import { addDays, addMonthsToMonth, chineseWeekday, type Day, firstOf, timeInShanghai } from '#kernel/day.ts'
import { type FreeSlot, freeSlots } from '#platform/bookings/slots.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { parameter } from '../rules-of.ts'
import { counterOf, type BookingKind } from '../rules/services.ts'
import { countersOf } from '../slots/keep.ts'
import { opening } from '../slots/plan.ts'
import { bring } from '../texts.zh.ts'

const withoutBooklets = '2025-05-10'

type DayState = 'OPEN' | 'FULL' | 'DRAW' | 'REST' | 'NOT_OPEN' | 'CLOSED' | 'PAST'

async function slotsIn(tx: Tx, actor: Actor, kind: BookingKind, from: Day, to: Day): Promise<FreeSlot[]> {
  const ids = await asOffice(tx, actor, () => countersOf(tx))
  return freeSlots(tx, actor, { resourceId: ids[counterOf[kind]], from, to })
}

/** What a slot is to somebody who wants to book it online now. */
function stateOf(slot: FreeSlot, now: Date, firstDay: Day): 'OPEN' | 'FULL' | 'DRAW' | 'NOT_OPEN' | 'CLOSED' | 'PAST' {
  if (slot.closed) return 'CLOSED'
  if (slot.ends <= now || slot.day < firstDay) return 'PAST'
  if (slot.group) return 'DRAW'
  if (slot.opens > now) return 'NOT_OPEN'
  return slot.free > 0 ? 'OPEN' : 'FULL'
}

/** A month as the calendar shows it: what is free, or a word. */
export async function monthOfSlots(tx: Tx, actor: Actor, { kind, month }: { kind: BookingKind; month: string }) {
  const [from, to] = [firstOf(month), addDays(firstOf(addMonthsToMonth(month, 1)), -1)]
  const slots = await slotsIn(tx, actor, kind, from, to)
  const set = await parametersOf(tx)
  const firstDay = addDays(tx.today, parameter<number>(set, 'reg.bookAheadMinDays', tx.today))
  const days: { day: Day; state: DayState; free: number }[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(dayOf(day, slots, tx, firstDay))
  const since = tx.today >= withoutBooklets ? 'since' : 'before'
  return { today: tx.today, days, openDays: parameter<number>(set, 'reg.bookAheadMaxDays', tx.today), bring: bring[kind][since] }
}

function dayOf(day: Day, slots: readonly FreeSlot[], tx: Tx, firstDay: Day): { day: Day; state: DayState; free: number } {
  const here = slots.filter((s) => s.day === day)
  if (here.length === 0) return { day, state: opening(day) === 'closed' ? 'REST' : day < tx.today ? 'PAST' : 'NOT_OPEN', free: 0 }
  const states = here.map((s) => stateOf(s, tx.now, firstDay))
  const free = here.reduce((sum, s, i) => sum + (states[i] === 'OPEN' ? s.free : 0), 0)
  for (const state of ['OPEN', 'DRAW', 'FULL', 'NOT_OPEN', 'CLOSED'] as const) if (states.includes(state)) return { day, state, free }
  return { day, state: 'PAST', free: 0 }
}

/** The times of a day. */
export async function dayOfSlots(tx: Tx, actor: Actor, { kind, day }: { kind: BookingKind; day: Day }) {
  const slots = await slotsIn(tx, actor, kind, day, day)
  const firstDay = addDays(tx.today, parameter<number>(await parametersOf(tx), 'reg.bookAheadMinDays', tx.today))
  return {
    slots: slots.map((s) => ({
      slotId: s.slotId,
      starts: `${chineseWeekday(s.day)} ${timeInShanghai(s.starts)}`,
      time: timeInShanghai(s.starts),
      until: timeInShanghai(s.ends),
      free: s.free,
      waiting: s.waiting,
      state: stateOf(s, tx.now, firstDay),
    })),
  }
}
