import { createHash, randomUUID } from 'node:crypto'
import { firstOf, isDay, type Month, monthOf } from '#kernel/day.ts'
import { fromYuan } from '#kernel/money.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import '../problems.ts'
import { statementHeader } from '../templates/statement.ts'

interface StatementLine {
  line: number
  bookedOn: string
  direction: 'out' | 'in'
  fen: number
  reference: string
}

/**
 * The bank's statement of the paying account for a month, whole or not at all; every line is set beside the batch whose
 * number it repeats. The same file again answers the same. Throws the `payment.statement_*` Problems.
 */
export async function takeStatement(tx: Tx, actor: Actor, month: Month, text: string): Promise<{ lines: number; unmatched: number }> {
  const sha256 = createHash('sha256').update(text).digest('hex')
  const before = await tx.selectFrom('bank_statement').select(['id', 'month']).where('sha256', '=', sha256).executeTakeFirst()
  if (!before) await keep(tx, actor, month, readStatement(text, month), sha256)
  const { lines, unmatched } = await tx
    .selectFrom('bank_statement_line')
    .innerJoin('bank_statement', 'bank_statement.id', 'bank_statement_line.statement_id')
    .select((eb) => [eb.fn.countAll<number>().as('lines'), eb.fn.countAll<number>().filterWhere('batch_id', 'is', null).as('unmatched')])
    .where('bank_statement.sha256', '=', sha256)
    .executeTakeFirstOrThrow()
  return { lines, unmatched }
}

async function keep(tx: Tx, actor: Actor, month: Month, lines: StatementLine[], sha256: string): Promise<void> {
  const other = await tx.selectFrom('bank_statement').select('id').where('month', '=', firstOf(month)).executeTakeFirst()
  if (other) throw new Problem('payment.statement_twice', { month })
  const id = randomUUID()
  const batches = await tx.selectFrom('bank_batch').select('id').execute()
  const known = new Set(batches.map((b) => b.id))
  await tx
    .insertInto('bank_statement')
    .values({ id, month: firstOf(month), sha256, lines: lines.length, imported_by: actor.id, imported_at: tx.now })
    .execute()
  await tx
    .insertInto('bank_statement_line')
    .values(
      lines.map((l) => ({
        statement_id: id,
        line: l.line,
        booked_on: l.bookedOn,
        direction: l.direction,
        fen: l.fen,
        reference: l.reference,
        batch_id: known.has(l.reference) ? l.reference : null,
      })),
    )
    .execute()
  await record(tx, actor, { act: 'payment.statement', subjectKind: 'statement', subjectId: id, detail: { month, lines: lines.length } })
}

function readStatement(text: string, month: Month): StatementLine[] {
  const rows = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((row) => row.trim() !== '')
  if (rows[0]?.trim() !== statementHeader) throw new Problem('payment.statement_header', { expected: statementHeader })
  if (rows.length === 1) throw new Problem('payment.statement_empty')
  return rows.slice(1).map((row, i) => {
    const [bookedOn = '', out = '', back = '', reference = ''] = row.split(',').map((cell) => cell.trim())
    const fault = faultOf(bookedOn, out, back, month)
    if (fault) throw new Problem('payment.statement_row', { row: i + 2, reason: fault })
    return {
      line: i + 2,
      bookedOn,
      direction: out ? 'out' : 'in',
      fen: fromYuan(out || back),
      reference: /^[0-9a-f-]{36}$/.test(reference) ? reference : '',
    }
  })
}

function faultOf(day: string, out: string, back: string, month: Month): string {
  if (!isDay(day)) return `日期“${day}”不对，应写作 2021-03-10`
  if (monthOf(day) !== month) return `日期 ${day} 不在 ${month}，可能选错了月份`
  if ((out === '') === (back === '')) return '付出和收入两栏要填且只填一栏'
  if (!/^\d{1,10}(\.\d{1,2})?$/.test(out || back) || Number(out || back) <= 0) return `金额“${out || back}”不对`
  return ''
}

/** A line that belongs to no batch (interest, a fee) or differs is explained by a person. Throws `payment.statement_line`. */
export async function explainLine(tx: Tx, actor: Actor, input: { statementId: string; line: number; reason: string }): Promise<void> {
  const done = await tx
    .updateTable('bank_statement_line')
    .set({ closed_reason: input.reason })
    .where('statement_id', '=', input.statementId)
    .where('line', '=', input.line)
    .executeTakeFirst()
  if (!done.numUpdatedRows) throw new Problem('payment.statement_line')
  await record(tx, actor, {
    act: 'payment.explain',
    subjectKind: 'statement',
    subjectId: input.statementId,
    reason: input.reason,
    detail: { line: input.line },
  })
}
