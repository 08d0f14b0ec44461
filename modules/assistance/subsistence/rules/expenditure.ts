import { fraction, roundHalfUp } from '#kernel/fraction.ts'
import type { Law } from './law.ts'
import { fenOf } from './person.ts'
import { money, type Trace } from './trace.ts'
import type { Household, Member } from './types.ts'

const paidStudies = new Set(['HIGH', 'VOCATIONAL', 'UNDERGRAD'])

/** Rigid expenses of the last twelve months, own share, of counted members only; in fen. */
export interface Expenses {
  total: number
  medical: number
  schooling: number
}

export function rigidExpenses(h: Household, members: readonly Member[], law: Law, trace?: Trace): Expenses {
  const e = h.rigidExpenses
  if (!e) return { total: 0, medical: 0, schooling: 0 }
  const medical = fenOf(e.medicalSelfPaid)
  let schooling = 0
  let care = 0
  for (const m of members) {
    if (m.student && paidStudies.has(m.student)) schooling += Math.min(fenOf(e.schooling?.[m.ref]), law.schoolingCap)
    if (m.whollyDependent) care += fenOf(e.paidCare?.[m.ref])
  }
  const rehabilitation = fenOf(e.rehabilitation)
  const total = medical + rehabilitation + schooling + care
  if (trace && total > 0)
    trace(law, {
      rule: 'expenditure.rigid',
      label: '近 12 个月刚性支出',
      inputs: { medical: medical / 100, rehabilitation: rehabilitation / 100, schooling: schooling / 100, paidCare: care / 100 },
      keys: ['expenditure.schoolingCap'],
      formula: `${money(medical)} + ${money(rehabilitation)} + ${money(schooling)} + ${money(care)} = ${money(total)}`,
      value: total / 100,
    })
  return { total, medical, schooling }
}

/** What is left to live on per head and month after the rigid expenses, in fen; half up to a cent, never below 0. */
export function residualPerHead(income: number, expenses: number, n: number): number {
  return roundHalfUp(fraction(Math.max(0, 12 * income - expenses), 12 * n))
}

/** Income of a year per head, in fen; half up to a cent. */
export const annualPerHead = (income: number, n: number): number => roundHalfUp(fraction(12 * income, n))
