import type { DayLaw } from './law.ts'

export interface Competence {
  competent: boolean
  basis: null | 'HOUSEHOLD' | 'RESIDENCE_PERMIT' | 'NATIONWIDE'
  /** What both bring together; only where the registry may serve. */
  papers?: { idCards: number; booklets: number; permits: number }
}

/**
 * Whether a registry may serve two mainland residents on a day: by a household of its own, from 1 June 2023 also by a residence
 * permit, from 10 May 2025 anybody. `households` and `permits` are division codes; an identity number says nothing about it.
 */
export function competenceOf(
  registry: string,
  households: readonly (string | null)[],
  permits: readonly string[],
  { scope, booklets }: Pick<DayLaw, 'scope' | 'booklets'>,
): Competence {
  const here = (code: string | null) => code?.startsWith(registry) === true
  if (scope === 'NATIONWIDE') return { competent: true, basis: 'NATIONWIDE', papers: { idCards: 2, booklets, permits: 0 } }
  if (households.some(here)) return { competent: true, basis: 'HOUSEHOLD', papers: { idCards: 2, booklets, permits: 0 } }
  if (scope === 'HOUSEHOLD_OR_PERMIT' && permits.some(here))
    return { competent: true, basis: 'RESIDENCE_PERMIT', papers: { idCards: 2, booklets, permits: 1 } }
  return { competent: false, basis: null }
}
