import { sql } from 'kysely'
import { workloadByHour } from '#modules/services/marriage-booking/public.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import { registryOf } from '../archive/registry.ts'

/** Registrations and visits with their waiting by the hour of the day, registrations by registrar; over some days. */
export async function workload(tx: Tx, actor: Actor, { from, to }: { from: string; to: string }) {
  const place = registryOf(tx, actor)
  const those = sql`place = ${place} and register_date >= ${from}::date and register_date <= ${to}::date`
  const hours = await sql<{ hour: number; n: number; days: number }>`
    select extract(hour from registered_at at time zone 'Asia/Shanghai')::int as hour, count(*)::int as n,
      (select count(distinct register_date)::int from marriage_registration where ${those}) as days
    from marriage_registration where ${those} group by 1 order by 1`.execute(tx)
  const people = await sql<{ staff: string; registered: number; checked: number }>`
    select staff, count(*) filter (where part = 'registrar')::int as registered, count(*) filter (where part = 'checker')::int as checked
    from (select registrar_id as staff, 'registrar' as part from marriage_registration where ${those}
      union all select checker_id, 'checker' from marriage_registration where ${those} and checker_id is not null) x
    group by staff order by 2 desc, staff limit 100`.execute(tx)
  const names = await actorNames(
    tx,
    people.rows.map((p) => p.staff),
  )
  const days = hours.rows[0]?.days ?? 0
  const visits = await workloadByHour(tx, actor, from, to)
  return {
    days,
    visits: visits.map(({ done: _, ...v }) => v),
    hours: hours.rows.map((h) => ({ hour: h.hour, count: h.n, perDay: Math.round((h.n / Math.max(1, days)) * 10) / 10 })),
    registrars: people.rows.map((p) => ({ name: names.get(p.staff) ?? '', registered: p.registered, checked: p.checked })),
  }
}
