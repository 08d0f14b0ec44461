import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { firstOf, type Month } from '#kernel/day.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { Problem } from '#kernel/problem.ts'
import '../problems.ts'

/** One payment of a list; name and account lie sealed. */
export interface OneOffItem {
  holderId: string
  rootId: string | null
  place: string
  persons: number
  fen: number
  nameSealed: string
  accountSealed: string
  bank: string
}

export interface NewBatch {
  programme: 'price_subsidy' | 'festival'
  title: string
  month: Month
  basis: Record<string, unknown>
  dueOn: string | null
  items: OneOffItem[]
}

/** Freezes a list to be looked at. Throws `one_off.empty`. */
export async function keepBatch(tx: Tx, actor: Actor, batch: NewBatch): Promise<string> {
  const { items } = batch
  if (items.length === 0) throw new Problem('one_off.empty', { month: batch.month })
  const id = randomUUID()
  const sum = (of: (i: OneOffItem) => number) => items.reduce((total, i) => total + of(i), 0)
  const text = items
    .map((i) => `${i.holderId} ${i.persons} ${i.fen}\n`)
    .sort()
    .join('')
  await tx
    .insertInto('one_off_batch')
    .values({
      id,
      programme: batch.programme,
      title: batch.title,
      month: firstOf(batch.month),
      basis: JSON.stringify(batch.basis),
      state: 'prepared',
      payments: items.length,
      persons: sum((i) => i.persons),
      fen: sum((i) => i.fen),
      list_sha256: createHash('sha256').update(text).digest('hex'),
      due_on: batch.dueOn,
      prepared_by: actor.id,
      prepared_at: tx.now,
    })
    .execute()
  const column = <T>(f: (i: OneOffItem) => T) => items.map(f)
  await sql`
    insert into one_off_item (batch_id, holder_id, root_id, place, persons, fen, name_sealed, account_sealed, bank)
    select ${id}, * from unnest(${column((i) => i.holderId)}::uuid[], ${column((i) => i.rootId)}::uuid[], ${column((i) => i.place)}::text[],
      ${column((i) => i.persons)}::int[], ${column((i) => i.fen)}::bigint[], ${column((i) => i.nameSealed)}::text[], ${column((i) => i.accountSealed)}::text[],
      ${column((i) => i.bank)}::text[])`.execute(tx)
  await record(tx, actor, {
    act: 'one_off.prepare',
    subjectKind: 'one_off',
    subjectId: id,
    detail: { programme: batch.programme, month: batch.month, payments: items.length },
  })
  return id
}
