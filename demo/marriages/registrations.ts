import { randomUUID } from 'node:crypto'
import type { Day } from '#kernel/day.ts'
import type { Db } from '#platform/db/database.ts'
import { sealJson } from '#platform/db/seal.ts'
import type { Couple, Party, Registered, Registry, Written } from './types.ts'

/** A registration, and what its relation and its party rows say. */
interface Line extends Registered {
  id: string
  relationId: string
  written: Written
}

const seriesOf = { M1: 'J', M2: 'J', M3: 'L', M4: 'BJ', M5: 'BL' } as const

/** The key of the numbering of certificates: one series per registry, kind and year. */
export const certificateSeries = (place: string, series: string, year: number): string => `certificate ${series} ${place} ${year}`

/** J330381-2020-000001 */
export const certificateNumber = (place: string, series: string, year: number, seq: number): string =>
  `${series}${place.slice(0, 6)}-${year}-${String(seq).padStart(6, '0')}`

/**
 * Writes registrations as the registry would have left them: relation, both spouses, number, file with both parties. Numbers
 * follow the last ones given, in the order of day and time. Straight into the tables, for demonstrations, tests and benches.
 */
export async function insertRegistrations(db: Db, registry: Registry, list: readonly Registered[]): Promise<Written[]> {
  const ordered = [...list].sort((a, b) => (`${a.on} ${a.at}` < `${b.on} ${b.at}` ? -1 : 1))
  const given = await numbersFor(db, registry.place, ordered)
  const lines = ordered.map((r, i): Line => {
    const { series, year, seq } = given[i] as Given
    const id = r.id ?? randomUUID()
    const relationId = r.relationId ?? randomUUID()
    const certNo = certificateNumber(registry.place, series, year, seq)
    return { ...r, id, relationId, written: { id, relationId, kind: r.kind, certNo, series, year, seq, on: r.on, at: r.at } }
  })
  const size = 2000
  for (let from = 0; from < lines.length; from += size) await insertBatch(db, registry, lines.slice(from, from + size), from)
  return lines.map((l) => l.written)
}

interface Given {
  series: string
  year: number
  seq: number
}

async function numbersFor(db: Db, place: string, list: readonly Registered[]): Promise<Given[]> {
  const wanted = list.map((r) => ({ series: seriesOf[r.kind], year: Number(r.on.slice(0, 4)) }))
  const keys = [...new Set(wanted.map((w) => certificateSeries(place, w.series, w.year)))]
  const { rows } = await db.pool.query<{ series: string; last: number }>('select series, last from number_series where series = any($1)', [
    keys,
  ])
  const last = new Map(rows.map((r) => [r.series, r.last]))
  const given = wanted.map(({ series, year }): Given => {
    const key = certificateSeries(place, series, year)
    const seq = (last.get(key) ?? 0) + 1
    last.set(key, seq)
    return { series, year, seq }
  })
  await db.pool.query(
    'insert into number_series (series, last) select * from unnest($1::text[], $2::int[]) on conflict (series) do update set last = excluded.last',
    // Files are archived under numbers of their own, one for each registration here.
    [
      [...last.keys(), ...[...last.keys()].map((k) => k.replace('certificate', 'marriage file'))],
      [...last.values(), ...last.values()],
    ],
  )
  return given
}

async function insertBatch(db: Db, registry: Registry, lines: readonly Line[], offset: number): Promise<void> {
  await insertRelations(db, registry, lines)
  const col = <T>(f: (l: Line, i: number) => T) => lines.map(f)
  const pick = (staff: readonly string[], i: number) => staff[i % staff.length] ?? 'system:demo'
  await db.pool.query(
    `insert into marriage_registration (id, place, kind, relation_id, series, year, seq, cert_no, original_cert_no, apply_date, register_date,
       registrar_id, checker_id, registered_at, handed_over_at, archived_at, file_no, uploaded_at, status, content_sealed)
     select i, $1, k, r, s, y, q, c, o, a, d, g, h, t, t + interval '12 minutes', t + interval '9 days', f, t + interval '2 hours', u, x
     from unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::int[], $7::int[], $8::text[], $9::text[], $10::date[], $11::date[],
       $12::text[], $13::text[], $14::timestamptz[], $15::text[], $16::text[], $17::text[]) as n(i, k, r, s, y, q, c, o, a, d, g, h, t, f, u, x)`,
    [
      registry.place,
      col((l) => l.id),
      col((l) => l.kind),
      col((l) => l.relationId),
      col((l) => l.written.series),
      col((l) => l.written.year),
      col((l) => l.written.seq),
      col((l) => l.written.certNo),
      col((l) => l.originalCertNo ?? null),
      col((l) => l.on),
      col((l) => l.on),
      col((_, i) => pick(registry.registrars, offset + i)),
      col((_, i) => pick(registry.registrars, offset + i + 1)),
      col((l) => `${l.on}T${l.at}:00+08:00`),
      col((l) => `${l.written.year}-${l.written.series}-${String(l.written.seq).padStart(5, '0')}`),
      col((l) => l.status ?? 'VALID'),
      col((l) => sealJson(db.keys, contentOf(l))),
    ],
  )
  await insertParties(db, registry.place, lines)
}

