import { Problem } from '#kernel/problem.ts'
import type { CaseFile, Effect } from '#platform/cases/case-file.ts'
import type { Actor } from '#platform/db/actor.ts'
import { openJson } from '#platform/db/seal.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { issueLetter } from '#platform/print/letters.ts'
import { enterRelation, type FiledParty, fileRegistration } from '#modules/services/marriage/public.ts'
import { lockMarriage } from '../file/end-marriage.ts'
import { type Marriage, marriageOf, sideOf } from '../file/marriages.ts'
import { addNotes } from '../file/notes.ts'
import { processingForm } from '../letters/reissue.ts'
import { refusalLetter } from '../letters/refusal.ts'
import { requestOf } from '../requests.ts'
import { sentenceOf } from '../rules/verdict.ts'
import { office, wantNames } from '../texts.zh.ts'
import { judge, type ReissueAnswers } from './open.ts'
import type { ReissueFacts } from './service.ts'

const factsOf = (file: CaseFile) => file.facts as ReissueFacts
const answersOf = (tx: Tx, file: CaseFile) => openJson(tx.db.keys, file.answersSealed) as ReissueAnswers

const addEvidence: Effect = async (_tx, _actor, file, input) => ({
  evidence: [...new Set([...factsOf(file).evidence, input.evidenceKind as string])],
})

/**
 * The certificate is issued: the marriage is judged once more as it stands now, then number, file, note and blank come in this
 * transaction or not at all. It says that the marriage began on its original day.
 */
const issue: Effect = async (tx, actor, file) => {
  const request = await requestOf(tx, file.id)
  const answers = answersOf(tx, file)
  const facts = factsOf(file)
  const relationId = request.relation_id ?? (await relationOfClaim(tx, actor, file, request.person_id ?? '', answers))
  await lockMarriage(tx, relationId)
  const marriage = (await marriageOf(tx, actor, relationId)) as Marriage
  const side = sideOf(marriage, request.person_id) ?? 'MAN'
  const person = side === 'MAN' ? marriage.man : marriage.woman
  const other = side === 'MAN' ? marriage.woman : marriage.man
  const verdict = await judge(tx, actor, { input: answers, person, marriage, otherId: other.personId })
  if (!verdict.ok) throw new Problem('marriage_records.changed', { why: sentenceOf(verdict) ?? '' })
  const before = marriage.registrations.filter((r) => (answers.want === 'MARRIAGE' ? ['M1', 'M2', 'M4'] : ['M3', 'M5']).includes(r.kind))
  const original = before[0]?.certNo ?? (answers.want === 'MARRIAGE' ? marriage.certNo : marriage.basis)
  const [man, woman] = await partiesOf(tx, actor, marriage)
  const done = await fileRegistration(tx, actor, {
    kind: answers.want === 'MARRIAGE' ? 'M4' : 'M5',
    place: file.place,
    relationId,
    caseId: file.id,
    applyDate: file.receivedOn,
    registrarId: actor.id,
    checkerId: facts.reviewedBy ?? null,
    originalCertNo: original,
    man,
    woman,
    copies: [side],
    content: { applicant: side, loss: answers.loss, by: answers.by, since: marriage.registeredOn, note: verdict.note ?? '' },
  })
  await replace(tx, actor, before, { place: file.place, certNo: done.certNo, note: verdict.note, want: answers.want })
  await issueLetter(tx, actor, {
    word: '瑞民婚补',
    caseId: file.id,
    place: file.place,
    person: person.name,
    office,
    make: (number, qr) =>
      processingForm(
        { marriage, person, answers, certNo: done.certNo, serials: done.serials, original, note: verdict.note, on: tx.today },
        number,
        qr,
      ),
  })
  return { certNo: done.certNo, certificateId: done.registrationId }
}

