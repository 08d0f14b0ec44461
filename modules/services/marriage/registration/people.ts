import { keyedHash, seal } from '#platform/db/seal.ts'
import { maskId } from '#kernel/citizen-id.ts'
import { Problem } from '#kernel/problem.ts'
import { findOrRegister, findOrRegisterByDocument } from '#modules/core/residents/public.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import type { Side } from '../certificates/blanks.ts'
import { foreignTypes, type PartyForm } from '../form.ts'
import { checkNumber } from '../rules/identity-number.ts'
import '../problems.ts'

/** One of the two, known to the register. */
export interface Party {
  side: Side
  personId: string
  name: string
  sex: 'M' | 'F'
  birthDate: string
  idHash: string
  idSealed: string
  idMask: string
  died: boolean
  /** Where the person is registered as a resident. */
  place: string
}

export const sideNames: Record<Side, string> = { MAN: '男方', WOMAN: '女方' }

const whys = {
  LENGTH: '应是 18 位（1999 年以前的是 15 位）',
  PATTERN: '只能是数字，末位可以是 X',
  BIRTH_DATE: '里面的出生日期不存在，或在今天以后',
  CHECK: '校验不通过，多半是有一位抄错',
  SEX_MISMATCH: '',
} as const

/**
 * The two people before the desk, each found in the register or entered in it. Who lives in a town is found by the exact number
 * only: the registry does not look around in the register. Throws `marriage.*` naming the side.
 */
export async function partiesOf(tx: Tx, actor: Actor, man: PartyForm, woman: PartyForm): Promise<{ man: Party; woman: Party }> {
  const found = { man: await partyOf(tx, actor, 'MAN', man), woman: await partyOf(tx, actor, 'WOMAN', woman) }
  if (found.man.personId === found.woman.personId) throw new Problem('marriage.same_person')
  return found
}

async function partyOf(tx: Tx, actor: Actor, side: Side, form: PartyForm): Promise<Party> {
  const who = sideNames[side]
  if (foreignTypes.includes(form.idType)) return foreignParty(tx, actor, side, form)
  const check = checkNumber(form.idNumber, tx.today, tx.db.demo, side === 'MAN' ? '1' : '2')
  if (check.reason === 'SEX_MISMATCH') throw new Problem('marriage.sex_mismatch', { side: who })
  if (!check.normalised) throw new Problem('marriage.bad_number', { side: who, why: check.reason ? whys[check.reason] : '' })
  const personId = await findOrRegister(tx, actor, { name: form.name, idNumber: check.normalised, place: actor.place })
  const row = await personRow(tx, actor, personId)
  if (row.name !== form.name) throw new Problem('marriage.name_differs', { side: who })
  if (row.died) throw new Problem('marriage.person_dead', { side: who })
  return {
    ...row,
    side,
    personId,
    idHash: keyedHash(tx.db.keys, 'citizen-id', check.normalised),
    idSealed: seal(tx.db.keys, check.normalised),
    idMask: maskId(check.normalised),
  }
}

/** Whoever comes with a passport or permit: only where the province named this registry. Throws `marriage.foreign_elsewhere`. */
async function foreignParty(tx: Tx, actor: Actor, side: Side, form: PartyForm): Promise<Party> {
  const who = sideNames[side]
  const parameters = await parametersOf(tx)
  if (parameters.find('marriage.foreign.enabled', tx.today)?.value !== true)
    throw new Problem('marriage.foreign_elsewhere', {
      side: who,
      organ: String(parameters.find('marriage.foreign.organ', tx.today)?.value ?? ''),
    })
  if (!form.birthDate || form.birthDate > tx.today) throw new Problem('marriage.birth_date', { side: who })
  const document = { ...form, sex: side === 'MAN' ? ('M' as const) : ('F' as const), birthDate: form.birthDate, place: actor.place }
  const kept = await findOrRegisterByDocument(tx, actor, document)
  const row = await personRow(tx, actor, kept.personId)
  if (row.name !== form.name) throw new Problem('marriage.name_differs', { side: who })
  if (row.died) throw new Problem('marriage.person_dead', { side: who })
  return { ...row, side, personId: kept.personId, idHash: kept.id_hash, idSealed: kept.id_sealed, idMask: kept.id_mask }
}

async function personRow(tx: Tx, actor: Actor, personId: string) {
  const row = await asOffice(tx, actor, () =>
    tx.selectFrom('person').select(['name', 'sex', 'birth_date', 'died_on', 'place']).where('id', '=', personId).executeTakeFirstOrThrow(),
  )
  return { name: row.name, sex: row.sex as 'M' | 'F', birthDate: row.birth_date, died: row.died_on !== null, place: row.place }
}

/** The two of a case as the register has them today, in two statements. */
export async function peopleOfCase(tx: Tx, actor: Actor, caseId: string): Promise<{ man: Party; woman: Party }> {
  const rows = await asOffice(tx, actor, () =>
    tx
      .selectFrom('registry_case_party as c')
      .innerJoin('person as p', 'p.id', 'c.person_id')
      .select(['c.side', 'p.id', 'p.name', 'p.sex', 'p.birth_date', 'p.died_on', 'p.place', 'p.id_hash', 'p.id_sealed', 'p.id_mask'])
      .where('c.case_id', '=', caseId)
      .execute(),
  )
  const of = (side: Side): Party => {
    const r = rows.find((row) => row.side === side)
    if (!r) throw new Problem('case.not_found')
    return {
      side,
      personId: r.id,
      name: r.name,
      sex: r.sex as 'M' | 'F',
      birthDate: r.birth_date,
      idHash: r.id_hash,
      idSealed: r.id_sealed,
      idMask: r.id_mask,
      died: r.died_on !== null,
      place: r.place,
    }
  }
  return { man: of('MAN'), woman: of('WOMAN') }
}