/** What the forms of the day say beside names and numbers. */
const contentOf = ({ couple }: Line) => ({
  parties: Object.fromEntries(
    sidesOf(couple).map(([side, p]) => [
      side,
      { name: p.name, ethnicity: '汉族', education: '高中', occupation: '职员', statusBefore: p.statusBefore ?? '10' },
    ]),
  ),
  materials: [
    { code: 'ID_CARD', source: 'PAPER' },
    { code: 'HOUSEHOLD_BOOK', source: 'PAPER' },
    { code: 'DECLARATION', source: 'PAPER' },
  ],
})

const sidesOf = ({ man, woman }: Couple): ['MAN' | 'WOMAN', Party][] => [
  ['MAN', man],
  ['WOMAN', woman],
]

async function insertRelations(db: Db, registry: Registry, lines: readonly Line[]): Promise<void> {
  const fresh = lines.filter((l) => !l.relationExists)
  const col = <T>(f: (l: Line) => T) => fresh.map(f)
  const isNew = (l: Line) => l.kind === 'M1' || l.kind === 'M2'
  await db.pool.query(
    `insert into marriage_relation (id, place, source, registered_on, cert_no, registry_name, status, ended_on, basis)
     select i, $1, s, d, c, $2, t, e, b from unnest($3::uuid[], $4::text[], $5::date[], $6::text[], $7::text[], $8::date[], $9::text[]) as n(i, s, d, c, t, e, b)`,
    [
      registry.place,
      registry.name,
      col((l) => l.relationId),
      col((l) => (isNew(l) ? 'REGISTERED' : 'ARCHIVE')),
      col((l) => (isNew(l) ? l.on : (l.since ?? `${Number(l.on.slice(0, 4)) - 6}-05-20`))),
      col((l) => (isNew(l) ? l.written.certNo : (l.originalCertNo ?? null))),
      col((l) => (endOf(l) ? 'DISSOLVED_BY_REGISTRATION' : 'EFFECTIVE')),
      col(endOf),
      col((l) => (l.kind === 'M3' ? l.written.certNo : l.kind === 'M5' ? (l.originalCertNo ?? null) : null)),
    ],
  )
  const spouses = fresh.flatMap((l) => sidesOf(l.couple).map(([side, p]) => ({ l, side, p })))
  await db.pool.query(
    `insert into marriage_spouse (relation_id, side, person_id, place, effective)
     select r, s, p, $1, e from unnest($2::uuid[], $3::text[], $4::uuid[], $5::boolean[]) as n(r, s, p, e)`,
    [
      registry.place,
      spouses.map((s) => s.l.relationId),
      spouses.map((s) => s.side),
      spouses.map((s) => s.p.personId),
      spouses.map((s) => !endOf(s.l)),
    ],
  )
  await endRelations(
    db,
    lines.filter((l) => l.relationExists && l.kind === 'M3'),
  )
}

const endOf = (l: Line): Day | null => (l.kind === 'M3' ? l.on : l.kind === 'M5' ? (l.endedOn ?? l.on) : null)

/** A divorce ends the marriage that is there, and the certificate of it. */
async function endRelations(db: Db, lines: readonly Line[]): Promise<void> {
  if (lines.length === 0) return
  const ids = lines.map((l) => l.relationId)
  await db.pool.query(
    `update marriage_relation r set status = 'DISSOLVED_BY_REGISTRATION', ended_on = d, basis = c
     from unnest($1::uuid[], $2::date[], $3::text[]) as n(i, d, c) where r.id = i`,
    [ids, lines.map((l) => l.on), lines.map((l) => l.written.certNo)],
  )
  await db.pool.query('update marriage_spouse set effective = false where relation_id = any($1::uuid[])', [ids])
  await db.pool.query(
    "update marriage_registration set status = 'DISSOLVED' where relation_id = any($1::uuid[]) and kind in ('M1', 'M2') and status = 'VALID'",
    [ids],
  )
}

async function insertParties(db: Db, place: string, lines: readonly Line[]): Promise<void> {
  const parties = lines.flatMap((l) => sidesOf(l.couple).map(([side, p]) => ({ l, side, p })))
  const col = <T>(f: (x: (typeof parties)[number]) => T) => parties.map(f)
  await db.pool.query(
    `insert into marriage_party (registration_id, side, place, person_id, name, birth_date, id_hash, id_sealed, id_mask, household, register_date)
     select r, s, $1, p, n, b, h, x, m, o, d
     from unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::date[], $7::text[], $8::text[], $9::text[], $10::text[], $11::date[])
       as t(r, s, p, n, b, h, x, m, o, d)`,
    [
      place,
      col((x) => x.l.id),
      col((x) => x.side),
      col((x) => x.p.personId),
      col((x) => x.p.name),
      col((x) => x.p.birthDate),
      col((x) => x.p.idHash),
      col((x) => x.p.idSealed),
      col((x) => x.p.idMask),
      col((x) => x.p.household),
      col((x) => x.l.on),
    ],
  )
}
