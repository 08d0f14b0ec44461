import { chineseDay } from '#kernel/day.ts'
import { visitDone } from '#modules/services/marriage-booking/public.ts'
import type { CaseFile, Effect } from '#platform/cases/case-file.ts'
import type { Tx } from '#platform/db/tx.ts'
import { askBase, keepAnswer, lastAnswer, openQuestion } from '../base/question.ts'
import type { BaseRecord } from '../base/gateway.ts'
import type { DivorcePapers } from '../form.ts'
import { divorceEnded } from '../letters/divorce.ts'
import { refusalNotice } from '../letters/forms.ts'
import { officeOf, paperOf } from '../letters/issue.ts'
import { requireMet } from '../registration/require-met.ts'
import { archive, handOver } from '../registration/hand-over.ts'
import { closeFile, requireNoRelative, requirePaperTime } from '../registration/open.ts'
import { peopleOfCase, sideNames } from '../registration/people.ts'
import { accept } from './accept.ts'
import { givePlaceBack } from './held-place.ts'
import { knownDivorce, lookedUp } from './known.ts'
import { requireOpenOffice } from './office-hours.ts'
import { register } from './register.ts'
import { type DivorceFacts, divorceService } from './service.ts'
import { tellBoth } from './remind.ts'
import { countTerm, keepTerm, remindLater, reminderText, termOf } from './term.ts'

const verify: Effect = async (tx, actor, file, input) => {
  const known = await knownDivorce(tx, actor, file, input as DivorcePapers)
  await requireNoRelative(tx, actor, [known.people.man.personId, known.people.woman.personId])
  requireMet(known.findings, ['IDENTITY', 'JURISDICTION', 'PAPERS', 'AGREEMENT'])
  await askBase(tx, actor, file.id, known.people)
  return { verifiedBy: actor.id }
}

const baseAnswered: Effect = async (tx, actor, file) => {
  const known = await knownDivorce(tx, actor, file)
  return { base: lookedUp(known, known.answer?.records ?? (await lastAnswer(tx, file.id))?.records ?? []), baseOn: tx.today }
}

const answerByHand: Effect = async (tx, actor, file, input) => {
  const records = input.records as BaseRecord[]
  const question = await openQuestion(tx, file.id)
  if (question) await keepAnswer(tx, question.id, 'BY_HAND', records)
  return { base: lookedUp(await knownDivorce(tx, actor, file), records), baseOn: tx.today }
}

const askAgain: Effect = async (tx, actor, file) => {
  await askBase(tx, actor, file.id, await peopleOfCase(tx, actor, file.id))
  return { base: 'waiting' }
}

const settleConflict: Effect = async (tx, _actor, _file, input) => ({
  base: input.outcome === 'CLEAR' ? 'found' : 'conflict',
  baseOn: tx.today,
})

const withdraw: Effect = async (tx, actor, file, input) => {
  const facts = file.facts as DivorceFacts
  await requireOpenOffice(tx, facts.coolingEnd, '两人在发证期限内不一起来申请，也视为撤回。')
  const by = input.by === 'BOTH' ? '双方' : sideNames[input.by as 'MAN']
  await end(tx, actor, file, by)
  return undefined
}

const lapse: Effect = async (tx, actor, file) => {
  await end(tx, actor, file, null)
  return undefined
}

/** Over without a divorce: the paper, both told, the place given back, both free to apply again. */
async function end(tx: Tx, actor: Parameters<Effect>[1], file: CaseFile, by: string | null): Promise<void> {
  const term = await termOf(tx, file.id)
  const f = {
    names: file.title,
    receiptNo: term?.receiptNo ?? '',
    receivedOn: term?.receivedOn ?? file.receivedOn,
    on: tx.today,
    office: await officeOf(tx, file.place),
    by,
  }
  await paperOf(tx, actor, file, (number, qr) => divorceEnded(f, number, qr))
  await tellBoth(tx, file.id, `您在婚姻登记处的申请（${f.receiptNo}）已${by ? '撤回' : '因期限届满视为撤回'}，办理终止。`)
  await givePlaceBack(tx, actor, file, by ? '撤回申请' : '期限届满')
  await closeFile(tx, file.id)
}

const declare: Effect = async (tx, actor, file, input) => {
  const facts = file.facts as DivorceFacts
  await requireOpenOffice(tx, facts.windowEnd, '视为撤回离婚登记申请，可以重新申请。')
  for (const at of [input.manAt, input.womanAt]) await requirePaperTime(tx, at as string | undefined)
  const people = await peopleOfCase(tx, actor, file.id)
  await requireNoRelative(tx, actor, [people.man.personId, people.woman.personId])
  await askBase(tx, actor, file.id, people)
  return { at: 'declared', base: 'waiting', verifiedBy: actor.id }
}

const review: Effect = async (tx, actor, file) => {
  const known = await knownDivorce(tx, actor, file)
  await requireNoRelative(tx, actor, [known.people.man.personId, known.people.woman.personId])
  requireMet(known.findings)
  return { at: 'reviewed', reviewedBy: actor.id }
}

/** The days off of the year were published: dates still to come are counted again, both are told, both versions stay. */
const recount: Effect = async (tx, _actor, file) => {
  const before = await termOf(tx, file.id)
  if (!before) return { provisional: false }
  const counted = await countTerm(tx, before.receiptNo, before.receivedOn)
  const now = before.coolingEnd < tx.today ? { ...counted, coolingEnd: before.coolingEnd, windowOpens: before.windowOpens } : counted
  await keepTerm(tx, file, now)
  if (now.windowEnd !== before.windowEnd || now.coolingEnd !== before.coolingEnd) {
    await tellBoth(tx, file.id, `放假安排公布后日期有变化。冷静期到${chineseDay(now.coolingEnd)}止。${reminderText(now)}`)
    await remindLater(tx, file, now)
  }
  return { coolingEnd: now.coolingEnd, windowOpens: now.windowOpens, windowEnd: now.windowEnd, provisional: now.provisional }
}

const refuse =
  (accepted: boolean): Effect =>
  async (tx, actor, file, input) => {
    const known = await knownDivorce(tx, actor, file)
    const found = known.findings.filter((f) => f.ok === false).map((f) => `${f.said}（${f.article}）`)
    const notice = {
      service: divorceService.title,
      names: file.title,
      reasons: [...found, String(input.reason)],
      accepted,
      office: await officeOf(tx, file.place),
      on: tx.today,
    }
    await paperOf(tx, actor, file, (number, qr) => refusalNotice(notice, number, qr))
    await givePlaceBack(tx, actor, file, '不予办理')
    await closeFile(tx, file.id)
    return undefined
  }

const leave: Effect = async (tx, actor, file) => {
  await visitDone(tx, actor, (file.facts as DivorceFacts).bookingId)
  await closeFile(tx, file.id)
  return undefined
}

export const divorceEffects: Readonly<Record<string, Effect>> = {
  verify,
  base_answered: baseAnswered,
  answer_by_hand: answerByHand,
  ask_again: askAgain,
  settle_conflict: settleConflict,
  accept,
  withdraw,
  open_window: async () => ({ at: 'issue_window' }),
  recount,
  declare,
  review,
  register,
  hand_over: handOver,
  archive,
  lapse,
  not_accept: refuse(false),
  refuse: refuse(true),
  leave,
}
