import { addMonthsToMonth, type Month, monthOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { openJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import type { ChangeAnswers } from '../change/form.ts'
import '../change/problems.ts'
import type { Fact } from '../rules/history/fact.ts'
import { type DueMonth, dueMonths, type History } from '../rules/history/months.ts'
import { basesOf, type KeptBase } from './base.ts'
import { baseOfCase } from './base-of-case.ts'
import { reviewDaysOf } from './reviewed.ts'

/** A household on the books with all that its months follow from. */
export interface Running {
  rootId: string
  programme: string
  place: string
  holderId: string
  state: string
  history: History
  names: Record<string, string>
  persons: Record<string, string>
}

/** What is kept of a fact beside the telling: who came in, and which person of the register that is. */
export type ToldFact = ChangeAnswers & { personId?: string }

/** A household as it is known now. Throws `household.not_found`. */
export async function runningOf(tx: Tx, rootId: string): Promise<Running> {
  const found = (await runningHouseholds(tx, [rootId])).get(rootId)
  if (!found) throw new Problem('household.not_found')
  return found
}

/** The same for many, in a handful of statements; those the actor may not see are left out. */
export async function runningHouseholds(tx: Tx, rootIds: readonly string[]): Promise<Map<string, Running>> {
  if (rootIds.length === 0) return new Map()
  const roots = await tx
    .selectFrom('entitlement')
    .select(['id', 'programme', 'place', 'holder_id', 'state'])
    .where('id', 'in', [...rootIds])
    .whereRef('id', '=', 'root_id')
    .execute()
  const bases = await basesOf(tx, rootIds)
  const facts = await factsOf(tx, rootIds)
  const reviews = await reviewDaysOf(tx, rootIds)
  const found = new Map<string, Running>()
  for (const root of roots) {
    const base = bases.get(root.id) ?? (await baseOfCase(tx, root.id))
    if (base) found.set(root.id, runningFrom(root, base, facts.get(root.id) ?? [], reviews.get(root.id) ?? []))
  }
  return found
}

function runningFrom(
  root: { id: string; programme: string; place: string; holder_id: string; state: string },
  base: KeptBase,
  facts: { fact: Fact; told: ToldFact }[],
  reviews: string[],
): Running {
  const joined = facts.flatMap(({ told }) =>
    told.kind === 'JOINED' && told.ref && told.joined ? [{ ref: told.ref, name: told.joined.name, personId: told.personId }] : [],
  )
  const supporting = facts.flatMap(({ told }) => (told.kind === 'SUPPORT' && told.supporter ? [told.supporter] : []))
  return {
    rootId: root.id,
    programme: root.programme,
    place: root.place,
    holderId: root.holder_id,
    state: root.state,
    history: {
      base: base.household,
      from: base.from,
      rechecks: [base.decidedOn, ...reviews],
      facts: facts.map((f) => f.fact),
      paidBefore: base.paidBefore,
    },
    names: { ...base.names, ...Object.fromEntries([...joined, ...supporting].map((j) => [j.ref, j.name])) },
    persons: { ...base.persons, ...Object.fromEntries(joined.flatMap((j) => (j.personId ? [[j.ref, j.personId]] : []))) },
  }
}

async function factsOf(tx: Tx, rootIds: readonly string[]): Promise<Map<string, { fact: Fact; told: ToldFact }[]>> {
  const rows = await tx
    .selectFrom('entitlement_fact')
    .select(['id', 'root_id', 'happened_on', 'reported_on', 'told_sealed'])
    .where('root_id', 'in', [...rootIds])
    .where('withdrawn_at', 'is', null)
    .orderBy('happened_on')
    .orderBy('id')
    .execute()
  const found = new Map<string, { fact: Fact; told: ToldFact }[]>()
  for (const r of rows) {
    const told = openJson(tx.db.keys, r.told_sealed) as ToldFact
    const one = { fact: { id: r.id, on: r.happened_on, reportedOn: r.reported_on, told }, told }
    found.set(r.root_id, [...(found.get(r.root_id) ?? []), one])
  }
  return found
}

/** The months of a household through the next one, or further where a fact works later or a window of help ends later. */
export async function monthsOf(tx: Tx, running: Running, more: readonly Fact[] = [], without: readonly string[] = []): Promise<DueMonth[]> {
  const parameters = await parametersOf(tx)
  const facts = [...running.history.facts.filter((f) => !without.includes(f.id)), ...more]
  return dueMonths({ ...running.history, facts }, horizonOf(running.history.from, facts, tx.today), parameters)
}

// A fact works at the latest in the month after its report; the month after today is always told. An expenditure family's
// year, which ends by itself, is told to its end.
export function horizonOf(from: Month, facts: readonly Fact[], today: string): Month {
  const days = [today, ...facts.flatMap((f) => [f.on, f.reportedOn])]
  return addMonthsToMonth([from, ...days.map(monthOf)].sort().at(-1) as Month, 1)
}
