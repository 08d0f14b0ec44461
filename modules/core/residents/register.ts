import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { pinyin } from 'pinyin-pro'
import { birthOf, maskId, sexOf } from '#kernel/citizen-id.ts'
import { keyedHash, seal } from '#platform/db/seal.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'

/** How a name is found: full pinyin and initials, the surname by its reading as a surname (曾 zeng). */
export function readingsOf(name: string): { py: string; initials: string } {
  const parts = pinyin(name, { toneType: 'none', type: 'array', surname: 'head' }).map((p) => p.toLowerCase().replace(/[^a-zü]/g, ''))
  return { py: parts.join(''), initials: parts.map((p) => p[0] ?? '').join('') }
}

/** The row of a person in the register. The number must have been checked. */
export function personRow(tx: Pick<Tx, 'db'>, p: { name: string; idNumber: string; place: string; phone?: string }) {
  const { py, initials } = readingsOf(p.name)
  return {
    id: randomUUID(),
    place: p.place,
    town: p.place.slice(0, 9),
    name: p.name,
    name_py: py,
    name_initials: initials,
    sex: sexOf(p.idNumber),
    birth_date: birthOf(p.idNumber),
    id_hash: keyedHash(tx.db.keys, 'citizen-id', p.idNumber),
    id_sealed: seal(tx.db.keys, p.idNumber),
    id_mask: maskId(p.idNumber),
    phone_sealed: p.phone ? seal(tx.db.keys, p.phone) : null,
  }
}

/** The person with this number, registered at the place when the county does not know them yet. Returns the id. */
export async function findOrRegister(tx: Tx, actor: Actor, p: { name: string; idNumber: string; place: string }): Promise<string> {
  const row = personRow(tx, p)
  return asOffice(tx, actor, async () => {
    await tx
      .insertInto('person')
      .values(row)
      .onConflict((same) => same.column('id_hash').doNothing())
      .execute()
    const found = await tx.selectFrom('person').select('id').where('id_hash', '=', row.id_hash).executeTakeFirstOrThrow()
    return found.id
  })
}

/**
 * The same for many, in two statements: the people with these numbers, registered where they are said to live when the county
 * does not know them yet. Returns the ids by number.
 */
export async function findOrRegisterAll(
  tx: Tx,
  actor: Actor,
  people: readonly { name: string; idNumber: string; place: string }[],
): Promise<Map<string, string>> {
  if (people.length === 0) return new Map()
  const rows = people.map((p) => ({ ...personRow(tx, p), number: p.idNumber }))
  const list = <T>(f: (r: (typeof rows)[number]) => T) => rows.map(f)
  return asOffice(tx, actor, async () => {
    await sql`
      insert into person (id, place, town, name, name_py, name_initials, sex, birth_date, id_hash, id_sealed, id_mask)
      select * from unnest(${list((r) => r.id)}::uuid[], ${list((r) => r.place)}::text[], ${list((r) => r.town)}::text[], ${list((r) => r.name)}::text[],
        ${list((r) => r.name_py)}::text[], ${list((r) => r.name_initials)}::text[], ${list((r) => r.sex)}::text[], ${list((r) => r.birth_date)}::date[],
        ${list((r) => r.id_hash)}::text[], ${list((r) => r.id_sealed)}::text[], ${list((r) => r.id_mask)}::text[])
      on conflict (id_hash) do nothing`.execute(tx)
    const found = await tx
      .selectFrom('person')
      .select(['id', 'id_hash'])
      .where(sql<boolean>`id_hash = any(${list((r) => r.id_hash)}::text[])`)
      .execute()
    const ids = new Map(found.map((f) => [f.id_hash, f.id]))
    return new Map(rows.map((r) => [r.number, ids.get(r.id_hash) ?? r.id]))
  })
}

export interface OtherDocument {
  name: string
  idType: string
  idNumber: string
  sex: 'M' | 'F'
  birthDate: string
  place: string
}

/**
 * Somebody without an identity number of the mainland, by passport or permit: found again by the same paper. Returns the id and how the
 * paper is kept.
 */
export async function findOrRegisterByDocument(tx: Tx, actor: Actor, p: OtherDocument) {
  const { py, initials } = readingsOf(p.name)
  const number = p.idNumber.replace(/\s/g, '').toUpperCase()
  const kept = {
    id_hash: keyedHash(tx.db.keys, 'citizen-id', `${p.idType} ${number}`),
    id_sealed: seal(tx.db.keys, number),
    id_mask: `${number.slice(0, 2)}****${number.slice(-2)}`,
  }
  const row = {
    id: randomUUID(),
    place: p.place,
    town: p.place.slice(0, 9),
    name: p.name,
    name_py: py,
    name_initials: initials,
    sex: p.sex,
    birth_date: p.birthDate,
  }
  const id = await asOffice(tx, actor, async () => {
    await tx
      .insertInto('person')
      .values({ ...row, ...kept, phone_sealed: null })
      .onConflict((same) => same.column('id_hash').doNothing())
      .execute()
    return (await tx.selectFrom('person').select('id').where('id_hash', '=', kept.id_hash).executeTakeFirstOrThrow()).id
  })
  return { personId: id, ...kept }
}
