import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayInShanghai } from '#kernel/day.ts'
import type { Role } from '#kernel/role.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import type { Line } from '#platform/db/line.ts'
import type { Tx } from '#platform/db/tx.ts'

export interface Session {
  actor: Actor
  csrf: string
  mustChangePassword: boolean
  tokenHash: string
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')

/** The value of one cookie of a request. */
export function cookieOf(request: FastifyRequest, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=')
    if (part.slice(0, at).trim() === name) return decodeURIComponent(part.slice(at + 1).trim())
  }
  return undefined
}

interface Row {
  kind: 'staff' | 'resident'
  id: string
  name: string | null
  role: Role
  place: string
  csrf: string
  person: string | null
  must_change: boolean | null
}

const sql = `select s.kind, coalesce(s.staff_id, s.account_id) as id, st.name, s.role, s.place, s.csrf, a.person_id as person, st.must_change
  from session s left join staff st on st.id = s.staff_id left join resident_account a on a.id = s.account_id
  where s.token_hash = $1 and s.expires_at > $2
    and (s.kind = 'resident' or st.active and (not st.demo or $4) and exists (select from staff_post p where p.staff_id = s.staff_id and p.role = s.role
      and p.place = s.place and p.valid_from <= $3::date and (p.valid_to is null or p.valid_to > $3::date)))`

// Sessions as this process last saw them. A request goes on with what is known here while the database is asked; when the
// answer is another, nothing of what was done stays.
const seen = new Map<string, { text: string; session: Session }>()
const mostSeen = 20_000

/** Who sends this request: one statement; null for a stranger, an expired session or a post that ended. */
export async function readSession(db: Db, line: Line, request: FastifyRequest, now: Date): Promise<Session | null> {
  const token = cookieOf(request, 'minxin_session')
  if (!token) return null
  const tokenHash = hashOf(token)
  const values = [tokenHash, now, dayInShanghai(now), db.demo]
  const known = seen.get(tokenHash)
  if (known) {
    line.suppose<Row>(sql, values, ([row]) => {
      const same = row !== undefined && JSON.stringify(row) === known.text
      if (!same) seen.delete(tokenHash)
      return same
    })
    return known.session
  }
  const { rows } = await line.named<Row>(sql, values)
  const row = rows[0]
  if (!row) return null
  const session: Session = {
    csrf: row.csrf,
    mustChangePassword: row.must_change === true,
    tokenHash,
    actor: { kind: row.kind, id: row.id, name: row.name ?? '', role: row.role, place: row.place, person: row.person },
  }
  if (seen.size >= mostSeen) seen.clear()
  seen.set(tokenHash, { text: JSON.stringify(row), session })
  return session
}

export interface NewSession {
  kind: 'staff' | 'resident'
  id: string
  role: Role
  place: string
}

const hours = { staff: 12, resident: 24 * 30 }

/** Starts a session: a random token in a cookie that scripts cannot read, its hash in the database. */
export async function startSession(tx: Tx, reply: FastifyReply, who: NewSession): Promise<void> {
  const token = randomBytes(32).toString('base64url')
  const csrf = randomBytes(18).toString('base64url')
  const seconds = hours[who.kind] * 3600
  await tx
    .insertInto('session')
    .values({
      token_hash: hashOf(token),
      kind: who.kind,
      staff_id: who.kind === 'staff' ? who.id : null,
      account_id: who.kind === 'resident' ? who.id : null,
      role: who.role,
      place: who.place,
      csrf,
      created_at: tx.now,
      expires_at: new Date(tx.now.getTime() + seconds * 1000),
    })
    .execute()
  setCookies(reply, token, csrf, seconds)
}

/** Ends a session here and in the browser. */
export async function endSession(tx: Tx, reply: FastifyReply, tokenHash: string): Promise<void> {
  await tx.deleteFrom('session').where('token_hash', '=', tokenHash).execute()
  setCookies(reply, '', '', 0)
}

function setCookies(reply: FastifyReply, token: string, csrf: string, seconds: number): void {
  const secure = reply.request.protocol === 'https' ? '; Secure' : ''
  const rest = `; Path=/; SameSite=Lax; Max-Age=${seconds}${secure}`
  reply.header('set-cookie', [`minxin_session=${token}; HttpOnly${rest}`, `minxin_csrf=${csrf}${rest}`])
}
