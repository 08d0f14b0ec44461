import { visitDone } from '#modules/services/marriage-booking/public.ts'
import type { CaseFile, Effect } from '#platform/cases/case-file.ts'
import { giveToCase } from '#platform/files/files.ts'
import { askBase, keepAnswer, lastAnswer, openQuestion } from '../base/question.ts'
import type { BaseRecord } from '../base/gateway.ts'
import type { Declaration, Papers } from '../form.ts'
import { marriageApplication, marriageDeclaration, refusalNotice } from '../letters/forms.ts'
import { coupleOnForm, officeOf, paperOf } from '../letters/issue.ts'
import { compareRegisters } from '../rules/base-answer.ts'
import { lawFrom } from '../rules/law.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { knownOf } from './known.ts'
import { closeFile, requireNoRelative, requirePaperTime } from './open.ts'
import { peopleOfCase } from './people.ts'
import { register } from './register.ts'
import { handOver, archive } from './hand-over.ts'
import { requireMet } from './require-met.ts'
import { marriageService, type RegistrationFacts } from './service.ts'

/** Papers read: what is missing is said at once and completely; then the national register is asked. */
const verify: Effect = async (tx, actor, file, input) => {
  const papers = input as Papers
  const known = await knownOf(tx, actor, file, { papers })
  await requireNoRelative(tx, actor, [known.people.man.personId, known.people.woman.personId])
  requireMet(known.findings, ['IDENTITY', 'JURISDICTION', 'PAPERS'])
  await askBase(tx, actor, file.id, known.people)
  const { kind } = file.facts as RegistrationFacts
  const couple = coupleOnForm(tx, kind, known.people, papers, await officeOf(tx, file.place))
  const law = lawFrom(await parametersOf(tx)).on(tx.today)
  await paperOf(tx, actor, file, (number, qr) => marriageApplication(couple, number, qr))
  await paperOf(tx, actor, file, (number, qr) => marriageDeclaration(couple, law.diseaseBars, number, qr))
  return { verifiedBy: actor.id }
}

/** The answer set beside our own register. */
export async function compared(tx: Tx, actor: Actor, file: CaseFile, records: readonly BaseRecord[]) {
  const known = await knownOf(tx, actor, file)
  const standing = (personId: string) => known.marriages.filter((m) => m.personId === personId && m.status === 'EFFECTIVE').length
  const base = compareRegisters({
    base: records,
    standing: { MAN: standing(known.people.man.personId), WOMAN: standing(known.people.woman.personId) },
  })
  return { base, baseOn: tx.today }
}

const baseAnswered: Effect = async (tx, actor, file) => compared(tx, actor, file, (await lastAnswer(tx, file.id))?.records ?? [])

const answerByHand: Effect = async (tx, actor, file, input) => {
  const records = input.records as BaseRecord[]
  const question = await openQuestion(tx, file.id)
  if (question) await keepAnswer(tx, question.id, 'BY_HAND', records)
  return compared(tx, actor, file, records)
}

const askAgain: Effect = async (tx, actor, file) => {
  await askBase(tx, actor, file.id, await peopleOfCase(tx, actor, file.id))
  return { base: 'waiting' }
}

const settleConflict: Effect = async (tx, _actor, _file, input) => ({
  base: input.outcome === 'CLEAR' ? 'clear' : 'married',
  baseOn: tx.today,
})

const declare: Effect = async (tx, actor, file, input) => {
  const declaration = input as Declaration
  for (const at of [declaration.manAt, declaration.womanAt]) await requirePaperTime(tx, at)
  const known = await knownOf(tx, actor, file, { declaration })
  requireMet(known.findings, ['KINSHIP', 'DISEASE', 'STATUS', 'AGE'])
  if (declaration.photo) await giveToCase(tx, actor, file.id, file.place, [declaration.photo])
  return { at: 'declared' }
}

const review: Effect = async (tx, actor, file) => {
  const known = await knownOf(tx, actor, file, { capable: true })
  await requireNoRelative(tx, actor, [known.people.man.personId, known.people.woman.personId])
  requireMet(known.findings)
  return { at: 'reviewed', reviewedBy: actor.id }
}

/** Refused before or after acceptance: the paper lists every reason that the rules found, and what the registrar adds. */
const refuse =
  (accepted: boolean): Effect =>
  async (tx, actor, file, input) => {
    const known = await knownOf(tx, actor, file)
    const found = known.findings.filter((f) => f.ok === false).map((f) => `${f.said}（${f.article}）`)
    const reasons = [...found, String(input.reason)]
    const notice = {
      service: marriageService.title,
      names: file.title,
      reasons,
      accepted,
      office: await officeOf(tx, file.place),
      on: tx.today,
    }
    await paperOf(tx, actor, file, (number, qr) => refusalNotice(notice, number, qr))
    await visitDone(tx, actor, (file.facts as RegistrationFacts).bookingId)
    await closeFile(tx, file.id)
    return undefined
  }

const leave: Effect = async (tx, actor, file) => {
  await visitDone(tx, actor, (file.facts as RegistrationFacts).bookingId)
  await closeFile(tx, file.id)
  return undefined
}

export const marriageEffects: Readonly<Record<string, Effect>> = {
  verify,
  base_answered: baseAnswered,
  answer_by_hand: answerByHand,
  ask_again: askAgain,
  settle_conflict: settleConflict,
  declare,
  review,
  register,
  hand_over: handOver,
  archive,
  not_accept: refuse(false),
  refuse: refuse(true),
  leave,
}
