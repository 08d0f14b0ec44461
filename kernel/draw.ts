// The draw that anybody can repeat: of spot checks, of quality reviews. Pure; the hash is an argument.

/** One thing that may be drawn: an item code that names nobody, and its town. Mandatory ones are always taken. */
export interface Item {
  item: string
  town: string
  mandatory: boolean
}

export interface Stratum {
  town: string
  /** All, the mandatory ones, and how many of the rest are drawn. */
  n: number
  m: number
  k: number
}

export interface Drawn {
  strata: Stratum[]
  /** Mandatory ones first, then by the order of the draw; town by town. */
  items: string[]
}

/** SHA-256 of a text in UTF-8, hexadecimal. */
export type Sha256 = (text: string) => string

/** How many of the rest are drawn: rate × (N − M), rounded up; in whole numbers, so that no fraction can tip it. */
export const quota = (n: number, m: number, ratePercent: number): number => Math.floor(((n - m) * ratePercent + 99) / 100)

/** The list as it is hashed: one line for each item, in the order of towns and items. */
export const listText = (items: readonly Item[]): string =>
  inOrder(items)
    .map((i) => `${i.town} ${i.item} ${i.mandatory ? 'M' : '-'}\n`)
    .join('')

const inOrder = (items: readonly Item[]) => [...items].sort((a, b) => (`${a.town} ${a.item}` < `${b.town} ${b.item}` ? -1 : 1))

/**
 * The draw, version minxin-draw-1: in each town all mandatory items, then of the others the first k in the order of
 * SHA-256(seed|item). Who has the seed and the list gets the same, on any machine.
 */
export function draw(items: readonly Item[], seed: string, ratePercent: number, sha256: Sha256): Drawn {
  const towns = [...new Set(inOrder(items).map((i) => i.town))]
  const strata: Stratum[] = []
  const taken: string[] = []
  for (const town of towns) {
    const here = inOrder(items).filter((i) => i.town === town)
    const mandatory = here.filter((i) => i.mandatory)
    const rest = here.filter((i) => !i.mandatory).map((i) => ({ item: i.item, key: sha256(`${seed}|${i.item}`) }))
    const k = quota(here.length, mandatory.length, ratePercent)
    rest.sort((a, b) => (a.key < b.key ? -1 : 1))
    strata.push({ town, n: here.length, m: mandatory.length, k })
    taken.push(...mandatory.map((i) => i.item), ...rest.slice(0, k).map((r) => r.item))
  }
  return { strata, items: taken }
}
