import { randomUUID } from 'node:crypto'
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
