import type { z } from 'zod'
import { Problem } from '#kernel/problem.ts'
import { type Role, roleNames } from '#kernel/role.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { closeLine, linesOfEvent } from '#platform/life-events/lines.ts'
import { askWithdrawal, decideWithdrawal, judgeDate, lockEvent } from '#platform/life-events/withdraw.ts'
import type { askEventWithdrawal, closeEventLine, decideEventWithdrawal, judgeEventDate } from '../contract.ts'
import { isOwnKin } from '../queries/masked.ts'
import { mayClose } from '../rules/may-close.ts'

/** Nobody works on what follows from a death in their own family. Throws `life_event.own_kin`. */
async function requireNotOwnKin(tx: Tx, actor: Actor, personId: string): Promise<void> {
  if (await isOwnKin(tx, actor, personId)) throw new Problem('life_event.own_kin')
}

type In<E extends { input: z.ZodObject }> = z.output<E['input']>

/** What was done about a line, by whoever it is for. Throws `life_event.not_found`, `.not_standing`, `.line_closed`, `.not_your_line`. */
export async function close(tx: Tx, actor: Actor, { eventId, lineId, note }: In<typeof closeEventLine>) {
  const event = await lockEvent(tx, eventId)
  await requireNotOwnKin(tx, actor, event.personId)
  if (event.state === 'withdrawn') throw new Problem('life_event.not_standing')
  const lines = await linesOfEvent(tx, eventId)
  const line = lines.find((l) => l.id === lineId)
  if (!line) throw new Problem('life_event.not_found')
  if (line.state !== 'open' || !line.kept.byHand) throw new Problem('life_event.line_closed')
  if (!mayClose(line, actor)) throw new Problem('life_event.not_your_line', { role: roleNames[line.role as Role] ?? '' })
  await closeLine(tx, actor, line, note)
  await record(tx, actor, { act: 'life_event.close_line', subjectKind: 'life_event', subjectId: eventId, place: event.place })
  return { open: lines.filter((l) => l.state === 'open').length - 1 }
}

/** Throws `life_event.*`. */
export async function ask(tx: Tx, actor: Actor, { eventId, reason }: In<typeof askEventWithdrawal>) {
  await requireNotOwnKin(tx, actor, (await lockEvent(tx, eventId)).personId)
  await askWithdrawal(tx, actor, eventId, reason)
  return { state: 'withdrawing' }
}

/** A second person decides. Throws `life_event.*`. */
export async function decide(tx: Tx, actor: Actor, input: In<typeof decideEventWithdrawal>) {
  await requireNotOwnKin(tx, actor, (await lockEvent(tx, input.eventId)).personId)
  await decideWithdrawal(tx, actor, input)
  return { state: input.agree ? 'withdrawn' : 'standing' }
}

/** Throws `life_event.*`. */
export async function judge(tx: Tx, actor: Actor, input: In<typeof judgeEventDate>) {
  await requireNotOwnKin(tx, actor, (await lockEvent(tx, input.eventId)).personId)
  await judgeDate(tx, actor, input)
  return { happenedOn: input.happenedOn }
}
