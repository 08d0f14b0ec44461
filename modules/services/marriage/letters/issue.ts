import type { CaseFile } from '#platform/cases/case-file.ts'
import type { Actor } from '#platform/db/actor.ts'
import { open } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Letter } from '#platform/print/letter.ts'
import { issueLetter } from '#platform/print/letters.ts'
import type { Party } from '../registration/people.ts'
import type { FormCouple, FormParty } from './forms.ts'

export const officeName = '瑞安市婚姻登记处'

/** Numbers and keeps a paper of the registry in its case. */
export function paperOf(tx: Tx, actor: Actor, file: CaseFile, make: (number: string, qr: Letter['qr']) => Letter) {
  return issueLetter(tx, actor, { word: '瑞婚登', caseId: file.id, place: file.place, person: file.title, office: officeName, make })
}

/** What the desk wrote down about one party. */
interface OnPaper {
  household: string
  householdAddress: string
  ethnicity: string
  education: string
  occupation: string
  /** Without it married: who comes to divorce is. */
  statusBefore?: string
  dissolution?: FormParty['dissolution'] | undefined
}

/** Both as the forms print them. */
export function coupleOnForm(
  tx: Tx,
  kind: string,
  people: { man: Party; woman: Party },
  papers: { man: OnPaper; woman: OnPaper },
): FormCouple {
  const party = (p: Party, own: OnPaper): FormParty => ({
    name: p.name,
    idNumber: open(tx.db.keys, p.idSealed),
    birthDate: p.birthDate,
    ethnicity: own.ethnicity,
    education: own.education,
    occupation: own.occupation,
    householdAddress: own.householdAddress || own.household,
    statusBefore: own.statusBefore ?? '20',
    dissolution: own.dissolution ?? null,
  })
  return { kind, man: party(people.man, papers.man), woman: party(people.woman, papers.woman), office: officeName, on: tx.today }
}
