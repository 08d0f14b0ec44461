import { randomInt } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import { citizenId } from '#kernel/citizen-id.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { keyedHash, seal } from '#platform/db/seal.ts'
import { asOffice, inTransaction, type Tx } from '#platform/db/tx.ts'
import { enqueueMessage } from '#platform/notify/send.ts'
import './problems.ts'
import { startSession } from './session.ts'

const validSeconds = 300
const mostTries = 5
const bindsPerDay = 5
const codesPerDay = 20

const phoneHash = (db: Db, phone: string) => keyedHash(db.keys, 'phone', phone)
const codeHash = (db: Db, phone: string, code: string) => keyedHash(db.keys, 'login-code', `${phone} ${code}`)

/**
 * Sends a six-digit code. Only demonstration mode tells it back, because there no message leaves the house.
 * Throws `identity.code_too_often`: nobody's phone is to be flooded.
 */
export async function sendCode(tx: Tx, phone: string) {
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0')
  const row = { code_hash: codeHash(tx.db, phone, code), expires_at: new Date(tx.now.getTime() + validSeconds * 1000), tries: 0 }
  const { sent } = await tx
    .insertInto('login_code')
    .values({ phone_hash: phoneHash(tx.db, phone), ...row, sent_on: tx.today })
    .onConflict((same) =>
      same.column('phone_hash').doUpdateSet({
        ...row,
        sent_on: tx.today,
        sent: sql<number>`case when login_code.sent_on = ${tx.today}::date then login_code.sent + 1 else 1 end`,
      }),
    )
    .returning('sent')
    .executeTakeFirstOrThrow()
  if (sent > codesPerDay) throw new Problem('identity.code_too_often')
  await enqueueMessage(tx, {
    kind: 'login_code',
    to: phone,
    text: `您的民心登录验证码是 ${code}，5 分钟内有效。工作人员不会向您要验证码。`,
  })
  return { validSeconds, demoCode: tx.db.demo ? code : null }
}

/** Signs in with the code; the account is made at the first time. Throws `identity.code_wrong`. */
export async function signInResident(tx: Tx, reply: FastifyReply, phone: string, code: string): Promise<string> {
  const hash = phoneHash(tx.db, phone)
  const sent = await tx.selectFrom('login_code').selectAll().where('phone_hash', '=', hash).forUpdate().executeTakeFirst()
  if (!sent || sent.expires_at < tx.now || sent.tries >= mostTries) throw new Problem('identity.code_wrong')
  if (sent.code_hash !== codeHash(tx.db, phone, code)) {
    tx.afterFailure(() => countTry(tx.db, hash, tx.now))
    throw new Problem('identity.code_wrong')
  }
  // The row stays, because it counts what was sent today; the code in it is used up.
  await tx.updateTable('login_code').set({ tries: mostTries }).where('phone_hash', '=', hash).execute()
  await tx
    .insertInto('resident_account')
    .values({ phone_hash: hash, phone_sealed: seal(tx.db.keys, phone), created_at: tx.now })
    .onConflict((same) => same.column('phone_hash').doNothing())
    .execute()
  const account = await tx.selectFrom('resident_account').select('id').where('phone_hash', '=', hash).executeTakeFirstOrThrow()
  await startSession(tx, reply, { kind: 'resident', id: account.id, role: 'applicant', place: '' })
  return account.id
}

async function countTry(db: Db, hash: string, now: Date): Promise<void> {
  await inTransaction(db, { kind: 'public', id: '', name: '', role: 'public', place: '', person: null }, now, (tx) =>
    tx
      .updateTable('login_code')
      .set((eb) => ({ tries: eb('tries', '+', 1) }))
      .where('phone_hash', '=', hash)
      .execute(),
  )
}

/**
 * Binds the account to a person once: number, name and village must match the register. Every mismatch has the same
 * answer, so nobody learns which part was right. Throws `identity.no_match`, `identity.already_bound` and others.
 */
export async function bindToPerson(tx: Tx, actor: Actor, given: { idNumber: string; name: string; village: string }): Promise<string> {
  if (actor.person) throw new Problem('identity.already_bound')
  await requireFewBinds(tx, actor)
  const number = citizenId(given.idNumber, tx.today)
  const found = await asOffice(tx, actor, () =>
    tx
      .selectFrom('person')
      .select(['id', 'name', 'place', 'died_on'])
      .where('id_hash', '=', keyedHash(tx.db.keys, 'citizen-id', number))
      .executeTakeFirst(),
  )
  if (!found || found.died_on || found.name !== given.name.trim() || found.place !== given.village) {
    tx.afterFailure(() => noteFailedBind(tx.db, actor, tx.now))
    throw new Problem('identity.no_match')
  }
  await bindAccount(tx, actor.id, found.id, actor.id)
  await record(tx, actor, { act: 'identity.bind', subjectKind: 'person', subjectId: found.id, place: found.place })
  return found.id
}

async function requireFewBinds(tx: Tx, actor: Actor): Promise<void> {
  const { tries } = await tx
    .selectFrom('audit_event')
    .select((eb) => eb.fn.countAll<number>().as('tries'))
    .where('actor_id', '=', actor.id)
    .where('act', '=', 'identity.bind_failed')
    .where('at', '>', new Date(tx.now.getTime() - 86_400_000))
    .executeTakeFirstOrThrow()
  if (tries >= bindsPerDay) throw new Problem('identity.bind_too_often')
}

async function noteFailedBind(db: Db, actor: Actor, now: Date): Promise<void> {
  await inTransaction(db, actor, now, (tx) =>
    record(tx, actor, { act: 'identity.bind_failed', subjectKind: 'account', subjectId: actor.id }),
  )
}

async function bindAccount(tx: Tx, accountId: string, personId: string, by: string): Promise<void> {
  const other = await tx.selectFrom('resident_account').select('id').where('person_id', '=', personId).executeTakeFirst()
  if (other && other.id !== accountId) throw new Problem('identity.person_taken')
  await tx
    .updateTable('resident_account')
    .set({ person_id: personId, bound_at: tx.now, bound_by: by })
    .where('id', '=', accountId)
    .execute()
}

/** A worker who has seen the card binds a phone to a person of the own place. Throws `identity.no_match`. */
export async function bindAtCounter(tx: Tx, actor: Actor, given: { phone: string; idNumber: string }) {
  const number = citizenId(given.idNumber, tx.today)
  const person = await tx
    .selectFrom('person')
    .select(['id', 'name', 'place', 'died_on'])
    .where('id_hash', '=', keyedHash(tx.db.keys, 'citizen-id', number))
    .executeTakeFirst()
  if (!person || person.died_on) throw new Problem('identity.no_match')
  const hash = phoneHash(tx.db, given.phone)
  await tx
    .insertInto('resident_account')
    .values({ phone_hash: hash, phone_sealed: seal(tx.db.keys, given.phone), created_at: tx.now })
    .onConflict((same) => same.column('phone_hash').doNothing())
    .execute()
  const account = await tx
    .selectFrom('resident_account')
    .select(['id', 'person_id'])
    .where('phone_hash', '=', hash)
    .executeTakeFirstOrThrow()
  if (account.person_id && account.person_id !== person.id) throw new Problem('identity.already_bound')
  await bindAccount(tx, account.id, person.id, actor.id)
  await record(tx, actor, { act: 'resident.bind', subjectKind: 'person', subjectId: person.id, place: person.place })
  return { ok: true as const, name: person.name }
}