/** The old certificates of this kind are worth nothing any more, and their files say why. */
async function replace(
  tx: Tx,
  actor: Actor,
  before: Marriage['registrations'],
  now: { place: string; certNo: string; note: string | undefined; want: 'MARRIAGE' | 'DIVORCE' },
): Promise<void> {
  const ids = before.filter((r) => r.status === 'VALID').map((r) => r.registrationId)
  if (ids.length > 0) await tx.updateTable('marriage_registration').set({ status: 'REPLACED' }).where('id', 'in', ids).execute()
  await addNotes(
    tx,
    actor,
    before.slice(0, 1).map((r) => ({ id: r.registrationId, place: now.place })),
    {
      kind: 'REISSUED',
      on: tx.today,
      text: `补发${wantNames[now.want]} ${now.certNo}${now.note ? `，${now.note}` : ''}`,
      basis: now.certNo,
    },
  )
}

/**
 * A marriage that was proven without a file comes into the archive; one that has ended with its end. Throws
 * `marriage.already_married`.
 */
async function relationOfClaim(tx: Tx, actor: Actor, file: CaseFile, personId: string, { claimed, want }: ReissueAnswers): Promise<string> {
  if (!claimed) throw new Problem('marriage_records.no_marriage')
  const people = await asOffice(tx, actor, () =>
    tx.selectFrom('person').select(['id', 'sex']).where('id', 'in', [personId, claimed.otherId]).execute(),
  )
  const relationId = await enterRelation(tx, {
    place: file.place,
    source: 'ARCHIVE',
    registeredOn: claimed.registeredOn,
    certNo: claimed.certNo || null,
    registryName: claimed.registryName,
    manId: people.find((p) => p.sex === 'M')?.id ?? '',
    womanId: people.find((p) => p.sex === 'F')?.id ?? '',
  })
  if (want === 'DIVORCE') {
    const ended = { status: 'DISSOLVED_BY_REGISTRATION', ended_on: claimed.registeredOn, basis: claimed.certNo || null }
    await tx.updateTable('marriage_relation').set(ended).where('id', '=', relationId).execute()
    await tx.updateTable('marriage_spouse').set({ effective: false }).where('relation_id', '=', relationId).execute()
  }
  await tx.updateTable('marriage_request').set({ relation_id: relationId }).where('case_id', '=', file.id).execute()
  return relationId
}

/** The two people as the register names them today. */
async function partiesOf(tx: Tx, actor: Actor, m: Marriage): Promise<[FiledParty, FiledParty]> {
  const rows = await asOffice(tx, actor, () =>
    tx
      .selectFrom('person')
      .select(['id', 'name', 'birth_date', 'id_hash', 'id_sealed', 'id_mask', 'place'])
      .where('id', 'in', [m.man.personId, m.woman.personId])
      .execute(),
  )
  const party = (id: string): FiledParty => {
    const r = rows.find((x) => x.id === id)
    if (!r) throw new Problem('marriage_records.no_marriage')
    return {
      personId: r.id,
      name: r.name,
      birthDate: r.birth_date,
      idHash: r.id_hash,
      idSealed: r.id_sealed,
      idMask: r.id_mask,
      household: /^\d+$/.test(r.place) ? r.place : null,
    }
  }
  return [party(m.man.personId), party(m.woman.personId)]
}

const refuse: Effect = async (tx, actor, file, input) => {
  const facts = factsOf(file)
  await issueLetter(tx, actor, {
    word: '瑞民婚补',
    caseId: file.id,
    place: file.place,
    person: file.title,
    office,
    make: (number, qr) =>
      refusalLetter(
        {
          title: '不予补发婚姻登记证告知书',
          name: file.title,
          what: `补领${wantNames[facts.want]}`,
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

export const reissueEffects: Readonly<Record<string, Effect>> = {
  find_archive: async () => ({ archive: 'FOUND' }),
  miss_archive: async () => ({ archive: 'MISSING' }),
  add_evidence: addEvidence,
  review: async (_tx, actor) => ({ reviewedBy: actor.id }),
  issue,
  refuse,
}
