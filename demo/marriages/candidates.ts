import { addMonths, type Day } from '#kernel/day.ts'
import { findOrRegisterAll } from '#modules/core/residents/public.ts'
import { systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { keyedHash, seal } from '#platform/db/seal.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { maskId } from '#kernel/citizen-id.ts'
import { givenName, surnameOf } from '../names.ts'
import { demoNumber, elsewhereAddress } from '../numbers.ts'
import type { Random } from '../random.ts'
import type { Couple, Party } from './types.ts'

interface Row {
  id: string
  name: string
  birth_date: Day
  id_hash: string
  id_sealed: string
  id_mask: string
  place: string
  household_id: string
}

const columns = (t: string) => ['id', 'name', 'birth_date', 'id_hash', 'id_sealed', 'id_mask', 'place'].map((c) => `${t}.${c}`).join(', ')
const unmarried = (t: string) => `${t}.died_on is null and not exists (select from marriage_spouse s where s.person_id = ${t}.id)`

const partyOf = (r: Row): Party => ({
  personId: r.id,
  name: r.name,
  birthDate: r.birth_date,
  idHash: r.id_hash,
  idSealed: r.id_sealed,
  idMask: r.id_mask,
  household: r.place,
})

/** Couples who may marry in a year: grown children of different families, of about one age, each of age on its first day. */
export async function marriageable(db: Db, year: number, count: number): Promise<Couple[]> {
  const first = `${year}-01-01`
  const grown = async (sex: 'M' | 'F', from: number, to: number) => {
    const { rows } = await db.pool.query<Row>(
      `select ${columns('p')}, m.household_id from household_member m join person p on p.id = m.person_id
       where m.relation = 'CHILD' and m.valid_to is null and p.sex = $1 and p.birth_date > $2 and p.birth_date <= $3 and ${unmarried('p')}
       order by p.id_hash limit $4`,
      [sex, addMonths(first, -12 * to), addMonths(first, -12 * from), count],
    )
    return rows.sort((a, b) => (a.birth_date < b.birth_date ? -1 : 1))
  }
  const men = await grown('M', 22, 37)
  const women = await grown('F', 20, 35)
  if (men.length < count || women.length < count)
    throw new Error(`the register has ${men.length} men and ${women.length} women who may marry, ${count} are wanted`)
  return men.map((man, i) => {
    // A sister stands beside her brother: she changes places with the next woman.
    const next = women[i + 1] ?? women[0]
    if (women[i]?.household_id === man.household_id && next) [women[i], women[(i + 1) % count]] = [next, women[i] as Row]
    return { man: partyOf(man), woman: partyOf(women[i] as Row) }
  })
}

/** Couples of the register whose marriage lies in the archive. */
export async function marriedCouples(db: Db, year: number, count: number): Promise<Couple[]> {
  const { rows } = await db.pool.query<
    Row & { w_id: string; w_name: string; w_birth: Day; w_hash: string; w_sealed: string; w_mask: string }
  >(
    `select ${columns('p')}, h.household_id, w.id as w_id, w.name as w_name, w.birth_date as w_birth, w.id_hash as w_hash, w.id_sealed as w_sealed, w.id_mask as w_mask
     from household_member h join person p on p.id = h.person_id and p.sex = 'M'
       join household_member m on m.household_id = h.household_id and m.relation = 'SPOUSE' and m.valid_to is null
       join person w on w.id = m.person_id and w.sex = 'F'
     where h.relation = 'SELF' and h.valid_to is null and p.birth_date between $1 and $2 and ${unmarried('p')} and ${unmarried('w')}
     order by p.id_hash limit $3`,
    [`${year - 60}-01-01`, `${year - 28}-01-01`, count],
  )
  if (rows.length < count) throw new Error(`the register has ${rows.length} couples, ${count} are wanted`)
  return rows.map((r) => ({
    man: partyOf(r),
    woman: partyOf({
      ...r,
      id: r.w_id,
      name: r.w_name,
      birth_date: r.w_birth,
      id_hash: r.w_hash,
      id_sealed: r.w_sealed,
      id_mask: r.w_mask,
    }),
  }))
}

const neighbours = ['330327', '330326', '330302', '330304', '330328', '350982', '361121', '522427']

/** In so many of the couples one comes from outside the county, and is registered at the registry as somebody it met there. */
export async function marryOutside(db: Db, place: string, couples: readonly Couple[], now: Date, random: Random): Promise<Couple[]> {
  const invented = couples.map((c, i) => {
    const side = random.chance(0.7) ? 'woman' : 'man'
    const sex = side === 'woman' ? 'F' : 'M'
    const idNumber = demoNumber(c[side].birthDate, sex, 1 + (i % 498), elsewhereAddress)
    return { side, idNumber, name: surnameOf(random) + givenName(random, sex, 25), household: random.pick(neighbours) } as const
  })
  const ids = await inTransaction(db, systemActor('demo', db.county.code), now, (tx) =>
    findOrRegisterAll(
      tx,
      systemActor('demo', db.county.code),
      invented.map((p) => ({ ...p, place })),
    ),
  )
  return couples.map((c, i) => {
    const p = invented[i] as (typeof invented)[number]
    const party: Party = {
      ...c[p.side],
      personId: ids.get(p.idNumber) ?? '',
      name: p.name,
      idHash: keyedHash(db.keys, 'citizen-id', p.idNumber),
      idSealed: seal(db.keys, p.idNumber),
      idMask: maskId(p.idNumber),
      household: p.household,
    }
    return { ...c, [p.side]: party }
  })
}
