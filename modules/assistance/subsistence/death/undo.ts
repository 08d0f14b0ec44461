import { randomUUID } from 'node:crypto'
import { closeIfNothingLeft } from '#modules/assistance/recovery/public.ts'
import { advance } from '#platform/cases/advance.ts'
import { findCase } from '#platform/cases/view.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { releaseHold } from '#platform/entitlements/hold.ts'
import type { Consequence, Line } from '#platform/life-events/event.ts'
import { restorePayee } from '../change/payee.ts'
import { dropChange, withdrawFact } from '../change/withdraw.ts'
import { holdOf } from './hold-of.ts'

/** The report was a mistake: the change is dropped or withdrawn, the payee is paid again, the claim and the hold end. */
export const undoDeath: NonNullable<Consequence['undo']> = async (tx, actor, event, lines, reason) => {
  const words = new Map<string, string>()
  const of = (name: string) => lines.filter((l) => l.name === `subsistence.${name}`)
  for (const line of of('payee')) words.set(line.id, await payeeBack(tx, line))
  for (const line of of('change')) words.set(line.id, await changeBack(tx, actor, line, reason))
  for (const line of of('recovery')) words.set(line.id, await closeIfNothingLeft(tx, actor, line.subject, reason))
  await releaseHold(tx, actor, holdOf(event.id))
  for (const line of of('hold')) words.set(line.id, '恢复发放，暂缓的月份随下一次名册补发')
  return words
}

async function changeBack(tx: Tx, actor: Actor, line: Line, reason: string): Promise<string> {
  const { caseId } = line
  if (!caseId) return '不用再办'
  const { step } = await findCase(tx, actor, caseId)
  if (step === 'decided') {
    await withdrawFact(tx, actor, { caseId, reason })
    return '变更已撤销，各月重新核算，发了撤销通知书'
  }
  if (step === 'dropped') return '变更没有作出'
  if (step === 'proposed') await advance(tx, actor, { caseId, move: 'send_back', requestId: randomUUID(), input: { reason } })
  await dropChange(tx, actor, { caseId, reason })
  return '变更办件已终止，没有作变更'
}

async function payeeBack(tx: Tx, line: Line): Promise<string> {
  if (!line.caseId) return '不用再换'
  await restorePayee(tx, line.subject, line.caseId)
  return '恢复原来的领款人'
}
