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

interface Hit {
  id: string
  side: string
  name: string
  on: string
}

/**
 * Finds files in the registry's archive. Every way is a range on one index; what is shown is read for the twenty rows of the
 * page. The search is recorded by its way, never by its words.
 */
export async function searchFiles(tx: Tx, actor: Actor, { q, after }: { q: string; after?: string | undefined }) {
  const by = typed(q)
  const place = registryOf(tx, actor)
  const hits =
    by === 'name' ? await byName(tx, place, q, after) : by === 'number' ? await byNumber(tx, q, after) : await byCertificate(tx, q)
  const shown = hits.slice(0, perPage)
  const last = hits.length > perPage ? shown.at(-1) : undefined
  if (!after) await record(tx, actor, { act: 'marriage.search', subjectKind: 'place', subjectId: place, detail: { by } })
  return { items: await shownFiles(tx, shown), next: last ? [last.name, last.on, last.id].join('~') : null, by }
}

async function byName(tx: Tx, place: string, q: string, after: string | undefined): Promise<Hit[]> {
  const [name = q, on = '0001-01-01', id = zero] = after?.split('~') ?? []
  const { rows } = await tx.line.named<Hit>(
    `select registration_id as id, side, name, register_date as on from marriage_party
     where place = $1 and name >= $2 and name < $3 and (name, register_date, registration_id) > ($2, $4::date, $5::uuid)
     order by name, register_date, registration_id limit ${perPage + 1}`,
    [place, name, `${q}\u{10ffff}`, on, id],
  )
  return rows
}

async function byNumber(tx: Tx, q: string, after: string | undefined): Promise<Hit[]> {
  const number = numberOf(q, tx.today)
  if (!number) return []
  const [, on = '0001-01-01', id = zero] = after?.split('~') ?? []
  const { rows } = await tx.line.named<Hit>(
    `select registration_id as id, side, '' as name, register_date as on from marriage_party
     where id_hash = $1 and (register_date, registration_id) > ($2::date, $3::uuid) order by register_date, registration_id limit ${perPage + 1}`,
    [keyedHash(tx.db.keys, 'citizen-id', number), on, id],
  )
  return rows
}

function numberOf(q: string, today: string): string | undefined {
  try {
    return citizenId(q, today)
  } catch {
    return undefined
  }
}

async function byCertificate(tx: Tx, q: string): Promise<Hit[]> {
  const { rows } = await tx.line.named<Hit>(
    `select id, 'MAN' as side, '' as name, register_date as on from marriage_registration where cert_no = $1
     union all (select id, 'MAN', '', register_date from marriage_registration where original_cert_no = $2 order by register_date, id limit ${perPage})`,
    [q.toUpperCase(), q],
  )
  return rows
}

interface Row {
  id: string
  cert_no: string
  original_cert_no: string | null
  kind: string
  register_date: string
  status: string
  man: string
  man_mask: string
  woman: string
  woman_mask: string
}

async function shownFiles(tx: Tx, hits: readonly Hit[]): Promise<FoundFile[]> {
  if (hits.length === 0) return []
  const { rows } = await tx.line.named<Row>(
    `select r.id, r.cert_no, r.original_cert_no, r.kind, r.register_date, r.status, m.name as man, m.id_mask as man_mask, w.name as woman, w.id_mask as woman_mask
     from marriage_registration r join marriage_party m on m.registration_id = r.id and m.side = 'MAN'
       join marriage_party w on w.registration_id = r.id and w.side = 'WOMAN' where r.id = any($1::uuid[])`,
    [[...new Set(hits.map((h) => h.id))]],
  )
  const byId = new Map(rows.map((r) => [r.id, r]))
  return hits.flatMap((h): FoundFile[] => {
    const r = byId.get(h.id)
    if (!r) return []
    return [
      {
        registrationId: r.id,
        side: h.side,
        certNo: r.cert_no,
        originalCertNo: r.original_cert_no,
        kindLabel: kindNames[r.kind] ?? '',
        registerDate: r.register_date,
        statusLabel: statusNames[r.status] ?? '',
        man: { name: r.man, idMask: r.man_mask },
        woman: { name: r.woman, idMask: r.woman_mask },
      },
    ]
  })
}
