import type { Day } from './day.ts'

/** How far a value was checked: against the law's text, believed, or assumed until the bureau confirms it. */
export type Confidence = 'V' | 'B' | 'A'

/** A number of the law with its dates: from `validFrom` inclusive to `validTo` exclusive, null until further notice. */
export interface Parameter {
  key: string
  title: string
  value: unknown
  unit: string
  validFrom: Day
  validTo: Day | null
  basis: string
  confidence: Confidence
  anchor: string
}

type Version = [from: Day, value: unknown, confidence?: Confidence]

/** One key with its versions; each ends where the next begins, the last is valid until further notice or `until`. */
export function datedParameter(
  key: string,
  title: string,
  unit: string,
  confidence: Confidence,
  basis: string,
  anchor: string,
  versions: readonly Version[],
  until: Day | null = null,
): Parameter[] {
  return versions.map(([validFrom, value, own], i) => ({
    key,
    title,
    unit,
    value,
    validFrom,
    validTo: versions[i + 1]?.[0] ?? until,
    basis,
    confidence: own ?? confidence,
    anchor,
  }))
}

/** dibao.standard@2020-07-01 */
export const versionOf = (p: Parameter): string => `${p.key}@${p.validFrom}`

/** Parameters by key and date. A date without a value stays without one: a neighbour is never used instead. */
export class ParameterSet {
  readonly #byKey = new Map<string, Parameter[]>()
  readonly #found = new Map<string, Map<string, Parameter | undefined>>()

  /** Throws when the periods of one key overlap. */
  constructor(list: readonly Parameter[]) {
    for (const p of list) this.#byKey.set(p.key, [...(this.#byKey.get(p.key) ?? []), p])
    for (const versions of this.#byKey.values()) {
      versions.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
      versions.forEach((p, i) => {
        const next = versions[i + 1]
        if (next && (p.validTo === null || p.validTo > next.validFrom)) throw new Error(`periods of ${p.key} overlap`)
      })
    }
  }

  /** The version in force on a day. Answers are kept per day, since a run asks the same ones a million times. */
  find(key: string, on: Day): Parameter | undefined {
    let day = this.#found.get(on)
    if (!day) {
      if (this.#found.size > 500) this.#found.clear()
      day = new Map()
      this.#found.set(on, day)
    }
    if (day.has(key)) return day.get(key)
    const found = this.#byKey.get(key)?.find((p) => p.validFrom <= on && (p.validTo === null || on < p.validTo))
    day.set(key, found)
    return found
  }

  all(): Parameter[] {
    return [...this.#byKey.values()].flat()
  }
}
