import { randomUUID } from 'node:crypto'
import { Problem } from '#kernel/problem.ts'
import type { Effect } from '#platform/cases/case-file.ts'
import { nextNumber } from '#platform/cases/number.ts'
import type { Actor } from '#platform/db/actor.ts'
import { open, openJson } from '#platform/db/seal.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { issueLetter } from '#platform/print/letters.ts'
import { marriagesOf, notesOf } from '../file/marriages.ts'
import { copyLetter, recordProof } from '../letters/proof.ts'
import { refusalLetter } from '../letters/refusal.ts'
import { requestOf } from '../requests.ts'
import { proofNumber } from '../rules/proof.ts'
import { office, proofKindNames } from '../texts.zh.ts'
import type { ProofAnswers } from './open.ts'
import type { ProofFacts } from './service.ts'

/** Number, paper and row in one transaction: a proof that was not made has no number. */
const issue: Effect = async (tx, actor, file) => {
  const facts = file.facts as ProofFacts
  const answers = openJson(tx.db.keys, file.answersSealed) as ProofAnswers
  const request = await requestOf(tx, file.id)
  const personId = request.person_id ?? ''
  const year = tx.today.slice(0, 4)
  const number = proofNumber(
    facts.kind,
    file.place.slice(0, 6),
    year,
    await nextNumber(tx, `marriage proof ${facts.kind} ${file.place} ${year}`),
  )
  const person = await personInFull(tx, actor, personId)
  const marriages = await marriagesOf(tx, actor, personId)
  const copied = facts.kind === 'CD' ? await fileOf(tx, request.registration_id ?? '') : null
  const { letterId } = await issueLetter(tx, actor, {
    word: '瑞民婚证',
    number,
    caseId: file.id,
    place: file.place,
    person: person.name,
    office,
    make: (_number, qr) =>
      copied
        ? copyLetter({ ...copied, answers, on: tx.today }, number, qr)
        : recordProof({ person, marriages, answers, on: tx.today }, number, qr),
  })
  await tx
    .insertInto('marriage_proof')
    .values({
      id: randomUUID(),
      place: file.place,
      kind: facts.kind,
      number,
      purpose: answers.purpose,
      issued_on: tx.today,
      person_id: personId,
      registration_id: request.registration_id,
      case_id: file.id,
      letter_id: letterId,
      recipient: facts.recipient,
      found: copied !== null || marriages.length > 0,
      issued_by: actor.id,
    })
    .execute()
  return { number }
}

async function personInFull(tx: Tx, actor: Actor, personId: string): Promise<{ name: string; idNumber: string }> {
  const row = await asOffice(tx, actor, () =>
    tx.selectFrom('person').select(['name', 'id_sealed']).where('id', '=', personId).executeTakeFirst(),
  )
  if (!row) throw new Problem('marriage_records.nobody')
  return { name: row.name, idNumber: open(tx.db.keys, row.id_sealed) }
}

/** A file as it was written on its day, with its notes: what a certified copy says. */
async function fileOf(tx: Tx, registrationId: string) {
  const registration = await tx.selectFrom('marriage_registration').selectAll().where('id', '=', registrationId).executeTakeFirst()
  if (!registration) throw new Problem('marriage_records.no_marriage')
  const parties = await tx.selectFrom('marriage_party').selectAll().where('registration_id', '=', registrationId).orderBy('side').execute()
  return {
    registration: {
      kind: registration.kind as 'M1' | 'M2' | 'M3' | 'M4' | 'M5',
      certNo: registration.cert_no,
      on: registration.register_date,
      fileNo: registration.file_no ?? '',
      status: registration.status,
    },
    parties: parties.map((p) => ({
      side: p.side as 'MAN' | 'WOMAN',
      name: p.name,
      birthDate: p.birth_date,
      idNumber: open(tx.db.keys, p.id_sealed),
    })),
    notes: (await notesOf(tx, [registration.relation_id])).filter((n) => n.certNo === registration.cert_no),
  }
}

const refuse: Effect = async (tx, actor, file, input) => {
  const facts = file.facts as ProofFacts
  const answers = openJson(tx.db.keys, file.answersSealed) as ProofAnswers
  const name = answers.recipientName || file.title
  await issueLetter(tx, actor, {
    word: '瑞民婚不',
    caseId: file.id,
    place: file.place,
    person: name,
    office,
    make: (number, qr) =>
      refusalLetter(
        {
          title: '不予出具告知书',
          name,
          what: proofKindNames[facts.kind],
          receivedOn: file.receivedOn,
          law: facts.why,
          reason: String(input.reason),
          on: tx.today,
        },
        number,
        qr,
      ),
  })
  return undefined
}

export const proofEffects: Readonly<Record<string, Effect>> = { issue, refuse }
