import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { registryPlace } from '../rules-of.ts'

/** One hour of the day over some days: who came, how long they waited and how long they were served, in minutes. */
export interface HourOfWork {
  hour: number
  booked: number
  checkedIn: number
  walkIns: number
  done: number
  absent: number
  /** From check-in to the beginning at a window; null when nobody began. */
  waitedMin: number | null
  longestWaitMin: number | null
  servedMin: number | null
}

/** Bookings, visits and waiting by hour, from a day to a day, both included. Counts alone. */
export async function workloadByHour(tx: Tx, _: Actor, from: Day, to: Day): Promise<HourOfWork[]> {
  const minutes = (until: string, since: string) => sql.raw(`extract(epoch from ${until} - ${since}) / 60`)
  const { rows } = await sql<HourOfWork>`
    select extract(hour from b.starts_at at time zone 'Asia/Shanghai')::int as hour, count(*)::int as booked,
      (count(*) filter (where b.checked_in_at is not null))::int as "checkedIn", (count(*) filter (where b.channel = 'WALK_IN'))::int as "walkIns",
      (count(*) filter (where b.status = 'DONE'))::int as done, (count(*) filter (where b.status = 'NO_SHOW'))::int as absent,
      round(avg(${minutes('b.started_at', 'b.checked_in_at')}))::int as "waitedMin", round(max(${minutes('b.started_at', 'b.checked_in_at')}))::int as "longestWaitMin",
      round(avg(${minutes('b.done_at', 'b.started_at')}))::int as "servedMin"
    from booking b where b.place = ${registryPlace(tx)} and b.starts_at >= ${`${from}T00:00:00+08:00`}::timestamptz
      and b.starts_at < ${`${to}T00:00:00+08:00`}::timestamptz + interval '1 day' and b.status in ('CONFIRMED', 'CHECKED_IN', 'DONE', 'NO_SHOW')
    group by 1 order by 1`.execute(tx)
  return rows
}
