import { addDays, ageOn, type Day } from '#kernel/day.ts'

export interface CoupleAges {
  allowed: boolean
  manAge: number
  womanAge: number
  reasons: ('AGE_MAN' | 'AGE_WOMAN')[]
  /** The first day on which both are old enough; only when they are not yet. */
  allowedFrom?: Day
  /** The first day from then on that is not a day of rest. */
  firstWorkday?: Day
}

/** The day on which somebody completes a number of years: the birthday, or 1 March for 29 February in a common year. */
export function birthdayAt(birth: Day, years: number): Day {
  const year = String(Number(birth.slice(0, 4)) + years).padStart(4, '0')
  const leap = addDays(`${year}-02-28`, 1) === `${year}-02-29`
  return birth.slice(5) === '02-29' && !leap ? `${year}-03-01` : `${year}${birth.slice(4)}`
}

/** Whether a man and a woman are old enough on a day (民法典 art. 1047), and from when. */
export function coupleAges(
  man: Day,
  woman: Day,
  on: Day,
  ages: { man: number; woman: number },
  isRestDay: (day: Day) => boolean,
): CoupleAges {
  const manAge = ageOn(man, on)
  const womanAge = ageOn(woman, on)
  const reasons: CoupleAges['reasons'] = []
  if (manAge < ages.man) reasons.push('AGE_MAN')
  if (womanAge < ages.woman) reasons.push('AGE_WOMAN')
  if (reasons.length === 0) return { allowed: true, manAge, womanAge, reasons }
  const [first, second] = [birthdayAt(man, ages.man), birthdayAt(woman, ages.woman)]
  const allowedFrom = [first, second].toSorted().at(-1) ?? on
  let firstWorkday = allowedFrom
  while (isRestDay(firstWorkday)) firstWorkday = addDays(firstWorkday, 1)
  return { allowed: false, manAge, womanAge, reasons, allowedFrom, firstWorkday }
}
