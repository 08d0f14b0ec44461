import type { ChangeInput } from '#modules/assistance/subsistence/public.ts'
import type { AnomalyAnswers } from './open.ts'

const note = '比对发现，经核查属实'

/**
 * The change of the household that a confirmed anomaly means (a death is recorded as a life event instead), where the list says all that the change asks; otherwise
 * nothing, and the clerk registers it by hand.
 */
export function changeOf(a: AnomalyAnswers, today: string): ChangeInput | undefined {
  const on = a.on ?? today
  switch (a.rule) {
    case 'V02':
      return { kind: 'LEFT', ref: a.ref, happenedOn: on, left: 'MOVED_OUT', note }
    case 'V03':
      return { kind: 'LEFT', ref: a.ref, happenedOn: on, left: a.code === 'DETOX' ? 'COMPULSORY_DETOX' : 'PRISON', note }
    case 'V04':
      return { kind: 'INCOME', ref: a.ref, happenedOn: today, income: { kind: 'WAGE', monthly: a.amount ?? 0 }, note }
    case 'V11':
      return { kind: 'INCOME', ref: a.ref, happenedOn: today, income: { kind: 'PENSION', monthly: a.amount ?? 0 }, note }
    default:
      return undefined
  }
}
