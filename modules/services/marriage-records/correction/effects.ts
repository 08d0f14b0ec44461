import { maskId } from '#kernel/citizen-id.ts'
import { chineseDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { recordIdentity } from '#modules/core/life-events/public.ts'
import type { Effect } from '#platform/cases/case-file.ts'
import { recordsOf } from '#platform/cases/records.ts'
import type { Actor } from '#platform/db/actor.ts'
import { keyedHash, openJson, seal } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { issueLetter } from '#platform/print/letters.ts'
import { spoilBlank } from '#modules/services/marriage/public.ts'
import type { Side } from '../file/marriages.ts'
import { addNotes } from '../file/notes.ts'
import { correctionLetter } from '../letters/correction.ts'
import { refusalLetter } from '../letters/refusal.ts'
import { requestOf } from '../requests.ts'
import { correctedNames, office } from '../texts.zh.ts'
import { birthAfter, type CorrectionAnswers } from './open.ts'

interface PoliceProof {
  issuer: string
  paper: string
  paperOn: string
}

const addProof: Effect = async (tx, _actor, _file, input) => {
  if (String(input.paperOn) > tx.today) throw new Problem('marriage_records.future', { field: '证明日期' })
  return { evidence: true }
}

/** What was corrected, in words; numbers masked. */
const changed = (a: CorrectionAnswers): string => {
  const shown = (v: string) => (a.corrected === 'ID_NUMBER' ? maskId(v) : a.corrected === 'BIRTH_DATE' ? chineseDay(v) : `“${v}”`)
  return `${correctedNames[a.corrected]}由${shown(a.before)}更正为${shown(a.right)}`
}

/** The file is corrected, a note says by which paper, the certificates are changed under the same number, and the register is told. */
const correct: Effect = async (tx, actor, file) => {
  const answers = openJson(tx.db.keys, file.answersSealed) as CorrectionAnswers
  const request = await requestOf(tx, file.id)
  const registrationId = request.registration_id ?? ''
  const proof = (await recordsOf<PoliceProof>(tx, file.id, ['police_proof'])).at(-1)?.content
  if (!proof || !request.person_id) throw new Problem('marriage_records.no_marriage')
  const certNo = await writeParty(tx, registrationId, answers)
  const text = changed(answers)
  await addNotes(tx, actor, [{ id: registrationId, place: file.place }], {
    kind: 'CORRECTION',
    on: tx.today,
    text,
    basis: `${proof.issuer} ${proof.paper}`,
  })
  const serials = await changeCertificates(tx, actor, registrationId)
  const eventId = await recordIdentity(tx, actor, {
    personId: request.person_id,
    subject: file.id,
    on: tx.today,
    reference: proof.paper,
    told: text,
    field: answers.corrected,
    right: answers.right,
  })
  await issueLetter(tx, actor, {
    word: '瑞民婚更',
    caseId: file.id,
    place: file.place,
    person: file.title,
    office,
    make: (number, qr) => correctionLetter({ name: file.title, certNo, text, proof, serials, on: tx.today }, number, qr),
  })
  return { eventId, certificateId: registrationId }
}

async function writeParty(tx: Tx, registrationId: string, a: CorrectionAnswers): Promise<string> {
  const row = await tx
    .selectFrom('marriage_party')
    .innerJoin('marriage_registration', 'marriage_registration.id', 'marriage_party.registration_id')
    .select(['marriage_party.birth_date', 'marriage_registration.cert_no'])
    .where('registration_id', '=', registrationId)
    .where('side', '=', a.side)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Problem('marriage_records.no_marriage')
  await tx
    .updateTable('marriage_party')
    .set({
      birth_date: birthAfter(a, row.birth_date),
      ...(a.corrected === 'NAME' ? { name: a.right } : {}),
      ...(a.corrected === 'ID_NUMBER'
        ? { id_hash: keyedHash(tx.db.keys, 'citizen-id', a.right), id_sealed: seal(tx.db.keys, a.right), id_mask: maskId(a.right) }
        : {}),
    })
    .where('registration_id', '=', registrationId)
    .where('side', '=', a.side)
    .execute()
  return row.cert_no
}

/** Both copies name both people: each that was given out is changed for a new sheet. */
async function changeCertificates(tx: Tx, actor: Actor, registrationId: string): Promise<string[]> {
  const sheets = await tx
    .selectFrom('certificate_blank')
    .select('side')
    .where('registration_id', '=', registrationId)
    .where('state', '=', 'ISSUED')
    .orderBy('side')
    .execute()
  const serials: string[] = []
  for (const s of sheets) serials.push(await spoilBlank(tx, actor, { registrationId, side: s.side as Side, reason: '更正换发，旧证收回' }))
  return serials
}

const refuse: Effect = async (tx, actor, file, input) => {
  await issueLetter(tx, actor, {
    word: '瑞民婚不',
    caseId: file.id,
    place: file.place,
    person: file.title,
    office,
    make: (number, qr) =>
      refusalLetter(
        {
          title: '不予更正告知书',
          name: file.title,
          what: '更正婚姻登记信息',
          receivedOn: file.receivedOn,
          law: file.facts.clerical
            ? null
            : '只有笔误可以凭公安机关的证明更正；身份不实的按虚假登记核查办理，其他争议由人民法院处理（高检发办字〔2021〕109号）。',
          reason: String(input.reason),
          on: tx.today,
        },
        number,
        qr,
      ),
  })
  return undefined
}

export const correctionEffects: Readonly<Record<string, Effect>> = { add_proof: addProof, correct, refuse }
