import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'

export interface NewResource {
  place: string
  code: string
  name: string
  exclusive?: boolean
  setUpMin?: number
  cleaningMin?: number
}

/** The resource of a place by its code, made when it is not there yet. Returns its id. */
export async function keepResource(tx: Tx, r: NewResource): Promise<string> {
  await tx
    .insertInto('booking_resource')
    .values({
      place: r.place,
      code: r.code,
      name: r.name,
      exclusive: r.exclusive ?? false,
      set_up_min: r.setUpMin ?? 0,
      cleaning_min: r.cleaningMin ?? 0,
    })
    .onConflict((same) => same.columns(['place', 'code']).doNothing())
    .execute()
  const found = tx.selectFrom('booking_resource').select('id').where('place', '=', r.place).where('code', '=', r.code)
  return (await found.executeTakeFirstOrThrow()).id
}

export interface NewSlot {
  resourceId: string
  place: string
  day: Day
  starts: Date
  ends: Date
  opens: Date
  online: number
  walkIn: number
  group: string | null
}

/** Adds the slots that are not there yet, with their seats, in one statement; those that are there stay. Returns how many were new. */
export async function keepSlots(tx: Tx, slots: readonly NewSlot[]): Promise<number> {
  if (slots.length === 0) return 0
  const list = <T>(f: (s: NewSlot) => T) => slots.map(f)
  const made = await sql<{ id: string }>`
    with made as (
      insert into booking_slot (resource_id, place, day, starts_at, ends_at, opens_at, online, walk_in, draw_group)
      select * from unnest(${list((s) => s.resourceId)}::uuid[], ${list((s) => s.place)}::text[], ${list((s) => s.day)}::date[],
        ${list((s) => s.starts)}::timestamptz[], ${list((s) => s.ends)}::timestamptz[], ${list((s) => s.opens)}::timestamptz[],
        ${list((s) => s.online)}::integer[], ${list((s) => s.walkIn)}::integer[], ${list((s) => s.group)}::text[])
      on conflict (resource_id, starts_at) do nothing returning id, online, walk_in)
    select id, online, walk_in from made`.execute(tx)
  await addSeats(
    tx,
    made.rows.map((r) => r.id),
  )
  return made.rows.length
}

/** Seats up to the capacity of these slots. */
async function addSeats(tx: Tx, slotIds: readonly string[]): Promise<void> {
  await sql`
    insert into booking_seat (slot_id, channel, seat)
    select s.id, c.channel, n from booking_slot s
    cross join lateral (values ('ONLINE', s.online), ('WALK_IN', s.walk_in)) as c(channel, most)
    cross join lateral generate_series(1, c.most) as n
    where s.id = any(${slotIds}::uuid[]) on conflict do nothing`.execute(tx)
}

export interface FreeSlot {
  slotId: string
  resourceId: string
  day: Day
  starts: Date
  ends: Date
  opens: Date
  online: number
  free: number
  freeWalkIn: number
  waiting: number
  group: string | null
  closed: boolean
}

/**
 * Slots of a resource from a day to a day with what is free at this moment: a hold that is over counts as free, and what is kept
 * for those who wait does not. Answers numbers alone, so anybody may ask.
 */
export async function freeSlots(
  tx: Tx,
  actor: Actor,
  { resourceId, from, to }: { resourceId: string; from: Day; to: Day },
): Promise<FreeSlot[]> {
  return asOffice(tx, actor, async () => {
    const { rows } = await tx.line.named<{
      id: string
      resource_id: string
      day: string
      starts_at: Date
      ends_at: Date
      opens_at: Date
      online: number
      draw_group: string | null
      closed: boolean
      used: number
      used_walk_in: number
      walk_in: number
      waiting: number
    }>(
      `select s.id, s.resource_id, s.day, s.starts_at, s.ends_at, s.opens_at, s.online, s.walk_in, s.draw_group, s.closure_id is not null as closed,
         (count(b.id) filter (where b.channel = 'ONLINE'))::int as used, (count(b.id) filter (where b.channel = 'WALK_IN'))::int as used_walk_in,
         (select count(*)::int from booking_wait_slot w where w.slot_id = s.id and w.waiting) as waiting
       from booking_slot s left join booking b on b.slot_id = s.id and b.seated and not (b.status = 'HELD' and b.hold_until <= $4)
       where s.resource_id = $1 and s.day between $2 and $3 group by s.id order by s.starts_at`,
      [resourceId, from, to, tx.now],
    )
    return rows.map((r) => ({
      slotId: r.id,
      resourceId: r.resource_id,
      day: r.day,
      starts: r.starts_at,
      ends: r.ends_at,
      opens: r.opens_at,
      online: r.online,
      free: r.closed ? 0 : Math.max(0, r.online - r.used - r.waiting),
      freeWalkIn: r.closed ? 0 : Math.max(0, r.walk_in - r.used_walk_in),
      waiting: r.waiting,
      group: r.draw_group,
      closed: r.closed,
    }))
  })
}
