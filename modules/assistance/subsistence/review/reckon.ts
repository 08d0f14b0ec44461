import { sql } from 'kysely'
import { firstOf, monthOf } from '#kernel/day.ts'
import type { ParameterSet } from '#kernel/parameter.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { type Running, runningHouseholds } from '../household/running.ts'
import { withFacts } from '../rules/history/fact.ts'
import { lawOn } from '../rules/law.ts'
import { type ReviewClass, reviewClassOf, reviewDue, reviewMonths, stricter } from '../rules/review-class.ts'
import type { Category } from '../rules/types.ts'

interface Stale {
  id: string
  category: Category
  class: ReviewClass | null
  done_on: string | null
  decided_on: string | null
}

const chunk = 500

/**
 * Reckons class and next re-check of every household that is on the books and of which something was learned since, or
 * whose month is new (people get older, the law changes). Returns how many. A handful of statements for each 500.
 */
export async function reckonReviews(tx: Tx, only?: readonly string[]): Promise<number> {
  const parameters = await parametersOf(tx)
  let after = '00000000-0000-0000-0000-000000000000'
  let reckoned = 0
  for (;;) {
    const stale = await staleAfter(tx, after, only)
    const last = stale.at(-1)
    if (!last) return reckoned
    after = last.id
    const running = await runningHouseholds(
      tx,
      stale.map((s) => s.id),
    )
    const rows = stale.flatMap((s) => {
      const one = running.get(s.id)
      const row = one && rowOf(one, s, tx.today, parameters)
      return row ? [row] : []
    })
    await keep(tx, rows)
    reckoned += rows.length
  }
}

async function staleAfter(tx: Tx, after: string, only: readonly string[] | undefined): Promise<Stale[]> {
  const month = firstOf(monthOf(tx.today))
  const { rows } = await sql<Stale>`
    select e.id, own.category, hr.class, b.decided_on, done.done_on
    from entitlement e
    left join household_review hr on hr.root_id = e.id
    left join household_base b on b.root_id = e.id
    left join lateral (select max(c.done_on) as done_on, max(c.recorded_at) as at from household_recheck c where c.root_id = e.id) done on true
    cross join lateral (
      select r.category from entitlement_row r where r.entitlement_id = e.id and r.superseded_at is null order by (r.valid_from <= ${tx.today}::date) desc,
        r.valid_from desc limit 1) own
    where e.root_id = e.id and e.programme = 'subsistence' and e.state <> 'stopped' and e.id > ${after}::uuid
      ${
        only
          ? sql`and e.id = any(${[...only]}::uuid[])`
          : sql`
      and (hr.root_id is null or hr.reckoned_at < (${month}::date)::timestamp at time zone 'Asia/Shanghai' or hr.reckoned_at < b.recorded_at
        or hr.reckoned_at < done.at
        or exists (select from entitlement_fact f where f.root_id = e.id and greatest(f.recorded_at, f.withdrawn_at) > hr.reckoned_at))`
      }
    order by e.id limit ${chunk}`.execute(tx)
  return rows
}

function rowOf(one: Running, s: Stale, today: string, parameters: ParameterSet) {
  const law = lawOn(parameters, today)
  if ('missing' in law) return undefined
  const byRule = reviewClassOf(withFacts(one.history.base, one.history.facts, parameters), law)
  const cls = stricter(byRule, s.class ?? byRule)
  const months = reviewMonths(s.category, cls, today, parameters)
  const lastOn = [s.decided_on ?? one.history.rechecks[0], s.done_on]
    .filter((d) => d !== null && d !== undefined)
    .sort()
    .at(-1)
  if (!months || !lastOn) return undefined
  return { rootId: one.rootId, place: one.place, byRule, cls, months, lastOn, dueOn: reviewDue(lastOn, months) }
}

async function keep(tx: Tx, rows: readonly NonNullable<ReturnType<typeof rowOf>>[]): Promise<void> {
  if (rows.length === 0) return
  const column = <T>(f: (r: (typeof rows)[number]) => T) => rows.map(f)
  await sql`
    insert into household_review (root_id, place, by_rule, class, months, last_on, due_on, reckoned_at)
    select r, p, b, c, m, l, d, ${tx.now} from unnest(${column((r) => r.rootId)}::uuid[], ${column((r) => r.place)}::text[],
      ${column((r) => r.byRule)}::text[], ${column((r) => r.cls)}::text[], ${column((r) => r.months)}::int[],
      ${column((r) => r.lastOn)}::date[], ${column((r) => r.dueOn)}::date[]) as n(r, p, b, c, m, l, d)
    on conflict (root_id) do update set by_rule = excluded.by_rule, class = excluded.class, months = excluded.months,
      last_on = excluded.last_on, due_on = excluded.due_on, reckoned_at = excluded.reckoned_at`.execute(tx)
}
