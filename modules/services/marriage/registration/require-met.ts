import { Problem } from '#kernel/problem.ts'
import { type Finding, obstacles } from '../rules/examine.ts'
import '../problems.ts'

/** Throws `marriage.not_eligible` with every reason and its article; what is only not known yet counts in `codes`. */
export function requireMet(findings: readonly Finding[], codes?: readonly string[]): void {
  const looked = codes ? findings.filter((f) => codes.includes(f.code)) : findings
  const why = obstacles(looked)
  if (why.length > 0) throw new Problem('marriage.not_eligible', { why: `${why.join('；')}。` })
}
