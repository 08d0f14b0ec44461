import { firstOf, type Month } from '#kernel/day.ts'
import type { RootRows } from '#platform/entitlements/rewrite.ts'
import type { DueMonth } from '../rules/history/months.ts'
import type { Part } from '../rules/history/parts.ts'
import type { Running } from './running.ts'

/** Months of the same class and money in one stretch; the last goes on until further notice. */
export interface Stretch {
  from: Month
  until: Month | null
  category: string
  fen: number
}

export function stretchesOf(due: readonly DueMonth[]): Stretch[] {
  const found: Stretch[] = []
  for (const d of due) {
    const open = found.at(-1)
    if (open && open.category === d.category && open.fen === d.fen) continue
    if (open) open.until = d.month
    found.push({ from: d.month, until: null, category: d.category, fen: d.fen })
  }
  return found
}

interface Open {
  part: Part
  from: Month
  last: Month
}

const sign = (p: Part) => [p.kind, p.category, p.fen, p.counted.join(), p.payable.join()].join('|')

/** The rows that hold what the months are due: one row for each stretch in which a part stays the same. */
export function rowsOf(running: Running, due: readonly DueMonth[], cause: { caseId: string | null; recordId: string | null }): RootRows {
  const open = new Map<string, Open>()
  const closed: { part: Part; from: Month; until: Month | null }[] = []
  const close = (o: Open, until: Month | null) => closed.push({ part: o.part, from: o.from, until })
  for (const d of due) {
    for (const [name, o] of open)
      if (!d.parts.some((p) => p.part === name)) {
        close(o, d.month)
        open.delete(name)
      }
    for (const part of d.parts) {
      const o = open.get(part.part)
      if (o && sign(o.part) === sign(part)) continue
      if (o) close(o, d.month)
      open.set(part.part, { part, from: d.month, last: d.month })
    }
  }
  for (const o of open.values()) close(o, null)
  const names = [...new Set(closed.map((c) => c.part.part))]
  return {
    rootId: running.rootId,
    programme: running.programme,
    place: running.place,
    ...cause,
    stopped: due.at(-1)?.category === 'REJECTED',
    parts: names.map((name) => ({
      part: storedPart(running, name),
      holderId: holderOf(running, name),
      rows: closed
        .filter((c) => c.part.part === name)
        .map((c) => ({
          kind: c.part.kind,
          category: c.part.category,
          monthlyFen: c.part.fen,
          validFrom: firstOf(c.from),
          validTo: c.until ? firstOf(c.until) : null,
          members: c.part.counted.flatMap((ref) => {
            const personId = running.persons[ref]
            return personId ? [{ personId, payable: c.part.payable.includes(ref) }] : []
          }),
        })),
    })),
  }
}

/** single:C → single:<person>: a part is stored under the person, because a ref means something only inside its household. */
const storedPart = (running: Running, name: string): string =>
  name.startsWith('single:') ? `single:${running.persons[name.slice(7)] ?? name.slice(7)}` : name

const holderOf = (running: Running, name: string): string =>
  name.startsWith('single:') ? (running.persons[name.slice(7)] ?? running.holderId) : running.holderId
