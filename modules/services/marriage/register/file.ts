import { randomUUID } from 'node:crypto'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import { sealJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { type BlankKind, type Side, takeBlank } from '../certificates/blanks.ts'
import { issueNumber, type Numbered } from '../certificates/number.ts'
import type { Series } from '../rules/certificate-number.ts'
import '../problems.ts'

/** One of the two as the file names them. */
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
  kind: 'M1' | 'M2' | 'M3' | 'M4' | 'M5'
  place: string
  relationId: string
  caseId: string
  applyDate: string
  registrarId: string
  checkerId: string | null
  originalCertNo?: string | null
  man: FiledParty
  woman: FiledParty
  /** Who gets a certificate: both, or the one who asks for it again. */
  copies: readonly Side[]
  /** Forms, materials and declarations of the day. */
  content: unknown
}

const seriesOf: Record<NewRegistration['kind'], Series> = { M1: 'J', M2: 'J', M3: 'L', M4: 'BJ', M5: 'BL' }
const blankOf: Record<NewRegistration['kind'], BlankKind> = { M1: 'MARRIAGE', M2: 'MARRIAGE', M3: 'DIVORCE', M4: 'MARRIAGE', M5: 'DIVORCE' }

/**
 * Writes an act of registration: number, file, both people, and a blank for every copy, in this transaction or not at all.
 * Throws `certificate.no_blanks`.
 */
export async function fileRegistration(
  tx: Tx,
  actor: Actor,
  what: NewRegistration,
): Promise<Numbered & { registrationId: string; serials: string[] }> {
  const numbered = await issueNumber(tx, what.place, seriesOf[what.kind])
  const registrationId = randomUUID()
  await tx
    .insertInto('marriage_registration')
    .values({
      id: registrationId,
      place: what.place,
      kind: what.kind,
      relation_id: what.relationId,
      case_id: what.caseId,
      series: numbered.series,
      year: numbered.year,
      seq: numbered.seq,
      cert_no: numbered.certNo,
      original_cert_no: what.originalCertNo ?? null,
      apply_date: what.applyDate,
      register_date: tx.today,
      registrar_id: what.registrarId,
      checker_id: what.checkerId,
      registered_at: tx.now,
      content_sealed: sealJson(tx.db.keys, what.content),
    })
    .execute()
  await tx
    .insertInto('marriage_party')
    .values([partyRow(tx, what, registrationId, 'MAN', what.man), partyRow(tx, what, registrationId, 'WOMAN', what.woman)])
    .execute()
  const serials: string[] = []
  for (const side of what.copies) serials.push(await takeBlank(tx, actor, what.place, blankOf[what.kind], { registrationId, side }))
  return { ...numbered, registrationId, serials }
}

const partyRow = (tx: Tx, what: NewRegistration, registrationId: string, side: Side, p: FiledParty) => ({
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

export interface NewRelation {
  place: string
  source: 'REGISTERED' | 'ARCHIVE' | 'NATIONAL'
  registeredOn: string
  certNo: string | null
  registryName: string
  manId: string
  womanId: string
}

/**
 * Writes a marriage that stands. The database lets nobody stand in two: of two desks at the same second one is refused. Throws
 * `marriage.already_married`.
 */
export async function enterRelation(tx: Tx, r: NewRelation): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('marriage_relation')
    .values({
      id,
      place: r.place,
      source: r.source,
      registered_on: r.registeredOn,
      cert_no: r.certNo,
      registry_name: r.registryName,
    })
    .execute()
  try {
    await tx
      .insertInto('marriage_spouse')
      .values([
        { relation_id: id, side: 'MAN', person_id: r.manId, place: r.place },
        { relation_id: id, side: 'WOMAN', person_id: r.womanId, place: r.place },
      ])
      .execute()
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'one_marriage_at_a_time') throw new Problem('marriage.already_married')
    throw error
  }
  return id
}

/** Ends a marriage that stands and the certificates of it. Throws `marriage.not_standing` when somebody ended it before. */
export async function endRelation(
  tx: Tx,
  relationId: string,
  end: { status: 'DISSOLVED_BY_REGISTRATION' | 'DISSOLVED_BY_COURT' | 'ENDED_BY_DEATH' | 'VOID' | 'REVOKED'; on: string; basis: string },
): Promise<void> {
  const ended = await tx
    .updateTable('marriage_relation')
    .set({ status: end.status, ended_on: end.on, basis: end.basis })
    .where('id', '=', relationId)
    .where('status', '=', 'EFFECTIVE')
    .executeTakeFirst()
  if (!ended.numUpdatedRows) throw new Problem('marriage.not_standing')
  await tx.updateTable('marriage_spouse').set({ effective: false }).where('relation_id', '=', relationId).execute()
  const certificates = { VOID: 'VOID', REVOKED: 'REVOKED' }[end.status as 'VOID'] ?? 'DISSOLVED'
  if (end.status === 'ENDED_BY_DEATH') return
  await tx
    .updateTable('marriage_registration')
    .set({ status: certificates })
    .where('relation_id', '=', relationId)
    .where('kind', 'in', ['M1', 'M2', 'M4'])
    .where('status', '=', 'VALID')
    .execute()
}
