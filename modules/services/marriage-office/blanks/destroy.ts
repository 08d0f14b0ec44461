import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { dayInShanghai } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import { registryOf } from '../archive/registry.ts'
import '../problems.ts'
import { paperNames } from '../texts.zh.ts'
import type { Paper } from './books.ts'

/** The first signature: every spoiled sheet of a kind that is not put forward yet. Throws `marriage_office.nothing_spoiled`. */
export async function propose(
  tx: Tx,
  actor: Actor,
  { kind, destroyWay }: { kind: Paper; destroyWay: string },
): Promise<{ sheets: number }> {
  const place = registryOf(tx, actor)
  const { rows } = await sql<{ serial: string }>`
    select b.serial from certificate_blank b where b.place = ${place} and b.kind = ${kind} and b.state = 'SPOILED'
      and not exists (select from certificate_destruction_sheet s where s.place = b.place and s.kind = b.kind and s.serial = b.serial)
    order by b.position for update`.execute(tx)
  if (rows.length === 0) throw new Problem('marriage_office.nothing_spoiled')
  const id = randomUUID()
  await tx
    .insertInto('certificate_destruction')
    .values({ id, place, kind, sheets: rows.length, way: destroyWay, proposed_by: actor.id, proposed_at: tx.now })
    .execute()
  await sql`insert into certificate_destruction_sheet (destruction_id, place, kind, serial)
    select ${id}::uuid, ${place}, ${kind}, s from unnest(${rows.map((r) => r.serial)}::text[]) as s`.execute(tx)
  await record(tx, actor, {
    act: 'certificate.propose_destruction',
    subjectKind: 'certificate_destruction',
    subjectId: id,
    detail: { sheets: rows.length },
  })
  return { sheets: rows.length }
}

/** The second signature: the sheets are destroyed. Throws `marriage_office.not_found`, `.signed`, `.second_person`. */
export async function sign(tx: Tx, actor: Actor, { destructionId }: { destructionId: string }): Promise<{ sheets: number }> {
  const found = await tx.selectFrom('certificate_destruction').selectAll().where('id', '=', destructionId).forUpdate().executeTakeFirst()
  if (!found) throw new Problem('marriage_office.not_found')
  if (found.signed_by) throw new Problem('marriage_office.signed')
  if (found.proposed_by === actor.id) throw new Problem('marriage_office.second_person')
  await sql`update certificate_blank b set state = 'DESTROYED', destroyed_on = ${tx.today}::date from certificate_destruction_sheet s
    where s.destruction_id = ${destructionId}::uuid and b.place = s.place and b.kind = s.kind and b.serial = s.serial and b.state = 'SPOILED'`.execute(
    tx,
  )
  await tx.updateTable('certificate_destruction').set({ signed_by: actor.id, signed_at: tx.now }).where('id', '=', destructionId).execute()
  await record(tx, actor, {
    act: 'certificate.destroy',
    subjectKind: 'certificate_destruction',
    subjectId: destructionId,
    detail: { sheets: found.sheets },
  })
  return { sheets: found.sheets }
}

const perPage = 30

/** Destructions, newest first; whoever proposed one may not sign it. */
export async function destructionList(tx: Tx, actor: Actor, { after }: { after?: string | undefined }) {
  const [at, id] = after?.split('~') ?? []
  let query = tx.selectFrom('certificate_destruction').selectAll().where('place', '=', registryOf(tx, actor))
  if (at && id) query = query.where((eb) => eb(eb.refTuple('proposed_at', 'id'), '<', eb.tuple(new Date(at), id)))
  const rows = await query
    .orderBy('proposed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(perPage + 1)
    .execute()
  const shown = rows.slice(0, perPage)
  const names = await actorNames(
    tx,
    shown.flatMap((r) => [r.proposed_by, r.signed_by ?? '']),
  )
  const last = rows.length > perPage ? shown.at(-1) : undefined
  return {
    items: shown.map((r) => ({
      destructionId: r.id,
      label: paperNames[r.kind] ?? '',
      sheets: r.sheets,
      destroyWay: r.way,
      proposedBy: names.get(r.proposed_by) ?? '',
      proposedOn: dayInShanghai(r.proposed_at),
      signedBy: r.signed_by ? (names.get(r.signed_by) ?? '') : null,
      signedOn: r.signed_at ? dayInShanghai(r.signed_at) : null,
      maySign: !r.signed_by && r.proposed_by !== actor.id && ['registry_head', 'registrar', 'archivist'].includes(actor.role),
    })),
    next: last ? `${last.proposed_at.toISOString()}~${last.id}` : null,
  }
}
