import type { Day } from '#kernel/day.ts'
import type { CoolingDates } from './cooling-dates.ts'
import type { Moment } from './moment.ts'

export type DivorceState = 'COOLING' | 'ISSUE_WINDOW' | 'WITHDRAWN' | 'LAPSED' | 'REGISTERED'

/** Where a divorce application stands at a moment, unless somebody ended it before: nothing has to happen for it to lapse. */
export function stateAt(dates: Pick<CoolingDates, 'coolingEnd' | 'windowEnd'>, { day, time }: Moment, officeClose: string): DivorceState {
  if (day <= dates.coolingEnd) return 'COOLING'
  return day < dates.windowEnd || (day === dates.windowEnd && time < officeClose) ? 'ISSUE_WINDOW' : 'LAPSED'
}

/** Whether either party may still withdraw: until the office closes on the last day of the cooling-off period. */
export const mayWithdraw = (coolingEnd: Day, { day, time }: Moment, officeClose: string): boolean =>
  day < coolingEnd || (day === coolingEnd && time < officeClose)
