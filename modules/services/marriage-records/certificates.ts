import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import { nextNumber } from '#platform/cases/number.ts'
import type { Actor } from '#platform/db/actor.ts'
import { sealJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import './problems.ts'

// Stands in for services/marriage until its public.ts is there: the same names, the same series.
type Side = 'MAN' | 'WOMAN'
type BlankKind = 'MARRIAGE' | 'DIVORCE'

export interface FiledParty {
  personId: string
  name: string
  birthDate: string
  idHash: string
  idSealed: string
  idMask: string
  household: string | null
}

export interface NewRegistration {
  kind: 'M4' | 'M5'
  place: string
  relationId: string
  caseId: string
  applyDate: string
  registrarId: string
  checkerId: string | null
  originalCertNo?: string | null
  man: FiledParty
  woman: FiledParty
  copies: readonly Side[]
  content: unknown
}

/** Writes an act of registration: number, file, both people and a blank for every copy. */
export async function fileRegistration(tx: Tx, actor: Actor, what: NewRegistration) {
  const series = what.kind === 'M4' ? 'BJ' : 'BL'
  const year = tx.today.slice(0, 4)
  const seq = await nextNumber(tx, `certificate ${series} ${what.place} ${year}`)
  const certNo = `${series}${what.place.slice(0, 6)}-${year}-${String(seq).padStart(6, '0')}`
  const registrationId = randomUUID()
  await tx
    .insertInto('marriage_registration')
    .values({
      id: registrationId,
      place: what.place,
      kind: what.kind,
      relation_id: what.relationId,
      case_id: what.caseId,
      series,
      year: Number(year),
      seq,
      cert_no: certNo,
      original_cert_no: what.originalCertNo ?? null,
      apply_date: what.applyDate,
      register_date: tx.today,
      registrar_id: what.registrarId,
      checker_id: what.checkerId,
      registered_at: tx.now,
      content_sealed: sealJson(tx.db.keys, what.content),
    })
    .execute()
  const row = (side: Side, p: FiledParty) => ({
    registration_id: registrationId,
    side,
    place: what.place,
    person_id: p.personId,
    name: p.name,
    birth_date: p.birthDate,
    id_hash: p.idHash,
    id_sealed: p.idSealed,
    id_mask: p.idMask,
    household: p.household,
    register_date: tx.today,
  })
  await tx
    .insertInto('marriage_party')
    .values([row('MAN', what.man), row('WOMAN', what.woman)])
    .execute()
  const serials: string[] = []
  for (const side of what.copies)
    serials.push(await takeBlank(tx, actor, what.place, what.kind === 'M4' ? 'MARRIAGE' : 'DIVORCE', { registrationId, side }))
  return { series, year: Number(year), seq, certNo, registrationId, serials }
}

async function takeBlank(
  tx: Tx,
  actor: Actor,
  place: string,
  kind: BlankKind,
  copy: { registrationId: string; side: Side },
): Promise<string> {
  const { rows } = await sql<{ serial: string }>`
    update certificate_blank set state = 'ISSUED', registration_id = ${copy.registrationId}, side = ${copy.side}, used_on = ${tx.today}, used_by = ${actor.id}
    where place = ${place} and kind = ${kind} and serial = (
      select serial from certificate_blank where place = ${place} and kind = ${kind} and state = 'IN_STOCK'
      order by position limit 1 for update skip locked)
    returning serial`.execute(tx)
  const serial = rows[0]?.serial
  if (!serial) throw new Problem('marriage_records.no_blank')
  return serial
}

/** A sheet that is not good any more is kept as spoiled; the copy gets the next one. The number stays. */
export async function spoilBlank(tx: Tx, actor: Actor, copy: { registrationId: string; side: Side; reason: string }): Promise<string> {
  const sheet = await tx
    .updateTable('certificate_blank')
    .set({ state: 'SPOILED', reason: copy.reason })
    .where('registration_id', '=', copy.registrationId)
    .where('side', '=', copy.side)
    .where('state', '=', 'ISSUED')
    .returning(['place', 'kind'])
    .executeTakeFirst()
  if (!sheet) throw new Problem('marriage_records.no_marriage')
  return takeBlank(tx, actor, sheet.place, sheet.kind as BlankKind, copy)
}
