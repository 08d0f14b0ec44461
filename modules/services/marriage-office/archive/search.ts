import { citizenId } from '#kernel/citizen-id.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { keyedHash } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { kindNames, statusNames } from '../texts.zh.ts'
import type { FoundFile } from './contract.ts'
import { registryOf } from './registry.ts'
import { typed } from './typed.ts'

const perPage = 20
const zero = '00000000-0000-0000-0000-000000000000'

interface Row {
  id: string
  side: string
  key_name: string
  on: string
  cert_no: string
  original_cert_no: string | null
  kind: string
  status: string
  man: string
  man_mask: string
  woman: string
  woman_mask: string
}

/** The rows of a page with what is shown of them, in one statement: `hits` finds them along one index. */
const shown = (hits: string): string => `
  select h.id, h.side, h.key_name, h.on_day as on, r.cert_no, r.original_cert_no, r.kind, r.status, m.name as man, m.id_mask as man_mask,
    w.name as woman, w.id_mask as woman_mask
  from (${hits}) as h (id, side, key_name, on_day)
    cross join lateral (select * from marriage_registration where id = h.id offset 0) r
    cross join lateral (select * from marriage_party where registration_id = h.id and side = 'MAN' offset 0) m
    cross join lateral (select * from marriage_party where registration_id = h.id and side = 'WOMAN' offset 0) w
  order by h.key_name, h.on_day, h.id`

const nameSql = shown(`select registration_id, side, name, register_date from marriage_party
  where place = $1 and name >= $2 and name < $3 and (name, register_date, registration_id) > ($2, $4::date, $5::uuid)
  order by name, register_date, registration_id limit ${perPage + 1}`)
const numberSql = shown(`select registration_id, side, ''::text, register_date from marriage_party
  where id_hash = $1 and (register_date, registration_id) > ($2::date, $3::uuid) order by register_date, registration_id limit ${perPage + 1}`)
const certificateSql = shown("select id, 'MAN'::text, ''::text, register_date from marriage_registration where cert_no = $1")
const originalSql = shown(`select id, 'MAN'::text, ''::text, register_date from marriage_registration where original_cert_no = $1
  order by register_date, id limit ${perPage}`)

/**
 * Finds files in the registry's archive. Every way is a range on one index; and what is shown comes with it. The search is recorded by its way, never by its words.
 */
export async function searchFiles(tx: Tx, actor: Actor, { q, after }: { q: string; after?: string | undefined }) {
  const by = typed(q)
  const place = registryOf(tx, actor)
  const rows =
    by === 'name' ? await byName(tx, place, q, after) : by === 'number' ? await byNumber(tx, q, after) : await byCertificate(tx, q)
  const page = rows.slice(0, perPage)
  const last = rows.length > perPage ? page.at(-1) : undefined
  if (!after) await record(tx, actor, { act: 'marriage.search', subjectKind: 'place', subjectId: place, detail: { by } })
  return { items: page.map(itemOf), next: last ? [last.key_name, last.on, last.id].join('~') : null, by }
}

async function byName(tx: Tx, place: string, q: string, after: string | undefined): Promise<Row[]> {
  const [name = q, on = '0001-01-01', id = zero] = after?.split('~') ?? []
  return (await tx.line.named<Row>(nameSql, [place, name, `${q}\u{10ffff}`, on, id])).rows
}

async function byNumber(tx: Tx, q: string, after: string | undefined): Promise<Row[]> {
  const number = numberOf(q, tx.today)
  if (!number) return []
  const [, on = '0001-01-01', id = zero] = after?.split('~') ?? []
  return (await tx.line.named<Row>(numberSql, [keyedHash(tx.db.keys, 'citizen-id', number), on, id])).rows
}

function numberOf(q: string, today: string): string | undefined {
  try {
    return citizenId(q, today)
  } catch {
    return undefined
  }
}

/** A number of today's form first, else one as an old certificate prints it or a re-issue names its original. */
async function byCertificate(tx: Tx, q: string): Promise<Row[]> {
  const now = /^[A-Za-z]/.test(q) ? (await tx.line.named<Row>(certificateSql, [q.toUpperCase()])).rows : []
  return now.length > 0 ? now : (await tx.line.named<Row>(originalSql, [q])).rows
}

const itemOf = (r: Row): FoundFile => ({
  registrationId: r.id,
  side: r.side,
  certNo: r.cert_no,
  originalCertNo: r.original_cert_no,
  kindLabel: kindNames[r.kind] ?? '',
  registerDate: r.on,
  statusLabel: statusNames[r.status] ?? '',
  man: { name: r.man, idMask: r.man_mask },
  woman: { name: r.woman, idMask: r.woman_mask },
})
