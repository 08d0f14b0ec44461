/** What the national register says about one person, and what our own register says. */
export interface Compared {
  base: readonly { side: 'MAN' | 'WOMAN'; state: 'EFFECTIVE' | 'DISSOLVED' | 'VOID'; certNo: string }[]
  /** Marriages that stand on our record, by side. */
  standing: { MAN: number; WOMAN: number }
}

export type BaseOutcome = 'clear' | 'conflict' | 'married'

/**
 * Sets the two registers side by side. Both know of a standing marriage: married. Only one of them does: neither is believed
 * blindly, somebody looks at the file of the registry that recorded it.
 */
export function compareRegisters({ base, standing }: Compared): BaseOutcome {
  const outcomes = (['MAN', 'WOMAN'] as const).map((side): BaseOutcome => {
    const there = base.filter((r) => r.side === side && r.state === 'EFFECTIVE').length > 0
    const here = standing[side] > 0
    if (there && here) return 'married'
    return there || here ? 'conflict' : 'clear'
  })
  return outcomes.includes('conflict') ? 'conflict' : outcomes.includes('married') ? 'married' : 'clear'
}

export interface MarriageLooked {
  /** The number on the certificate that they bring. */
  certNo: string
  /** The number of the marriage between the two on our record; null when we have none. */
  ours: string | null
  /** Whether one of the two stands in a marriage with somebody else on our record. */
  elsewhere: boolean
  base: Compared['base']
}

/** Whether the marriage that is to be ended is on record: found, missing everywhere, or contradicted by another one that stands. */
export function findMarriage({ certNo, ours, elsewhere, base }: MarriageLooked): 'found' | 'missing' | 'conflict' {
  const standing = base.filter((r) => r.state === 'EFFECTIVE')
  if (elsewhere || standing.some((r) => r.certNo !== certNo && r.certNo !== ours)) return 'conflict'
  return ours !== null || standing.length > 0 ? 'found' : 'missing'
}
