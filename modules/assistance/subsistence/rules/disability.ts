import { ceiling, fraction, mul } from '#kernel/fraction.ts'
import type { Law } from './law.ts'
import type { Category, Member } from './types.ts'

/** What §5.8 would give with this class, in fen, by counted local member; members who get nothing are left out. */
export function disabilitySubsidies(
  members: readonly Member[],
  category: Category,
  law: Law,
  s: number,
): Map<string, { living: number; nursing: number }> {
  const found = new Map<string, { living: number; nursing: number }>()
  for (const m of members) {
    if (!m.disability || (m.hukou ?? 'LOCAL') !== 'LOCAL') continue
    const ownScheme = m.assistance === 'ORPHAN' || m.assistance === 'DE_FACTO_UNATTENDED_CHILD'
    const poor = category === 'DIBAO' || category === 'LOW_MARGIN'
    const living = poor && !ownScheme ? ceiling(mul(mul(fraction(s), law.livingRate), fraction(1, 100))) * 100 : 0
    const nursing = nursingOf(m.disability, law)
    if (living > 0 || nursing > 0) found.set(m.ref, { living, nursing })
  }
  return found
}

function nursingOf({ type, grade }: { type: string; grade: number }, law: Law): number {
  const entitled = law.severeGrades.includes(grade) || (grade === 3 && law.severeGrade3.includes(type))
  return entitled ? (law.nursing[String(grade)] ?? 0) * 100 : 0
}
