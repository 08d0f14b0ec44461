import type { CaseFile } from '#platform/cases/case-file.ts'
import type { Actor } from '#platform/db/actor.ts'
import { open } from '#platform/db/seal.ts'
import { placeNames } from '#platform/db/place-names.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Letter } from '#platform/print/letter.ts'
import { issueLetter } from '#platform/print/letters.ts'
import type { Party } from '../registration/people.ts'
import type { FormCouple, FormParty } from './forms.ts'

/** The registry's name, as its papers carry it. */
export const officeOf = async (tx: Tx, place: string): Promise<string> => (await placeNames(tx, [place])).get(place) ?? tx.db.county.name

/** Numbers and keeps a paper of the registry in its case. */
export async function paperOf(tx: Tx, actor: Actor, file: CaseFile, make: (number: string, qr: Letter['qr']) => Letter) {
  const office = await officeOf(tx, file.place)
  return issueLetter(tx, actor, { word: '瑞婚登', caseId: file.id, place: file.place, person: file.title, office, make })
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
  office: string,
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
  return { kind, man: party(people.man, papers.man), woman: party(people.woman, papers.woman), office, on: tx.today }
}
