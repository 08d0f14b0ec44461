export const findings = ['OK', 'MINOR', 'WRONG_AMOUNT', 'WRONG_COVER', 'MISSED_COVER', 'DEAD_PAID', 'PAPER_FAULT'] as const
export type Finding = (typeof findings)[number]

/** Whether something has to be put right. */
export const isFault = (f: Finding): boolean => f !== 'OK'

export interface Checked {
  finding: Finding
  /** The correction was not answered in time. */
  late: boolean
}

export interface ScoreRule {
  points: Record<Finding, number>
  lateMinus: number
}

/** A town's score: the mean of its checks' points, less what late corrections cost; one decimal, never below 0; none without checks. */
export function townScore(checks: readonly Checked[], rule: ScoreRule): number | null {
  if (checks.length === 0) return null
  const sum = checks.reduce((total, c) => total + rule.points[c.finding] - (c.late ? rule.lateMinus : 0), 0)
  return Math.max(0, Math.round((sum * 10) / checks.length) / 10)
}

export const errorKinds = ['MISSED', 'WRONG', 'DROPPED'] as const
export type ErrorKind = (typeof errorKinds)[number]

/**
 * Which of the three errors a finding is: 漏保 somebody who should be helped and was refused, 错保 somebody helped who should
 * not be (the dead too), 脱保 somebody whose help was stopped and should not have been.
 */
export function errorOf(finding: Finding, stopped: boolean): ErrorKind | null {
  if (finding === 'MISSED_COVER') return stopped ? 'DROPPED' : 'MISSED'
  return finding === 'WRONG_COVER' || finding === 'DEAD_PAID' ? 'WRONG' : null
}
