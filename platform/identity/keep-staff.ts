import { randomInt } from 'node:crypto'
import { dayInShanghai } from '#kernel/day.ts'
import { isWithin } from '#kernel/place.ts'
import { Problem } from '#kernel/problem.ts'
import { staffRoles } from '#kernel/role.ts'
import { record } from '#platform/audit/record.ts'
import { systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { hashPassword } from './password.ts'
import './problems.ts'

// Without the letters and figures that are taken for one another when somebody reads them out.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const firstPassword = () =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')).join('-')

export interface NewStaff {
  login: string
  name: string
  role: string
  place: string
}

/**
 * Gives somebody an account and a post from today on, or another post to the account that is there. Returns the first
 * password, which must be changed at the first sign-in; null when the account was there. The application's own role cannot
 * make accounts: only the machine's keeper can, from its command line. Throws `identity.no_such_role`, `identity.no_such_place`,
 * `identity.other_name`.
 */
export async function addStaff(db: Db, { login, name, role, place }: NewStaff, now: Date): Promise<string | null> {
  if (!staffRoles.some((r) => r === role)) throw new Problem('identity.no_such_role', { role, roles: staffRoles.join('、') })
  const known = await db.pool.query('select from division where code = $1', [place])
  if (known.rowCount === 0 || !isWithin(place, db.county.code)) throw new Problem('identity.no_such_place', { place })
  const there = await db.pool.query<{ name: string }>('select name from staff where login = $1', [login])
  if (there.rows[0] && there.rows[0].name !== name) throw new Problem('identity.other_name', { login })
  const password = firstPassword()
  const { rows } = await db.pool.query<{ id: string; fresh: boolean }>(
    `with made as (insert into staff (login, name, password_hash) values ($1, $2, $3) on conflict (login) do nothing returning id),
       one as (select id, true as fresh from made union all select id, false from staff where login = $1),
       post as (insert into staff_post (staff_id, role, place, valid_from) select id, $4, $5, $6 from one on conflict do nothing)
     select id, fresh from one`,
    [login, name, await hashPassword(password), role, place, dayInShanghai(now)],
  )
  await note(db, 'identity.staff_add', rows[0]?.id ?? '', now, { role, place })
  return rows[0]?.fresh ? password : null
}

/** A new first password for somebody who lost theirs; what was open under the old one is closed. Throws `identity.no_such_login`. */
export async function resetPassword(db: Db, login: string, now: Date): Promise<string> {
  const password = firstPassword()
  const { rows } = await db.pool.query<{ id: string }>(
    `with changed as (update staff set password_hash = $2, must_change = true, failed = 0, locked_until = null where login = $1 and active returning id),
       closed as (delete from session where staff_id in (select id from changed))
     select id from changed`,
    [login, await hashPassword(password)],
  )
  if (!rows[0]) throw new Problem('identity.no_such_login', { login })
  await note(db, 'identity.staff_reset', rows[0].id, now)
  return password
}

async function note(db: Db, act: string, subjectId: string, now: Date, detail?: Record<string, unknown>): Promise<void> {
  const actor = systemActor('operator', db.county.code)
  await inTransaction(db, actor, now, (tx) => record(tx, actor, { act, subjectKind: 'staff', subjectId, ...(detail ? { detail } : {}) }))
}
