import { type Declared, declaredHouseholds } from '#modules/assistance/subsistence/public.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { anomaliesOf } from '../rules/anomalies.ts'
import type { Finding, Hit } from '../rules/types.ts'
import { type FoundRow, villageMedians } from './hits.ts'
import type { CurrentList } from './lists.ts'
import { thresholdsOn, toldBy } from './told.ts'

/** A finding with whose it is. */
export interface HouseholdFinding extends Finding {
  household: Declared
  personId: string
}

const yuan = (fen: number | undefined) => (fen === undefined ? {} : { financial: fen / 100 })

/** Sets the rows of the lists beside what each household told. Only households that a list speaks of are opened. */
export async function findingsOf(tx: Tx, rows: readonly FoundRow[], lists: readonly CurrentList[]): Promise<HouseholdFinding[]> {
  const byRoot = Map.groupBy(rows, (r) => r.root_id)
  const households = await declaredHouseholds(tx, [...byRoot.keys()])
  const limits = thresholdsOn(await parametersOf(tx), tx.today)
  const medians = await mediansFor(tx, rows, lists)
  const found: HouseholdFinding[] = []
  for (const [rootId, own] of byRoot) {
    const household = households.get(rootId)
    const [first] = own
    if (!household || !first) continue
    const refs = new Map(Object.entries(household.persons).map(([ref, id]) => [id, ref]))
    const hits = own.flatMap((r) => hitOf(r, refs, medians))
    const findings = anomaliesOf({
      hits,
      told: toldBy(household, limits),
      limits,
      closes: ({ financial, vehicles, housing }) =>
        household.closes(first.category, first.counted, {
          ...yuan(financial),
          ...(vehicles ? { vehicles: vehicles.map((v) => ({ ...v, value: 0 })) } : {}),
          ...(housing ? { housing } : {}),
        }),
    })
    for (const f of findings)
      found.push({ ...f, key: `${rootId}:${f.key}`, household, personId: household.persons[f.ref] ?? household.holderId })
  }
  return found
}

function hitOf(r: FoundRow, refs: ReadonlyMap<string, string>, medians: ReadonlyMap<string, number>): Hit[] {
  const ref = refs.get(r.person_id)
  if (!ref) return []
  const words = r.source === 'power' ? String(medians.get(r.person_id) ?? 0) : r.words
  return [{ source: r.source, ref, code: r.code, amount: r.amount, from: r.from_on, to: r.to_on, words }]
}

function mediansFor(tx: Tx, rows: readonly FoundRow[], lists: readonly CurrentList[]): Promise<Map<string, number>> {
  const list = lists.find((l) => l.source === 'power')
  const people = rows.filter((r) => r.source === 'power').map((r) => r.person_id)
  return list ? villageMedians(tx, list.id, people) : Promise.resolve(new Map())
}
