/** SHA-256 of a text in UTF-8, lower-case hexadecimal. */
export type Sha256 = (text: string) => string

export interface Wish {
  no: string
  /** Slots in order of preference. */
  wishes: readonly string[]
}

export interface Drawn {
  no: string
  rank: number
  key: string
  /** The slot that was drawn, or a place in the waiting list. */
  slot: string | null
  position: number | null
}

/**
 * The draw, version minxin-lottery-1: entries in the order of SHA-256(`seed|group|no`); each gets the first of its wishes that
 * still has a seat, else the next place in the waiting list. Who has seed and list gets the same, on any machine.
 */
export function drawLottery(
  entries: readonly Wish[],
  seats: ReadonlyMap<string, number>,
  seed: string,
  group: string,
  sha256: Sha256,
): Drawn[] {
  const left = new Map(seats)
  const ordered = entries.map((e) => ({ ...e, key: sha256(`${seed}|${group}|${e.no}`) })).sort((a, b) => (a.key < b.key ? -1 : 1))
  let waiting = 0
  return ordered.map(({ no, wishes, key }, i) => {
    const slot = wishes.find((w) => (left.get(w) ?? 0) > 0) ?? null
    if (slot !== null) left.set(slot, (left.get(slot) ?? 0) - 1)
    return { no, rank: i + 1, key, slot, position: slot === null ? ++waiting : null }
  })
}

/** The frozen list as it is hashed: the seats of the slots, then one line for each entry with its wishes; nobody is named. */
export function frozenText(group: string, entries: readonly Wish[], seats: ReadonlyMap<string, number>): string {
  const slots = [...seats].sort(([a], [b]) => (a < b ? -1 : 1)).map(([slot, n]) => `slot ${slot} ${n}\n`)
  const lines = [...entries].sort((a, b) => (a.no < b.no ? -1 : 1)).map((e) => `entry ${e.no} ${e.wishes.join(',')}\n`)
  return `group ${group}\n${slots.join('')}${lines.join('')}`
}
