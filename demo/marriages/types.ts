import type { Day } from '#kernel/day.ts'

/** A person of the register as a file names them. */
export interface Party {
  personId: string
  name: string
  birthDate: Day
  idHash: string
  idSealed: string
  idMask: string
  /** Division of the permanent household. */
  household: string | null
  /** Marital status before, by GB/T 2261.2: 10 never married, 30 widowed, 40 divorced. */
  statusBefore?: string
}

export interface Couple {
  man: Party
  woman: Party
}

export type Kind = 'M1' | 'M2' | 'M3' | 'M4' | 'M5'

/** One act of registration to be written. */
export interface Registered {
  id?: string
  kind: Kind
  couple: Couple
  on: Day
  /** 09:20 */
  at: string
  /** The marriage that it is about; without it a new one, or for M3 to M5 one of the archive, is made. */
  relationId?: string
  /** Whether that marriage is in the database already; else it is made under the id given. */
  relationExists?: boolean
  /** Of a marriage of the archive: when it was concluded, when it ended. */
  since?: Day
  endedOn?: Day
  originalCertNo?: string
  status?: 'VALID' | 'REPLACED' | 'DISSOLVED'
}

export interface Written {
  id: string
  relationId: string
  kind: Kind
  certNo: string
  series: string
  year: number
  seq: number
  on: Day
  at: string
}

export interface Registry {
  place: string
  name: string
  /** Staff ids; the registrar of one file checks another's. */
  registrars: readonly string[]
}
