import type { z } from 'zod'
import type { partySeen, getRegistration } from '../contract.ts'

type Party = z.output<typeof partySeen>
type Marriages = Pick<z.output<(typeof getRegistration)['reply']>, 'marriages'>['marriages']

const ends: Record<string, { statusBefore: string; kind: string }> = {
  DISSOLVED_BY_REGISTRATION: { statusBefore: '40', kind: 'DIVORCE_CERT' },
  DISSOLVED_BY_COURT: { statusBefore: '40', kind: 'JUDGMENT' },
  ENDED_BY_DEATH: { statusBefore: '30', kind: 'DEATH' },
}

/** What the county knows already, so that the registrar only looks whether it is so: the household, and how the last marriage ended. */
export function knownPapers(parties: readonly Party[], marriages: Marriages) {
  const of = (side: 'MAN' | 'WOMAN') => {
    const party = parties.find((p) => p.side === side)
    const last = marriages.find((m) => m.side === side && m.state !== 'VOID')
    const end = last && ends[last.state]
    return {
      ...(party?.placeCode ? { household: party.placeCode, householdAddress: party.placeName } : {}),
      ...(end && last
        ? {
            statusBefore: end.statusBefore,
            dissolution: { kind: end.kind, number: last.basis ?? '', issuedBy: last.registryName, effectiveDate: last.endedOn ?? '' },
          }
        : {}),
    }
  }
  return { man: of('MAN'), woman: of('WOMAN') }
}
