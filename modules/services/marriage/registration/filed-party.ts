import type { FiledParty } from '../register/file.ts'
import type { Party } from './people.ts'

/** A party as the file names it on that day. */
export const filedParty = (p: Party, household: string | null): FiledParty => ({
  personId: p.personId,
  name: p.name,
  birthDate: p.birthDate,
  idHash: p.idHash,
  idSealed: p.idSealed,
  idMask: p.idMask,
  household,
})
