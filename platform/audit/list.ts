import type { z } from 'zod'
import type { listAudit } from '#kernel/api/audit.ts'
import { afterPlace } from '#kernel/place.ts'
import { type Role, roleNames } from '#kernel/role.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import { actLabel } from './acts.ts'
import { record } from './record.ts'

const perPage = 50

/** The record of acts, newest first. Reading it is an act too, with its reason. */
export async function auditList(tx: Tx, actor: Actor, query: z.output<(typeof listAudit)['input']>) {
  let rows = tx
    .selectFrom('audit_event')
    .leftJoin('audit_seal', 'audit_seal.event_id', 'audit_event.id')
    .select(['audit_event.id', 'at', 'actor_id', 'role', 'place', 'act', 'subject_kind', 'subject_id', 'reason', 'audit_seal.seq'])
    .where('place', '>=', actor.place)
    .where('place', '<', afterPlace(actor.place))
  if (query.subjectId) rows = rows.where('subject_id', '=', query.subjectId)
  if (query.act) rows = rows.where('act', '=', query.act)
  if (query.by)
    rows = rows.where(
      'actor_id',
      'in',
      tx
        .selectFrom('staff')
        .select((eb) => eb.cast<string>('id', 'text').as('id'))
        .where('name', '=', query.by),
    )
  if (query.from) rows = rows.where('at', '>=', new Date(`${query.from}T00:00:00+08:00`))
  if (query.to) rows = rows.where('at', '<', new Date(Date.parse(`${query.to}T00:00:00+08:00`) + 86_400_000))
  if (query.after) rows = rows.where('audit_event.id', '<', Number(query.after))
  const found = await rows
    .orderBy('audit_event.id', 'desc')
    .limit(perPage + 1)
    .execute()
  await record(tx, actor, { act: 'audit.read', subjectKind: 'audit', subjectId: query.subjectId ?? '', reason: query.reason })
  const shown = found.slice(0, perPage)
  const names = await actorNames(
    tx,
    shown.map((r) => r.actor_id),
  )
  const places = await placeNames(tx, shown.map((r) => r.place).filter(Boolean))
  return {
    items: shown.map((r) => ({
      id: String(r.id),
      at: r.at.toISOString(),
      by: names.get(r.actor_id) ?? '',
      roleName: roleNames[r.role as Role] ?? '',
      placeName: places.get(r.place) ?? '',
      act: r.act,
      actLabel: actLabel(r.act),
      subjectKind: r.subject_kind,
      subjectId: r.subject_id,
      reason: r.reason,
      sealed: r.seq !== null,
    })),
    next: found.length > perPage ? String(shown.at(-1)?.id) : null,
  }
}

/** How far the chain reaches. */
export async function chainState(tx: Tx) {
  const head = await tx.selectFrom('audit_seal').select(['seq', 'hash', 'sealed_at']).orderBy('seq', 'desc').limit(1).executeTakeFirst()
  const { n } = await tx
    .selectFrom('audit_event')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where((eb) => eb.not(eb.exists(eb.selectFrom('audit_seal').select('seq').whereRef('audit_seal.event_id', '=', 'audit_event.id'))))
    .executeTakeFirstOrThrow()
  return { sealed: head?.seq ?? 0, unsealed: n, head: head?.hash ?? null, sealedAt: head?.sealed_at.toISOString() ?? null }
}
