import { addMonthsToMonth, type Month, monthOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { findCase } from '#platform/cases/view.ts'
import type { Actor } from '#platform/db/actor.ts'
import { openJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { basisOf, householdOfBasis } from '../commands/determination.ts'
import { decidedView } from '../queries/case-part.ts'
import type { Fact } from '../rules/history/fact.ts'
import { type DueMonth, dueMonths, type History } from '../rules/history/months.ts'
import './problems.ts'

/** An entitlement with all that its months follow from. */
export interface Running {
  entitlementId: string
  place: string
  holderId: string
  history: History
  names: Record<string, string>
  personIds: Map<string, string>
  category: string
}

/** What was granted by a case, as it is known now. Throws `change.nothing_running`, `change.single`. */
export async function runningOf(tx: Tx, actor: Actor, grantingCase: string): Promise<Running> {
  const file = await findCase(tx, actor, grantingCase)
  const entitlement = await tx
    .selectFrom('entitlement')
    .select(['id', 'place', 'holder_id', 'state'])
    .where('opened_by_case', '=', grantingCase)
    .orderBy('created_at')
    .execute()
  const main = entitlement[0]
  if (!main || main.state === 'stopped') throw new Problem('change.nothing_running')
  if (entitlement.length > 1) throw new Problem('change.single')
  const basis = await basisOf(tx, file)
  const granted = await decidedView(tx, file)
  if (!granted?.effectiveMonth) throw new Problem('change.nothing_running')
  const rows = await tx
    .selectFrom('entitlement_fact')
    .select(['id', 'happened_on', 'reported_on', 'patch_sealed'])
    .where('entitlement_id', '=', main.id)
    .where('withdrawn_at', 'is', null)
    .orderBy('happened_on')
    .execute()
  const facts = rows.map(
    (r): Fact => ({ id: r.id, on: r.happened_on, reportedOn: r.reported_on, patch: openJson(tx.db.keys, r.patch_sealed) as object }),
  )
  const people = await tx
    .selectFrom('subsistence_person')
    .select(['ref', 'person_id', 'id_hash'])
    .where('case_id', '=', grantingCase)
    .execute()
  const household = householdOfBasis(basis)
  return {
    entitlementId: main.id,
    place: main.place,
    holderId: main.holder_id,
    history: {
      base: {
        ...household,
        request: { type: 'DETERMINATION', purpose: 'MONTH', current: { category: granted.category, monthlyAmount: granted.monthlyAmount } },
      },
      from: granted.effectiveMonth,
      rechecks: [granted.asOf],
      facts,
    },
    names: basis.names,
    personIds: await idsOf(tx, people),
    category: granted.category,
  }
}

async function idsOf(tx: Tx, people: { ref: string; person_id: string | null; id_hash: string }[]): Promise<Map<string, string>> {
  // Who was not in the register when the form came was put there with the grant.
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'id_hash'])
    .where(
      'id_hash',
      'in',
      people.map((p) => p.id_hash),
    )
    .execute()
  const byHash = new Map(rows.map((r) => [r.id_hash, r.id]))
  return new Map(
    people.flatMap((p) => {
      const id = p.person_id ?? byHash.get(p.id_hash)
      return id ? [[p.ref, id] as const] : []
    }),
  )
}

/** The months of a running entitlement through the next one, or further where a fact works later. */
export async function monthsOf(tx: Tx, running: Running, more: readonly Fact[] = []): Promise<DueMonth[]> {
  const parameters = await parametersOf(tx)
  const facts = [...running.history.facts, ...more]
  // A fact works at the latest in the month after its report; the month after today is always told.
  const days = [tx.today, ...facts.flatMap((f) => [f.on, f.reportedOn])]
  const last = [running.history.from, ...days.map(monthOf)].sort().at(-1) as Month
  return dueMonths({ ...running.history, facts }, addMonthsToMonth(last, 1), parameters)
}
