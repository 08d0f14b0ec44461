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
