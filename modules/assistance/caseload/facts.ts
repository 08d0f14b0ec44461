import { birthOf, sexOf } from '#kernel/citizen-id.ts'
import { ageOn, firstOf, type Month } from '#kernel/day.ts'
import type { Household, Member } from '#modules/assistance/subsistence/public.ts'
import type { CaseloadRow } from './columns.ts'

export type Category = 'DIBAO' | 'LOW_MARGIN' | 'EXPENDITURE'

/** A household of the list with everything that is needed to put it on the books; amounts in fen. */
export interface ListedHousehold {
  key: string
  place: string
  category: Category
  monthlyFen: number
  singles: { ref: string; fen: number }[]
  /** Since when the bureau pays it. */
  since: Month
  reviewedOn: string
  payee: { name: string; account: string; bank: string }
  people: { ref: string; name: string; idNumber: string; consentOn: string | null }[]
  household: Household
}

const yuan = (fen: number) => fen / 100
export const refOf = (at: number): string => (at < 26 ? String.fromCharCode(65 + at) : `M${at}`)

/** The household as the rules read one. What a list does not say is taken as it is for most: healthy, no student, able to work. */
export function factsOf(rows: readonly CaseloadRow[], today: string): Household {
  const assets = rows.reduce((sum, r) => sum + (r.assets ?? 0), 0)
  return {
    request: { type: 'DETERMINATION' },
    members: rows.map((r, at) => memberOf(r, refOf(at), today)),
    supporters: [],
    assets: { financial: yuan(assets) },
  }
}

function memberOf(r: CaseloadRow, ref: string, today: string): Member {
  const birthDate = birthOf(r.idNumber)
  const age = ageOn(birthDate, today)
  const student = r.student === 'YES' ? studyAt(age) : r.student
  return {
    ref,
    relation: r.relation,
    sex: sexOf(r.idNumber),
    birthDate,
    hukou: 'LOCAL',
    ...(student ? { student } : {}),
    ...(r.health ? { illness: r.health } : {}),
    ...(r.labour ? { labour: r.labour } : {}),
    ...(r.disability && r.grade ? { disability: { type: r.disability, grade: r.grade } } : {}),
    incomes: r.income ? [{ kind: r.incomeKind ?? (age < 60 ? 'WAGE' : 'PENSION'), monthly: yuan(r.income), verified: true }] : [],
  }
}

/** What somebody of an age studies, when the list says no more than that they do. */
const studyAt = (age: number): string => (age < 6 ? 'PRESCHOOL' : age < 16 ? 'COMPULSORY' : age < 19 ? 'HIGH' : 'UNDERGRAD')

/** The last completed re-check, else the month from which it is paid. */
export const reviewOf = (head: CaseloadRow, since: Month): string => head.reviewedOn ?? firstOf(since)
