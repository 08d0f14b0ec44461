import { createHash } from 'node:crypto'
import type { RawBuilder } from 'kysely'
import type { Day } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Role } from '#kernel/role.ts'
import type { Tx } from '#platform/db/tx.ts'
import './problems.ts'

/** From a day until before another. */
export interface Period {
  from: Day
  until: Day
}

/** A number that the bureau publishes: what it counts, and the records it counts. */
export interface Figure {
  id: string
  title: string
  /** As the exchange format says it: cases, ratio, A. */
  unit: string
  /** As people read it: 件. */
  unitWord: string
  definition: string
  /** How the value follows from the quantities of the records: their number, sum, mean (a share of all), or the last one. */
  measure: 'count' | 'sum' | 'share' | 'latest'
  /** Staff who open its list; others who read figures see value and definition. */
  readers: readonly Role[]
  /**
   * The contributing records, as one query with the columns id, place, quantity, on_day, recorded_at, label and apart (words for
   * those that are counted and also shown apart, or null). Value and list both come from it, so they cannot disagree.
   */
  records(tx: Tx, period: Period, asOf: Date): RawBuilder<unknown> | Promise<RawBuilder<unknown>>
  /** The page of a record. */
  href(record: { id: string; label: string }): string
}

/** Declares a figure; the identity function exists so that the types are checked where it is declared. */
export const defineFigure = (figure: Figure): Figure => figure

const figures = new Map<string, Figure>()

/** Lets the figures room know a module's figure. */
export function registerFigure(figure: Figure): void {
  const before = figures.get(figure.id)
  if (before && before !== figure) throw new Error(`figure ${figure.id} is declared twice`)
  figures.set(figure.id, figure)
}

/** All figures, in the order of the registry. */
export const allFigures = (): Figure[] => [...figures.values()]

/** Throws `figure.unknown`. */
export function figureNamed(id: string): Figure {
  const figure = figures.get(id)
  if (!figure) throw new Problem('figure.unknown')
  return figure
}

/** The version of a definition is the hash of its words. */
export const versionOf = (f: Pick<Figure, 'title' | 'unit' | 'definition'>): string =>
  createHash('sha256').update(`${f.title}\n${f.unit}\n${f.definition}`, 'utf8').digest('hex').slice(0, 12)

/** A calendar year as a period. */
export const yearOf = (year: number): Period => ({ from: `${year}-01-01`, until: `${year + 1}-01-01` })
