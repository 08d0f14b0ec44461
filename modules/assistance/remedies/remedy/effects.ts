import { randomUUID } from 'node:crypto'
import { Problem } from '#kernel/problem.ts'
import { restartApplication, restartChange, stayChange, tellFamily } from '#modules/assistance/subsistence/public.ts'
import type { CaseFile, Effect } from '#platform/cases/case-file.ts'
import { linkCases } from '#platform/cases/links.ts'
import { findCase } from '#platform/cases/view.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { remedyKindNames } from '../texts.zh.ts'
import { sendAcceptance, sendOutcome } from './letters.ts'
import type { RemedyFacts } from './service.ts'

const factsOf = (file: CaseFile) => file.facts as RemedyFacts

/** 受理: the family learns until when there will be a decision. */
const accept: Effect = async (tx, actor, file) => {
  await sendAcceptance(tx, actor, file)
  await tell(tx, actor, file, '已受理，由没有参与原决定的人员审查')
  return undefined
}

const notAccept: Effect = async (tx, actor, file, input) => {
  await settle(tx, file, 'NOT_ACCEPTED')
  await sendOutcome(tx, actor, file, { outcome: 'NOT_ACCEPTED', reason: String(input.reason), disputed: null, newCase: null })
  await tell(tx, actor, file, '不予受理，理由请登录查看决定书')
  return undefined
}

const take: Effect = async (_tx, actor) => ({ examiner: actor.id })

const propose: Effect = async (_tx, actor, _file, input) => ({ proposedBy: actor.id, proposal: input.outcome })

const recordJudgment: Effect = async (tx, actor, _file, input) => {
  if (String(input.judgedOn) > tx.today) throw new Problem('subsistence.future_date', { field: '判决日期' })
  return { proposedBy: actor.id, proposal: input.outcome }
}

const sendBack: Effect = async () => ({ proposedBy: undefined, proposal: undefined })

const uphold: Effect = async (tx, actor, file, input) => {
  await settle(tx, file, 'UPHELD')
  await sendOutcome(tx, actor, file, { outcome: 'UPHELD', reason: String(input.reason), disputed: null, newCase: null })
  await tell(tx, actor, file, '已有处理决定，请登录查看决定书')
  return undefined
}

/**
 * 变更、撤销: the contested case stays as it ended; beside it a new one begins where it must be done again, and its decision
 * is made in the place of the first. All of it with the letter, or nothing.
 */
const decideAgain =
  (outcome: 'CHANGED' | 'CANCELLED'): Effect =>
  async (tx, actor, file, input) => {
    const disputed = input.disputed as 'FACTS' | 'LAW'
    const made = await restart(tx, actor, file, disputed)
    await linkCases(tx, made.caseId, file.id, 'follows')
    await settle(tx, file, outcome)
    await sendOutcome(tx, actor, file, { outcome, reason: String(input.reason), disputed, newCase: made.number })
    await tell(tx, actor, file, '已有处理决定，您的申请会重新办理，请登录查看')
    return undefined
  }

async function restart(tx: Tx, actor: Actor, file: CaseFile, disputed: 'FACTS' | 'LAW') {
  const contested = await findCase(tx, actor, factsOf(file).contestedCase)
  const requestId = randomUUID()
  if (contested.service === 'subsistence_change') return restartChange(tx, actor, { contested, remedy: file.number, requestId })
  const backdated = (await parametersOf(tx)).find('remedy.effectiveFrom', tx.today)?.value === 'CONTESTED_DECISION'
  return restartApplication(tx, { contested, disputed, backdated, requestId })
}

/** 停止执行: a suspension is lifted at once; what was decided in the rows is told to those who pay. */
const orderStay: Effect = async (tx, actor, file) => {
  const lifted = await stayChange(tx, actor, await findCase(tx, actor, factsOf(file).contestedCase))
  await tell(tx, actor, file, lifted ? '审查期间恢复发放' : '审查期间停止执行原来的决定')
  return { stayed: true }
}

const withdraw: Effect = async (tx, _actor, file) => {
  await settle(tx, file, 'WITHDRAWN')
  return undefined
}

export const remedyEffects: Readonly<Record<string, Effect>> = {
  accept,
  accept_late: accept,
  not_accept: notAccept,
  take,
  propose,
  record_judgment: recordJudgment,
  send_back: sendBack,
  order_stay: orderStay,
  uphold,
  change: decideAgain('CHANGED'),
  cancel: decideAgain('CANCELLED'),
  withdraw,
}

async function settle(tx: Tx, file: CaseFile, outcome: string): Promise<void> {
  await tx.updateTable('remedy').set({ outcome, decided_on: tx.today }).where('case_id', '=', file.id).execute()
}

async function tell(tx: Tx, actor: Actor, file: CaseFile, what: string): Promise<void> {
  const { contestedCase, kind } = factsOf(file)
  await tellFamily(tx, await findCase(tx, actor, contestedCase), `您的${remedyKindNames[kind]}（${file.number}）${what}。`)
}
