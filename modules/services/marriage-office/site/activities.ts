import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { registryOf } from '../archive/registry.ts'
import '../problems.ts'
import { activityNames } from '../texts.zh.ts'

const perPage = 30

/** Activities of a year, newest first, with the year's sums. */
export async function activityList(tx: Tx, actor: Actor, { year, after }: { year: number; after?: string | undefined }) {
  const place = registryOf(tx, actor)
  const [on, id] = after?.split('~') ?? []
  const inYear = tx
    .selectFrom('marriage_custom_activity')
    .where('place', '=', place)
    .where('held_on', '>=', `${year}-01-01`)
    .where('held_on', '<', `${year + 1}-01-01`)
  let page = inYear.selectAll()
  if (on && id) page = page.where((eb) => eb(eb.refTuple('held_on', 'id'), '<', eb.tuple(on, id)))
  const rows = await page
    .orderBy('held_on', 'desc')
    .orderBy('id', 'desc')
    .limit(perPage + 1)
    .execute()
  const totals = await inYear
    .select([
      sql<number>`count(*)::int`.as('activities'),
      sql<number>`coalesce(sum(participants), 0)::int`.as('participants'),
      sql<number>`coalesce(sum(villages), 0)::int`.as('villages'),
    ])
    .executeTakeFirstOrThrow()
  const shown = rows.slice(0, perPage)
  const last = rows.length > perPage ? shown.at(-1) : undefined
  return {
    items: shown.map((r) => ({
      activityId: r.id,
      kindLabel: activityNames[r.kind] ?? '',
      title: r.title,
      heldOn: r.held_on,
      participants: r.participants,
      villages: r.villages,
    })),
    next: last ? `${last.held_on}~${last.id}` : null,
    totals,
  }
}

interface Activity {
  kind: 'GROUP_WEDDING' | 'CERTIFICATE_CEREMONY' | 'LECTURE' | 'VILLAGE_RULE'
  title: string
  activityOn: string
  participants: number
  villages: number
}

/** Something that was held. Throws `marriage_office.future`. */
export async function addActivity(tx: Tx, actor: Actor, a: Activity) {
  if (a.activityOn > tx.today) throw new Problem('marriage_office.future', { field: '活动日期' })
  const id = randomUUID()
  await tx
    .insertInto('marriage_custom_activity')
    .values({
      id,
      place: registryOf(tx, actor),
      kind: a.kind,
      title: a.title,
      held_on: a.activityOn,
      participants: a.participants,
      villages: a.villages,
      recorded_by: actor.id,
      recorded_at: tx.now,
    })
    .execute()
  await record(tx, actor, {
    act: 'marriage_site.activity',
    subjectKind: 'marriage_custom_activity',
    subjectId: id,
    detail: { kind: a.kind },
  })
  return {}
}
