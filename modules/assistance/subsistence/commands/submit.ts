import type { z } from 'zod'
import { dueOn } from '#platform/cases/clocks.ts'
import { Problem } from '#kernel/problem.ts'
import { isWithin } from '#kernel/place.ts'
import { keepConsents } from '#modules/assistance/consents/public.ts'
import { dropDraft } from '#platform/cases/drafts.ts'
import { openCase } from '#platform/cases/open-case.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { giveToCase } from '#platform/files/files.ts'
import { enqueueMessage } from '#platform/notify/send.ts'
import { daysOf } from '#platform/policy/parameters.ts'
import type { submitApplication } from '../contract.ts'
import type { Application } from '../form.ts'
import { adultsWithoutConsent, checkedApplication } from '../rules/check-application.ts'
import { subsistence } from '../service.ts'
import { kinshipOf } from '#platform/identity/relatives.ts'
import { keepAway } from '../household/kin.ts'
import { linkPeople, requireAlive, requireNotHelped } from './people.ts'
import { townWord } from './town-word.ts'

type Input = z.output<(typeof submitApplication)['input']>

/** Files an application: checks, number, case, people, papers and first clocks in one transaction. */
export async function submit(tx: Tx, actor: Actor, { requestId, answers, onBehalf }: Input) {
  const a = checkedApplication(answers, tx.today)
  const village = await tx
    .selectFrom('division')
    .select(['code', 'parent'])
    .where('code', '=', a.village)
    .where('level', '=', 'village')
    .executeTakeFirst()
  if (!village) throw new Problem('subsistence.unknown_village')
  requireMayFile(actor, a, onBehalf)
  const people = await linkPeople(tx, actor, a)
  if (actor.kind === 'resident' && actor.person && ![...people.values()].some((p) => p.personId === actor.person))
    throw new Problem('subsistence.not_in_household')
  await requireAlive(tx, actor, people.values())
  await requireNotHelped(tx, actor, people.values())
  const kin = await kinshipOf(
    tx,
    actor,
    [...people.values()].map((p) => p.hash),
  )
  if (kin.staff.includes(actor.id)) throw new Problem('subsistence.own_kin')
  const self = a.members.find((m) => m.relation === 'SELF')
  const applicantId = people.get(self?.ref ?? '')?.personId ?? null
  const missing = adultsWithoutConsent(a, tx.today)
  const opened = await openCase(tx, actor, {
    service: subsistence.name,
    place: a.village,
    office: await townWord(tx, a.village),
    requestId,
    move: 'submit',
    applicantId,
    title: `${self?.name}${a.members.length > 1 ? `等 ${a.members.length} 人` : ''}`,
    answers: { ...a, onBehalf: onBehalf ?? null },
    formVersion: a.formVersion,
    facts: { onBehalf: onBehalf !== undefined, staffRelative: a.consent.nearRelative.has || kin.related, consentMissing: missing.length },
    access: [...(actor.person ? [{ party: actor.person, reason: 'filer' }] : []), ...adultParties(a, people)],
  })
  await tx
    .insertInto('subsistence_person')
    .values(
      a.members.map((m) => ({
        case_id: opened.caseId,
        ref: m.ref,
        id_hash: people.get(m.ref)?.hash ?? '',
        person_id: people.get(m.ref)?.personId ?? null,
        place: a.village,
      })),
    )
    .execute()
  const numbers = new Map(a.members.map((m) => [m.ref, m.idNumber]))
  await keepConsents(
    tx,
    actor,
    { caseId: opened.caseId, place: a.village, source: 'application' },
    a.consent.signatures.flatMap((s) => {
      const idNumber = numbers.get(s.ref)
      return idNumber ? [{ idNumber, signedOn: s.signedOn }] : []
    }),
  )
  const signatures = a.consent.signatures.flatMap((s) => (s.fileId ? [s.fileId] : []))
  await giveToCase(tx, actor, opened.caseId, a.village, [
    ...a.files.map((f) => f.fileId),
    ...signatures,
    ...(onBehalf?.fileId ? [onBehalf.fileId] : []),
  ])
  await keepAway(tx, actor, opened.caseId, kin)
  await dropDraft(tx, actor, subsistence.name)
  await enqueueMessage(tx, {
    kind: 'submitted',
    to: a.phone,
    caseId: opened.caseId,
    text: `您的低保申请已收到，编号 ${opened.number}。镇里受理后会告诉您。`,
  })
  const days = await daysOf(tx, 'limit.town.opinion', tx.today)
  return {
    caseId: opened.caseId,
    number: opened.number,
    step: opened.step,
    receivedOn: tx.today,
    latestOn: dueOn(tx.today, days, 'working_days'),
  }
}

function requireMayFile(actor: Actor, a: Application, onBehalf: Input['onBehalf']): void {
  if (actor.kind === 'resident') return
  if (actor.role !== 'village_worker') throw new Problem('actor.not_allowed')
  if (!isWithin(a.village, actor.place)) throw new Problem('subsistence.not_your_village')
  if (!onBehalf) throw new Problem('subsistence.needs_authority')
}

/** The applicant and the spouse may follow the case; other members see it through them. */
function adultParties(a: Application, people: Map<string, { personId: string | null }>) {
  return a.members
    .filter((m) => m.relation === 'SELF' || m.relation === 'SPOUSE')
    .flatMap((m) => {
      const id = people.get(m.ref)?.personId
      return id ? [{ party: id, reason: m.relation === 'SELF' ? 'applicant' : 'spouse' }] : []
    })
}
