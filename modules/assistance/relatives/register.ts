import { sql } from 'kysely'
import { dayInShanghai } from '#kernel/day.ts'
import { roleNames, type Role } from '#kernel/role.ts'
import { categoryNames } from '#modules/assistance/subsistence/public.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import { open } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { kinshipNames } from './texts.zh.ts'

interface Row {
  id: string
  official: string
  relation: string
  name_sealed: string
  id_mask: string
  declared: boolean
  recorded_at: Date
  ended_at: Date | null
  households: string[]
  cases: number
}

const perPage = 50

/** The register, newest first, with what each person has to do with assistance; the opening is recorded. One statement. */
export async function relativeList(tx: Tx, actor: Actor, { after }: { after?: string | undefined }) {
  const [at = '9999-12-31', id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] = (after ?? '').split('~').filter(Boolean)
  const { rows } = await sql<Row>`
    select r.id, r.official, r.relation, r.name_sealed, r.id_mask, r.declared, r.recorded_at, r.ended_at,
      array(select distinct e.root_id || ' ' || w.category from person p join entitlement_member m on m.person_id = p.id and m.superseded_at is null
        join entitlement_row w on w.id = m.row_id and w.superseded_at is null join entitlement e on e.id = w.entitlement_id
        where p.id_hash = r.id_hash and e.root_id = e.id and e.state <> 'stopped'
          and (m.valid_to is null or m.valid_to > ${tx.today}::date)) as households,
      (select count(*)::int from subsistence_person s where s.id_hash = r.id_hash) as cases
    from staff_relative r where (r.recorded_at, r.id) < (${at}::timestamptz, ${id}::uuid)
    order by r.recorded_at desc, r.id desc limit ${perPage + 1}`.execute(tx)
  await record(tx, actor, { act: 'relative.read', subjectKind: 'place', subjectId: actor.place, detail: { rows: rows.length } })
  const shown = rows.slice(0, perPage)
  const last = rows.length > perPage ? shown.at(-1) : undefined
  return {
    items: shown.map((r) => ({
      relativeId: r.id,
      official: r.official,
      relationLabel: kinshipNames[r.relation] ?? r.relation,
      name: open(tx.db.keys, r.name_sealed),
      idMask: r.id_mask,
      declared: r.declared,
      recordedOn: dayInShanghai(r.recorded_at),
      ended: r.ended_at !== null,
      households: [...new Map(r.households.map((h) => [h.slice(0, 36), h.slice(37)]))].map(([rootId, category]) => ({
        rootId,
        categoryLabel: categoryNames[category as keyof typeof categoryNames] ?? category,
      })),
      cases: r.cases,
    })),
    next: last ? `${last.recorded_at.toISOString()}~${last.id}` : null,
  }
}

/** What somebody declared themselves, newest first. */
export async function ownRelatives(tx: Tx, actor: Actor) {
  const rows = await tx
    .selectFrom('staff_relative')
    .select(['name_sealed', 'id_mask', 'relation', 'recorded_at'])
    .where('staff_id', '=', actor.id)
    .where('declared', '=', true)
    .where('ended_at', 'is', null)
    .orderBy('recorded_at', 'desc')
    .limit(100)
    .execute()
  return {
    items: rows.map((r) => ({
      name: open(tx.db.keys, r.name_sealed),
      idMask: r.id_mask,
      relationLabel: kinshipNames[r.relation] ?? r.relation,
      recordedOn: dayInShanghai(r.recorded_at),
    })),
  }
}

/** Staff by the beginning of the name, with their post. */
export async function officials(tx: Tx, { q }: { q: string }) {
  const rows = await tx
    .selectFrom('staff')
    .innerJoin('staff_post', 'staff_post.staff_id', 'staff.id')
    .select(['staff.id', 'staff.name', 'staff_post.role', 'staff_post.place'])
    .where('staff.active', '=', true)
    .where(sql<boolean>`starts_with(staff.name, ${q})`)
    .orderBy('staff.name')
    .orderBy('staff.id')
    .limit(30)
    .execute()
  const names = await placeNames(
    tx,
    rows.map((r) => r.place),
  )
  return {
    items: rows.map((r) => ({
      staffId: r.id,
      label: `${r.name}，${names.get(r.place) ?? ''}${roleNames[r.role as Role] ?? ''}`,
    })),
  }
}
