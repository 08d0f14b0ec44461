import type { SessionReply } from '#kernel/api/session.ts'
import { roleNames } from '#kernel/role.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { postsOf } from './staff.ts'

/** What the doors show of the one who is signed in. */
export async function sessionReplyOf(tx: Tx, actor: Actor, mustChangePassword = false): Promise<SessionReply> {
  const base = { demo: tx.db.demo, county: tx.db.county, today: tx.today }
  if (actor.kind !== 'staff' && actor.kind !== 'resident') return { ...base, actor: null }
  const posts = actor.kind === 'staff' ? await postsOf(tx, actor.id) : []
  const names = await placeNames(tx, [actor.place, ...posts.map((p) => p.place)].filter(Boolean))
  return {
    ...base,
    actor: {
      kind: actor.kind,
      id: actor.id,
      name: actor.kind === 'staff' ? actor.name : await ownName(tx, actor),
      role: actor.role as never,
      roleName: roleNames[actor.role as keyof typeof roleNames] ?? '',
      place: actor.place,
      placeName: names.get(actor.place) ?? '',
      bound: actor.person !== null,
      mustChangePassword,
      posts: posts.map((p) => ({ ...p, roleName: roleNames[p.role], placeName: names.get(p.place) ?? p.place })),
    },
  }
}

async function ownName(tx: Tx, actor: Actor): Promise<string> {
  if (!actor.person) return ''
  const person = actor.person
  const row = await asOffice(tx, actor, () => tx.selectFrom('person').select('name').where('id', '=', person).executeTakeFirst())
  return row?.name ?? ''
}
