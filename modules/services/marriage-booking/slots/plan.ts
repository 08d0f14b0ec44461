import { isWorkingDay } from '#kernel/calendar.ts'
import { addDays, type Day } from '#kernel/day.ts'
import type { ParameterSet } from '#kernel/parameter.ts'
import { capacityOf } from '#platform/bookings/rules/capacity.ts'
import type { NewSlot } from '#platform/bookings/slots.ts'
import { parameter } from '../rules-of.ts'
import { hoursKind, instantAt, piecesOf } from '../rules/opening.ts'
import type { Counter } from '../rules/services.ts'

const windowKey = { marriage: 'MARRIAGE', divorce: 'DIVORCE', reissue: 'REISSUE' } as const

/** How long a visit takes at a counter: in the closed rooms the longer of the two, so that neither crowds out the other. */
function serviceMin(set: ParameterSet, counter: Counter, on: Day): number {
  const all = parameter<Record<string, number>>(set, 'reg.serviceMin', on)
  if (counter === 'divorce') return Math.max(all.DIVORCE_APPLY ?? 0, all.DIVORCE_ISSUE ?? 0)
  return all[windowKey[counter]] ?? 0
}

/** Whether a day is kept open, or nothing while its year's holidays are not published. */
export function opening(day: Day): 'workday' | 'saturday' | 'closed' | 'unknown' {
  try {
    return hoursKind(day, isWorkingDay)
  } catch {
    return 'unknown'
  }
}

/** The slots of a counter on a day, from the parameters of that day. A Saturday keeps no seats for walk-ins. */
export function slotsOf(
  set: ParameterSet,
  of: { counter: Counter; day: Day; resourceId: string; place: string; group: string | null; extraWindows: number },
): NewSlot[] {
  const kind = opening(of.day)
  if (kind === 'closed' || kind === 'unknown') return []
  const windows = (parameter<Record<string, number>>(set, 'reg.windows', of.day)[windowKey[of.counter]] ?? 0) + of.extraWindows
  const share = kind === 'saturday' ? 1 : parameter<number>(set, 'reg.onlineShare', of.day)
  const ahead = parameter<number>(set, 'reg.bookAheadMaxDays', of.day)
  const opens = instantAt(addDays(of.day, -ahead), parameter<string>(set, 'reg.releaseTime', of.day))
  return piecesOf(parameter<string[]>(set, `reg.hours.${kind}`, of.day), parameter<number>(set, 'reg.slotMin', of.day)).flatMap((p) => {
    const { online, walkIn } = capacityOf({
      windows,
      slotMin: p.minutes,
      serviceMin: serviceMin(set, of.counter, of.day),
      onlineShare: share,
    })
    if (online + walkIn === 0) return []
    const { resourceId, place, day, group } = of
    return [{ resourceId, place, day, starts: instantAt(day, p.from), ends: instantAt(day, p.until), opens, online, walkIn, group }]
  })
}
