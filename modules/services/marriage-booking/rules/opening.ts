import { addDays, type Day, weekdayOf } from '#kernel/day.ts'

/** 08:30-11:30 in pieces of some minutes; the last one may be shorter. */
export interface Piece {
  from: string
  until: string
  minutes: number
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const timeOf = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** The slots of a day from its hours. */
export function piecesOf(hours: readonly string[], slotMin: number): Piece[] {
  return hours.flatMap((stretch) => {
    const [from = 0, until = 0] = stretch.split('-').map(minuteOf)
    const pieces: Piece[] = []
    for (let at = from; at < until; at += slotMin) {
      const end = Math.min(at + slotMin, until)
      pieces.push({ from: timeOf(at), until: timeOf(end), minutes: end - at })
    }
    return pieces
  })
}

/**
 * Which hours are kept on a day: those of a working day, those of a Saturday, or none. A Saturday inside a holiday rests; one
 * that is worked keeps full hours.
 */
export function hoursKind(day: Day, isWorkingDay: (day: Day) => boolean): 'workday' | 'saturday' | 'closed' {
  if (isWorkingDay(day)) return 'workday'
  if (weekdayOf(day) !== 6) return 'closed'
  // A Saturday between two days off belongs to a holiday.
  const beside = [addDays(day, -1), addDays(day, 2)]
  return beside.every(isWorkingDay) ? 'saturday' : 'closed'
}

/** An instant of a day and a time in Asia/Shanghai. */
export const instantAt = (day: Day, time: string): Date => new Date(`${day}T${time}:00+08:00`)
