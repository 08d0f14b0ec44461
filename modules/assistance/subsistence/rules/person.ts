import { ageOn } from '#kernel/day.ts'
import type { Law } from './law.ts'
import type { Labour, Member } from './types.ts'

/** Yuan of an interchange file (two decimals, checked on arrival) as fen: rounding gives back the exact cent. */
export const fenOf = (yuan: number | undefined): number => (yuan === undefined ? 0 : Math.round(yuan * 100))

/** Grades 1–2 of any kind, and the third grade of the kinds named. */
export const isSevere = (m: Member, law: Law): boolean =>
  !!m.disability &&
  (law.severeGrades.includes(m.disability.grade) || (m.disability.grade === 3 && law.severeGrade3.includes(m.disability.type)))

export const isSeriouslyIll = (m: Member): boolean => m.illness === 'SERIOUS'

const studies = new Set(['PRESCHOOL', 'COMPULSORY', 'HIGH', 'VOCATIONAL', 'UNDERGRAD'])
/** Full-time study up to bachelor level; a postgraduate is no student here. */
export const isStudent = (m: Member): boolean => m.student !== undefined && studies.has(m.student)

/** Net wages of a month, verified and declared together. */
export function wagesOf(m: Member): number {
  let sum = 0
  if (m.incomes) for (const i of m.incomes) if (i.kind === 'WAGE') sum += fenOf(i.monthly)
  return sum
}

const order: Labour[] = ['NONE', 'PARTIAL', 'FULL']

/** The lower of what is stated and what the facts make of it. */
export function capacityOf(m: Member, law: Law): Labour {
  const stated = m.labour ?? 'FULL'
  const factual = factualCapacity(m, law)
  return order.indexOf(stated) < order.indexOf(factual) ? stated : factual
}

function factualCapacity(m: Member, law: Law): Labour {
  if (isSevere(m, law)) return wagesOf(m) > 0 ? 'PARTIAL' : 'NONE'
  if (m.disability || m.illness === 'CHRONIC') return 'PARTIAL'
  const last = law.labourAge[m.sex][1]
  const age = ageOn(m.birthDate, law.agesOn)
  return age <= last && age > last - law.labourAge.partialLastYears ? 'PARTIAL' : 'FULL'
}

export function isOfLabourAge(m: Member, law: Law): boolean {
  const [from, to] = law.labourAge[m.sex]
  const age = ageOn(m.birthDate, law.agesOn)
  return age >= from && age <= to
}
