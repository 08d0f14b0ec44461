import { visitDone } from '#modules/services/marriage-booking/public.ts'
import { recordDivorce } from '#modules/core/life-events/public.ts'
import { Problem } from '#kernel/problem.ts'
import type { Effect } from '#platform/cases/case-file.ts'
import { recordsOf } from '#platform/cases/records.ts'
import { actorNames } from '#platform/identity/names.ts'
import { uploadLater } from '../base/question.ts'
import { processingForm } from '../letters/forms.ts'
import { coupleOnForm, officeOf, paperOf } from '../letters/issue.ts'
import { endRelation, fileRegistration } from '../register/file.ts'
import { filedParty } from '../registration/filed-party.ts'
import { closeFile, requireNoRelative } from '../registration/open.ts'
import { obstacles } from '../rules/examine.ts'
import { requireOpenOffice } from './office-hours.ts'
import { knownDivorce } from './known.ts'
import type { DivorceFacts } from './service.ts'

/** The divorce itself, in one transaction: number, blanks, the marriage ended, upload, and what follows. Throws `marriage.*`. */
export const register: Effect = async (tx, actor, file) => {
  const facts = file.facts as DivorceFacts
  await requireOpenOffice(tx, facts.windowEnd, '视为撤回离婚登记申请，可以重新申请。')
  const known = await knownDivorce(tx, actor, file)
  const { man, woman } = known.people
  await requireNoRelative(tx, actor, [man.personId, woman.personId])
  const why = obstacles(known.findings)
  if (why.length > 0 || !known.papers || !facts.relationId) throw new Problem('marriage.not_eligible', { why: `${why.join('；')}。` })
  const checkerId = facts.reviewedBy ?? null
  const filed = await fileRegistration(tx, actor, {
    kind: 'M3',
    place: file.place,
    relationId: facts.relationId,
    caseId: file.id,
    applyDate: facts.receivedOn ?? file.receivedOn,
    registrarId: actor.id === checkerId ? (facts.verifiedBy ?? actor.id) : actor.id,
    checkerId,
    originalCertNo: known.papers.certificate.certNo,
    man: filedParty(man, known.papers.man.household),
    woman: filedParty(woman, known.papers.woman.household),
    copies: ['MAN', 'WOMAN'],
    content: {
      parties: { MAN: known.papers.man, WOMAN: known.papers.woman },
      materials: known.papers.materials,
      agreement: known.papers.agreement,
    },
  })
  await endRelation(tx, facts.relationId, { status: 'DISSOLVED_BY_REGISTRATION', on: tx.today, basis: filed.certNo })
  await uploadLater(tx, actor, file.id, filed.registrationId, known.people, {
    kind: 'M3',
    certNo: filed.certNo,
    registerDate: tx.today,
    registry: await officeOf(tx, file.place),
    ends: known.papers.certificate.certNo,
  })
  const names = await actorNames(tx, [actor.id, checkerId ?? ''])
  const [last] = (await recordsOf<{ opinion?: string }>(tx, file.id, ['review'])).slice(-1)
  const processed = {
    certNo: filed.certNo,
    serials: filed.serials,
    registrar: names.get(actor.id) ?? '',
    checker: names.get(checkerId ?? '') ?? '',
    materials: known.papers.materials,
    findings: known.findings,
    opinion: last?.content.opinion ?? '',
  }
  const couple = coupleOnForm(tx, 'M3', known.people, known.papers, await officeOf(tx, file.place))
  await paperOf(tx, actor, file, (number, qr) => processingForm(couple, processed, number, qr))
  await visitDone(tx, actor, facts.issueBookingId)
  await closeFile(tx, file.id)
  await recordDivorce(tx, actor, {
    relationId: facts.relationId,
    manId: man.personId,
    womanId: woman.personId,
    on: tx.today,
    certNo: filed.certNo,
  })
  return { registrationId: filed.registrationId }
}
