import { Problem } from '#kernel/problem.ts'
import { visitDone } from '#modules/services/marriage-booking/public.ts'
import { recordMarriage } from '#modules/core/life-events/public.ts'
import { recordsOf } from '#platform/cases/records.ts'
import type { Effect } from '#platform/cases/case-file.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import { uploadLater } from '../base/question.ts'
import { processingForm } from '../letters/forms.ts'
import { coupleOnForm, officeOf, paperOf } from '../letters/issue.ts'
import { enterRelation, fileRegistration } from '../register/file.ts'
import { obstacles } from '../rules/examine.ts'
import { filedParty } from './filed-party.ts'
import { knownOf } from './known.ts'
import { closeFile, requireNoRelative } from './open.ts'
import type { RegistrationFacts } from './service.ts'

/**
 * The act itself: looked at once more by today's law, then marriage, number, blanks, processing form, upload and what follows
 * from it, in one transaction. When anything fails nothing of it is there, the number included. Throws `marriage.*`,
 * `certificate.no_blanks`.
 */
export const register: Effect = async (tx, actor, file) => {
  const facts = file.facts as RegistrationFacts
  const known = await knownOf(tx, actor, file)
  const { man, woman } = known.people
  await requireNoRelative(tx, actor, [man.personId, woman.personId])
  const why = obstacles(known.findings)
  if (why.length > 0 || !known.papers) throw new Problem('marriage.not_eligible', { why: `${why.join('；')}。` })
  const office = await officeOf(tx, file.place)
  const relationId = await enterRelation(tx, {
    place: file.place,
    source: 'REGISTERED',
    registeredOn: tx.today,
    certNo: null,
    registryName: office,
    manId: man.personId,
    womanId: woman.personId,
  })
  const checkerId = facts.reviewedBy ?? null
  const filed = await fileRegistration(tx, actor, {
    kind: facts.kind,
    place: file.place,
    relationId,
    caseId: file.id,
    applyDate: file.receivedOn,
    registrarId: actor.id === checkerId ? (facts.verifiedBy ?? actor.id) : actor.id,
    checkerId,
    man: filedParty(man, known.papers.man.household),
    woman: filedParty(woman, known.papers.woman.household),
    copies: ['MAN', 'WOMAN'],
    content: {
      parties: { MAN: known.papers.man, WOMAN: known.papers.woman },
      materials: known.papers.materials,
      declaration: known.declaration,
    },
  })
  await tx.updateTable('marriage_relation').set({ cert_no: filed.certNo }).where('id', '=', relationId).execute()
  const upload = { kind: facts.kind, certNo: filed.certNo, registerDate: tx.today, registry: office, ends: null }
  await uploadLater(tx, actor, file.id, filed.registrationId, known.people, upload)
  const names = await actorNames(tx, [actor.id, checkerId ?? ''])
  const couple = coupleOnForm(tx, facts.kind, known.people, known.papers, office)
  const processed = {
    certNo: filed.certNo,
    serials: filed.serials,
    registrar: names.get(actor.id) ?? '',
    checker: names.get(checkerId ?? '') ?? '',
    materials: known.papers.materials,
    findings: known.findings,
    opinion: await opinionOf(tx, file.id),
  }
  await paperOf(tx, actor, file, (number, qr) => processingForm(couple, processed, number, qr))
  await visitDone(tx, actor, facts.bookingId)
  await closeFile(tx, file.id)
  await recordMarriage(tx, actor, { relationId, manId: man.personId, womanId: woman.personId, on: tx.today, certNo: filed.certNo })
  return { registrationId: filed.registrationId, relationId }
}

async function opinionOf(tx: Tx, caseId: string): Promise<string> {
  const [last] = (await recordsOf<{ opinion?: string }>(tx, caseId, ['review'])).slice(-1)
  return last?.content.opinion ?? ''
}
