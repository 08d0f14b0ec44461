export const counsellingKinds = ['PREMARITAL', 'MARITAL', 'IN_COOLING', 'AFTER_DIVORCE'] as const
export const outcomes = ['RECONCILED', 'WITHDREW', 'PROCEEDED', 'REFERRED'] as const
export type Outcome = (typeof outcomes)[number] | 'OPEN'

export interface CounselledCase {
  kind: (typeof counsellingKinds)[number]
  outcome: Outcome
  /** How the divorce ended where the people let it be linked: withdrawn or lapsed, otherwise, or not ended. */
  divorce: 'WITHDRAWN_OR_LAPSED' | 'OTHER' | null
}

/**
 * The indicator: of the people counselled in the cooling-off period, how many did not divorce. What the register says goes before
 * what the counsellor heard.
 */
export function reconciledShare(cases: readonly CounselledCase[]): { counselled: number; stayed: number; share: number | null } {
  const cooling = cases.filter((c) => c.kind === 'IN_COOLING')
  const stayed = cooling.filter((c) =>
    c.divorce ? c.divorce === 'WITHDRAWN_OR_LAPSED' : c.outcome === 'WITHDREW' || c.outcome === 'RECONCILED',
  ).length
  return { counselled: cooling.length, stayed, share: cooling.length === 0 ? null : stayed / cooling.length }
}
