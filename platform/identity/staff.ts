import type { FastifyReply } from 'fastify'
import { Problem } from '#kernel/problem.ts'
import type { Role } from '#kernel/role.ts'
import { record } from '#platform/audit/record.ts'
import { type Actor, stranger } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction, type Tx } from '#platform/db/tx.ts'
import { hashPassword, passwordFault, passwordFits } from './password.ts'
import './problems.ts'
import { startSession } from './session.ts'

const mostFailures = 5
const lockMinutes = 15

/** The posts somebody holds today, the widest place first. */
export async function postsOf(tx: Tx, staffId: string): Promise<{ role: Role; place: string }[]> {
  const rows = await tx
    .selectFrom('staff_post')
    .select(['role', 'place'])
    .where('staff_id', '=', staffId)
    .where('valid_from', '<=', tx.today)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', tx.today)]))
    .orderBy('valid_from')
    .orderBy('place')
    .execute()
  return rows as { role: Role; place: string }[]
}

/**
 * Staff sign-in. Failures are counted in a transaction of their own, because the refusal rolls this one back.
 * Throws `identity.wrong_password`, `identity.locked`, `identity.no_post`.
 */
export async function signInStaff(tx: Tx, reply: FastifyReply, login: string, password: string): Promise<string> {
  const staff = await tx
    .selectFrom('staff')
    .select(['id', 'password_hash', 'locked_until', 'active', 'failed', 'demo'])
    .where('login', '=', login.trim())
    .executeTakeFirst()
  if (staff?.locked_until && staff.locked_until > tx.now) throw new Problem('identity.locked')
  const mayEnter = staff?.active && (tx.db.demo || !staff.demo)
  const fits = await passwordFits(password, mayEnter ? staff.password_hash : undefined)
  if (!staff || !fits) {
    if (staff) tx.afterFailure(() => countFailure(tx.db, staff.id, tx.now))
    throw new Problem('identity.wrong_password')
  }
  const post = (await postsOf(tx, staff.id))[0]
  if (!post) throw new Problem('identity.no_post')
  if (staff.failed > 0) await tx.updateTable('staff').set({ failed: 0, locked_until: null }).where('id', '=', staff.id).execute()
  await startSession(tx, reply, { kind: 'staff', id: staff.id, ...post })
  await record(
    tx,
    { ...stranger, kind: 'staff', id: staff.id, role: post.role, place: post.place },
    { act: 'identity.sign_in', subjectKind: 'staff', subjectId: staff.id },
  )
  return staff.id
}

async function countFailure(db: Db, staffId: string, now: Date): Promise<void> {
  await inTransaction(db, stranger, now, async (tx) => {
    const { failed } = await tx
      .updateTable('staff')
      .set((eb) => ({ failed: eb('failed', '+', 1) }))
      .where('id', '=', staffId)
      .returning('failed')
      .executeTakeFirstOrThrow()
    if (failed >= mostFailures) {
      const until = new Date(now.getTime() + lockMinutes * 60_000)
      await tx.updateTable('staff').set({ failed: 0, locked_until: until }).where('id', '=', staffId).execute()
    }
    await record(tx, stranger, { act: 'identity.sign_in_failed', subjectKind: 'staff', subjectId: staffId })
  })
}

/** Replaces the password; the forced change of the first one ends with it. Throws `identity.password_refused`. */
export async function replacePassword(tx: Tx, actor: Actor, current: string, next: string): Promise<void> {
  const staff = await tx.selectFrom('staff').select(['login', 'password_hash']).where('id', '=', actor.id).executeTakeFirstOrThrow()
  if (!(await passwordFits(current, staff.password_hash))) throw new Problem('identity.wrong_password')
  const reason = passwordFault(next, current, staff.login)
  if (reason) throw new Problem('identity.password_refused', { reason })
  await tx
    .updateTable('staff')
    .set({ password_hash: await hashPassword(next), must_change: false })
    .where('id', '=', actor.id)
    .execute()
  await record(tx, actor, { act: 'identity.password', subjectKind: 'staff', subjectId: actor.id })
}

/** Acts in another of one's posts of today. Throws `identity.not_your_post`. */
export async function switchPost(tx: Tx, actor: Actor, tokenHash: string, role: Role, place: string): Promise<void> {
  if (!(await postsOf(tx, actor.id)).some((p) => p.role === role && p.place === place)) throw new Problem('identity.not_your_post')
  await tx.updateTable('session').set({ role, place }).where('token_hash', '=', tokenHash).execute()
}
