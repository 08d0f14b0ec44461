import { type RawBuilder, sql } from 'kysely'
import { afterPlace } from '#kernel/place.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'

/** In time: the last clock of the case was stopped no later than it was due. */
const inTime = sql`exists (select from case_clock k where k.case_id = t.case_id and k.kind = 'statutory' and k.stopped_on is not null
    and (k.due_on is null or k.stopped_on <= k.due_on))`

const counts = (closed: RawBuilder<unknown>) => sql`
  count(*)::int as all, count(*) filter (where ${closed} is null)::int as open,
  count(*) filter (where ${closed} is not null)::int as closed,
  count(*) filter (where ${closed} is not null and ${inTime})::int as "inTime"`

interface Counted {
  all: number
  open: number
  closed: number
  inTime: number
}

/** What came in during a year at the actor's place, and what came of it. */
export async function registerFigures(tx: Tx, actor: Actor, { year }: { year: number }) {
  const between = (day: RawBuilder<unknown>) => sql`t.place >= ${actor.place} and t.place < ${afterPlace(actor.place)}
    and ${day} between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`
  const objection = (named: boolean) => sql<Counted & { substantiated: number }>`
    select ${counts(sql`t.closed_on`)}, count(*) filter (where t.finding in ('SUBSTANTIATED', 'PARTLY'))::int as substantiated
    from objection t where ${between(sql`t.received_on`)} and t.named = ${named}`
  const objections = await objection(true).execute(tx)
  const leads = await objection(false).execute(tx)
  const remedies = await sql<Counted & { upheld: number; changed: number; notAccepted: number; late: number }>`
    select ${counts(sql`t.decided_on`)}, count(*) filter (where t.outcome = 'UPHELD')::int as upheld,
      count(*) filter (where t.outcome in ('CHANGED', 'CANCELLED'))::int as changed,
      count(*) filter (where t.outcome = 'NOT_ACCEPTED')::int as "notAccepted", count(*) filter (where t.late)::int as late
    from remedy t where ${between(sql`t.filed_on`)}`.execute(tx)
  const [o, l, r] = [objections.rows[0], leads.rows[0], remedies.rows[0]]
  if (!o || !l || !r) throw new Error('a count has one row')
  const { substantiated: _, ...lead } = l
  return { objections: o, leads: lead, remedies: r }
}
