import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { monthOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import { advance, lockCase } from '#platform/cases/advance.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { requireOpenPeriod } from '#platform/ledger/closing.ts'
import type { receiveReturn } from '../contract.ts'
import '../problems.ts'
import { recovery } from '../service.ts'
import { leftOf } from './effects.ts'
import { enter } from './entries.ts'

/**
 * Money that came back: by voucher, once; when nothing is left the case is closed. Throws `recovery.not_found`,
 * `recovery.not_running`, `recovery.future_date`, `recovery.too_much`, `ledger.period_closed`.
 */
export async function receive(tx: Tx, actor: Actor, input: z.output<(typeof receiveReturn)['input']>): Promise<{ leftFen: number }> {
  const { file } = await lockCase(tx, input.caseId, input.requestId)
  if (file.service !== recovery.name) throw new Problem('recovery.not_found')
  if (file.step !== 'running') throw new Problem('recovery.not_running')
  if (input.receivedOn > tx.today) throw new Problem('recovery.future_date')
  await requireOpenPeriod(tx, monthOf(input.receivedOn))
  const rootId = String(file.facts.rootId)
  await enter(tx, actor, {
    rootId,
    place: file.place,
    caseId: file.id,
    kind: 'return',
    fen: input.fen,
    sourceRef: input.voucher,
    bookedOn: input.receivedOn,
  })
  await record(tx, actor, {
    act: 'recovery.receive',
    subjectKind: 'case',
    subjectId: file.id,
    place: file.place,
    detail: { fen: input.fen },
  })
  const leftFen = await leftOf(tx, rootId)
  if (leftFen === 0) await advance(tx, actor, { caseId: file.id, move: 'close', requestId: randomUUID(), input: {} })
  return { leftFen }
}
