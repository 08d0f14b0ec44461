import { randomUUID } from 'node:crypto'
import { answerSubsistence, sourceNames } from '#modules/assistance/subsistence/public.ts'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { RowOf } from '#platform/sheets/columns.ts'
import { errorText, readTable } from '#platform/sheets/table.ts'
import '../problems.ts'
import { answerColumns, type AnswerStatus } from './columns.ts'
import { type Asked, waitingFor } from './requests.ts'

type Row = RowOf<typeof answerColumns> & { row: number }

// The worst answer about one person is the answer about the household: a time-out is never clean, a wrong name never proof.
const worst: readonly AnswerStatus[] = ['TIMEOUT', 'REFUSED', 'ID_INVALID', 'NAME_MISMATCH', 'OK', 'NO_RECORD']

/**
 * A source's answers to many cases, whole or not at all: every case waits for this source, and every person it was asked
 * about is answered. Throws the `sheet.*` and `verification.answer_*` Problems.
 */
export async function takeAnswers(
  tx: Tx,
  actor: Actor,
  { source, bytes }: { source: string; bytes: Buffer },
): Promise<{ cases: number; persons: number }> {
  const byNumber = Map.groupBy(await readRows(tx, bytes), (r) => r.number)
  const waiting = new Map((await waitingFor(tx, source, [...byNumber.keys()])).map((w) => [w.number, w]))
  let persons = 0
  for (const [number, rows] of byNumber) {
    const asked = waiting.get(number)
    if (!asked) throw new Problem('verification.answer_case', { row: rows[0]?.row ?? 0, source: sourceNames[source] ?? source, number })
    const answer = answerOf(source, asked, rows)
    await answerSubsistence(tx, actor, { caseId: asked.caseId, requestId: randomUUID(), answers: [answer] } as never)
    persons += asked.members.length
  }
  return { cases: byNumber.size, persons }
}

async function readRows(tx: Tx, bytes: Buffer): Promise<Row[]> {
  const { rows } = await readTable(bytes, answerColumns, tx.today)
  const found: Row[] = []
  for await (const { row, value, errors } of rows) {
    if (errors) throw new Problem('verification.answer_bad', { row, reason: errors.map(errorText).join('') })
    found.push({ ...value, row })
  }
  return found
}

function answerOf(source: string, asked: Asked, rows: readonly Row[]) {
  const refs = new Map(asked.members.map((m) => [m.idNumber, m.ref]))
  const stranger = rows.find((r) => !refs.has(r.idNumber))
  if (stranger) throw new Problem('verification.answer_stranger', { row: stranger.row, number: asked.number })
  const missing = asked.members.filter((m) => !rows.some((r) => r.idNumber === m.idNumber))
  if (missing.length > 0) throw new Problem('verification.answer_incomplete', { number: asked.number, missing: missing.length })
  const found = rows.flatMap((r) =>
    r.status === 'OK' && r.field && r.amount !== null ? [{ ref: refs.get(r.idNumber) ?? '', field: r.field, amount: r.amount }] : [],
  )
  return {
    source,
    status: worst.find((s) => rows.some((r) => r.status === s)) ?? 'NO_RECORD',
    dataDate: rows.map((r) => r.dataDate).sort()[0] ?? '',
    found,
  }
}
