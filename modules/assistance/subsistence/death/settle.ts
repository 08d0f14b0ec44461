import { yuan } from '#kernel/money.ts'
import type { CaseFile } from '#platform/cases/case-file.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { releaseHold } from '#platform/entitlements/hold.ts'
import type { Line } from '#platform/life-events/event.ts'
import { closeLine, closeLinesOfCase, linesAbout, noteOn, waitForCase } from '#platform/life-events/lines.ts'
import type { Outcome } from '../change/outcome.ts'
import { holdOf } from './hold-of.ts'

/**
 * A decided change closes what a recorded death asked of this household: the change itself, the payee, the claim. When
 * nothing is left to work out the payment goes on.
 */
export async function settleDeath(tx: Tx, actor: Actor, file: CaseFile, outcome: Outcome, recoveryCase: string | null): Promise<void> {
  await closeLinesOfCase(tx, actor, file.id, `变更已确认，${file.number}`)
  const lines = (await linesAbout(tx, outcome.running.rootId)).filter((l) => l.name.startsWith('subsistence.'))
  if (lines.length === 0) return
  const open = (name: string) => lines.filter((l) => l.name === `subsistence.${name}` && l.state === 'open')
  if (outcome.change.payee) for (const line of open('payee')) await closeLine(tx, actor, line, '领款人已更换', file.id)
  if (outcome.change.kind === 'DEATH') for (const line of open('recovery')) await claimed(tx, actor, line, outcome, recoveryCase)
  await letGo(tx, actor, outcome.running.rootId)
}

/** What was paid too much is known now: its recovery is waited for, or there is nothing to recover. */
async function claimed(tx: Tx, actor: Actor, line: Line, { owed }: Outcome, recoveryCase: string | null): Promise<void> {
  if (!recoveryCase) await closeLine(tx, actor, line, '变更确认后核算，没有多发')
  else
    await waitForCase(tx, line, recoveryCase, {
      found: `去世后多发 ${yuan(owed.overpaidFen)}`,
      act: '已立追缴；镇和家属商量办法，市局决定',
    })
}

async function letGo(tx: Tx, actor: Actor, rootId: string): Promise<void> {
  const lines = await linesAbout(tx, rootId)
  for (const hold of lines.filter((l) => l.name === 'subsistence.hold' && l.state === 'done')) {
    const waits = lines.some(
      (l) => l.eventId === hold.eventId && l.state === 'open' && ['subsistence.change', 'subsistence.payee'].includes(l.name),
    )
    if (waits || (await releaseHold(tx, actor, holdOf(hold.eventId))) === 0) continue
    await noteOn(tx, actor, hold, '已解除暂缓，余下的人从下一次名册起照发')
  }
}
