import { deadlineText } from '#kernel/calendar.ts'
import type { Due } from '#kernel/api/cases.ts'
import { daysUsed, resumedOn } from './clocks.ts'

export interface ClockRow {
  clock: string
  label: string
  kind: string
  unit: string
  days: number
  started_on: string
  resumed_on: string | null
  used_before: number
  paused_on: string | null
  due_on: string | null
  stopped_on: string | null
}

/** A clock as people read it: how much is used, what is left, until when; a paused one says during which step it stands. */
export function dueOfClock(clock: ClockRow, today: string, stepLabel = '补正'): Due {
  const unit = clock.unit as 'working_days' | 'calendar_days'
  const until = clock.stopped_on ?? today
  const used = clock.paused_on ? clock.used_before : clock.used_before + daysUsed(resumedOn(clock), until, unit)
  const base = { label: clock.label, kind: clock.kind as Due['kind'], used, limit: clock.days, on: clock.due_on ?? '' }
  if (clock.stopped_on)
    return {
      ...base,
      text: used <= clock.days ? '按时办结' : `超期 ${used - clock.days} 天办结`,
      level: used <= clock.days ? 'met' : 'late',
    }
  if (clock.paused_on) return { ...base, text: `${stepLabel}期间不计时`, level: 'paused' }
  if (!clock.due_on) return { ...base, text: '到期日待放假安排公布后计算', level: 'soon' }
  const { text, level } = deadlineText({ due: clock.due_on, today, used, limit: clock.days, unit })
  return { ...base, text, level }
}
