import { ageOn } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import { open, openJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import '../problems.ts'
import {
  blankNames,
  kindNames,
  maritalNames,
  noteNames,
  type Purpose,
  purposes,
  relationNames,
  resultNames,
  sideNames,
  statusNames,
} from '../texts.zh.ts'

/** One file with people, certificate, notes, blanks and the files beside it; recorded with its purpose. Throws `marriage_office.not_found`. */
export async function fileView(tx: Tx, actor: Actor, { registrationId, openPurpose }: { registrationId: string; openPurpose: Purpose }) {
  const file = await headOf(tx, registrationId)
  await record(tx, actor, {
    act: 'marriage.read',
    subjectKind: 'marriage_registration',
    subjectId: registrationId,
    place: file.place,
    reason: purposes[openPurpose],
  })
  const parties = await partiesOf(tx, registrationId, file.content_sealed)
  const notes = await tx
    .selectFrom('marriage_note')
    .selectAll()
    .where('registration_id', '=', registrationId)
    .orderBy('made_at')
    .limit(50)
    .execute()
  const names = await actorNames(tx, [file.registrar_id, file.checker_id ?? '', ...notes.map((n) => n.made_by)])
  return {
    certNo: file.cert_no,
    originalCertNo: file.original_cert_no,
    kindLabel: kindNames[file.kind] ?? '',
    statusLabel: statusNames[file.status] ?? '',
    applyDate: file.apply_date,
    registerDate: file.register_date,
    registrar: names.get(file.registrar_id) ?? '',
    checker: file.checker_id ? (names.get(file.checker_id) ?? '') : '',
    handedOverAt: file.handed_over_at?.toISOString() ?? null,
    fileNo: file.file_no,
    uploadedAt: file.uploaded_at?.toISOString() ?? null,
    caseId: file.case_id,
    relation: {
      since: file.registered_on,
      statusLabel: relationNames[file.relation_status] ?? '',
      endedOn: file.ended_on,
      basis: file.basis,
    },
    parties: parties.shown,
    notes: notes.map((n) => ({
      kindLabel: noteNames[n.kind] ?? '',
      on: n.noted_on,
      text: open(tx.db.keys, n.text_sealed),
      basis: n.basis,
      by: names.get(n.made_by) ?? '',
    })),
    blanks: await blanksOf(tx, registrationId),
    others: await othersOf(tx, registrationId, file.relation_id, parties.people),
    ...(await reviewOf(tx, registrationId)),
  }
}

async function headOf(tx: Tx, id: string) {
  const file = await tx
    .selectFrom('marriage_registration as r')
    .innerJoin('marriage_relation as l', 'l.id', 'r.relation_id')
    .selectAll('r')
    .select(['l.registered_on', 'l.status as relation_status', 'l.ended_on', 'l.basis'])
    .where('r.id', '=', id)
    .executeTakeFirst()
  if (!file) throw new Problem('marriage_office.not_found')
  return file
}

async function partiesOf(tx: Tx, id: string, contentSealed: string) {
  const rows = await tx.selectFrom('marriage_party').selectAll().where('registration_id', '=', id).orderBy('side').execute()
  const content = openJson(tx.db.keys, contentSealed) as { parties?: Record<string, { statusBefore?: string }> } | null
  const names = await placeNames(tx, rows.map((r) => r.household ?? '').filter(Boolean))
  const shown = rows.map((r) => ({
    sideLabel: sideNames[r.side] ?? '',
    name: r.name,
    idMask: r.id_mask,
    birthDate: r.birth_date,
    age: ageOn(r.birth_date, r.register_date),
    household: householdWords(r.household, names, tx.db.county.code),
    statusBefore: maritalNames[content?.parties?.[r.side]?.statusBefore ?? ''] ?? '',
  }))
  return { shown, people: rows.map((r) => r.person_id) }
}

const householdWords = (household: string | null, names: Map<string, string>, county: string): string =>
  !household ? '境外' : household.startsWith(county) ? (names.get(household) ?? '本市') : '市外'

async function blanksOf(tx: Tx, id: string) {
  const rows = await tx
    .selectFrom('certificate_blank')
    .select(['serial', 'side', 'state', 'used_on', 'reason'])
    .where('registration_id', '=', id)
    .orderBy('position')
    .limit(20)
    .execute()
  return rows.map((b) => ({
    serial: b.serial,
    sideLabel: b.side ? (sideNames[b.side] ?? '') : '',
    stateLabel: blankNames[b.state] ?? '',
    usedOn: b.used_on,
    reason: b.reason,
  }))
}

/** Other files of the same marriage, and of the same people. */
async function othersOf(tx: Tx, id: string, relationId: string, people: readonly string[]) {
  const rows = await tx
    .selectFrom('marriage_registration as r')
    .select(['r.id', 'r.cert_no', 'r.kind', 'r.register_date', 'r.relation_id'])
    .where('r.id', '<>', id)
    .where((eb) =>
      eb.or([
        eb('r.relation_id', '=', relationId),
        eb(
          'r.id',
          'in',
          eb
            .selectFrom('marriage_party as p')
            .select('p.registration_id')
            .where('p.person_id', 'in', [...people]),
        ),
      ]),
    )
    .orderBy('r.register_date')
    .limit(20)
    .execute()
  return rows.map((r) => ({
    registrationId: r.id,
    certNo: r.cert_no,
    kindLabel: kindNames[r.kind] ?? '',
    registerDate: r.register_date,
    same: r.relation_id === relationId,
  }))
}

async function reviewOf(tx: Tx, id: string) {
  const review = await tx.selectFrom('marriage_review').select(['id', 'result']).where('registration_id', '=', id).executeTakeFirst()
  const forged = await tx.selectFrom('marriage_forged_paper').select('authority').where('registration_id', '=', id).executeTakeFirst()
  return {
    review: review ? { reviewId: review.id, resultLabel: review.result ? (resultNames[review.result] ?? '') : null } : null,
    forged: forged ? `材料虚假，由${forged.authority}查明` : null,
  }
}
