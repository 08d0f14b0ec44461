import { isWithin } from '#kernel/place.ts'
import type { Tx } from '#platform/db/tx.ts'

/** Names of those who acted, by actor id: staff by name, residents as 申请人, jobs as 系统. One statement. */
export async function actorNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const uuids = [...new Set(ids)].filter((id) => /^[0-9a-f-]{36}$/.test(id))
  const names = new Map<string, string>(ids.map((id) => [id, id.startsWith('system:') ? '系统' : '申请人']))
  if (uuids.length === 0) return names
  const rows = await tx.selectFrom('staff').select(['id', 'name']).where('id', 'in', uuids).execute()
  for (const row of rows) names.set(row.id, row.name)
  return names
}

/** Staff holding a role today at a town (the colleagues of a clerk). */
export async function staffAt(tx: Tx, role: string, place: string) {
  return tx
    .selectFrom('staff_post')
    .innerJoin('staff', 'staff.id', 'staff_post.staff_id')
    .select(['staff.id', 'staff.name', 'staff.office_phone', 'staff_post.place'])
    .where('staff_post.role', '=', role)
    .where('staff_post.place', '=', place)
    .where('staff_post.valid_from', '<=', tx.today)
    .where((eb) => eb.or([eb('staff_post.valid_to', 'is', null), eb('staff_post.valid_to', '>', tx.today)]))
    .where('staff.active', '=', true)
    .orderBy('staff.login')
    .execute()
}

/** Whom a resident may call about a case at this place. */
export async function townClerk(tx: Tx, place: string): Promise<{ name: string; phone: string } | null> {
  const town = place.slice(0, 9)
  const first = (await staffAt(tx, 'town_clerk', town)).find((s) => isWithin(place, s.place))
  return first ? { name: first.name, phone: first.office_phone ?? '' } : null
}
