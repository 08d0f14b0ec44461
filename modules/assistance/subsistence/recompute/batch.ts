import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, firstOf, type Month, monthOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { rewriteRoots } from '#platform/entitlements/rewrite.ts'
import { settleMoney } from '#platform/ledger/settled.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { openChange } from '../change/open-change.ts'
import './problems.ts'
import { type Recomputed, simulate } from './simulate.ts'

/** A new standard in a month is its cause; everything else is birthdays and periods that end. */
async function causeOf(tx: Tx, month: Month): Promise<string> {
  return (await parametersOf(tx)).find('dibao.standard', firstOf(month))?.validFrom === firstOf(month) ? 'STANDARD' : 'RECOMPUTED'
}

const hashOf = (list: readonly Recomputed[]): string =>
  createHash('sha256')
    .update(
      list
        .map((i) => `${i.rootId} ${i.before.category} ${i.before.fen} ${i.after.category} ${i.after.fen}\n`)
        .sort()
        .join(''),
    )
    .digest('hex')

/**
 * Simulates a month for the whole caseload and keeps what would change, to be looked at. An earlier simulation of the month
 * that nobody approved gives way. Throws `recompute.nothing`.
 */
export async function prepareBatch(tx: Tx, actor: Actor, month: Month): Promise<string> {
  const cause = await causeOf(tx, month)
  const list = await simulate(tx, month, cause)
  await sql`update recompute_batch set state = 'rejected', decided_by = ${`system:${actor.id}`}, decided_at = ${tx.now}
    where month = ${firstOf(month)}::date and state = 'prepared'`.execute(tx)
  const id = randomUUID()
  const sum = (of: (i: Recomputed) => number) => list.reduce((total, i) => total + of(i), 0)
  await tx
    .insertInto('recompute_batch')
    .values({
      id,
      month: firstOf(month),
      cause,
      state: 'prepared',
      households: list.length,
      before_fen: sum((i) => i.before.fen),
      after_fen: sum((i) => i.after.fen),
      list_sha256: hashOf(list),
      prepared_by: actor.id,
      prepared_at: tx.now,
    })
    .execute()
  const column = <T>(f: (i: Recomputed) => T) => list.map(f)
  if (list.length > 0)
    await sql`
      insert into recompute_item (batch_id, root_id, place, before_fen, after_fen, before_category, after_category)
      select ${id}, * from unnest(${column((i) => i.rootId)}::uuid[], ${column((i) => i.place)}::text[], ${column((i) => i.before.fen)}::bigint[],
        ${column((i) => i.after.fen)}::bigint[], ${column((i) => i.before.category)}::text[], ${column((i) => i.after.category)}::text[])`.execute(
      tx,
    )
  await record(tx, actor, { act: 'recompute.prepare', subjectKind: 'recompute', subjectId: id, detail: { month, households: list.length } })
  return id
}

/**
 * Puts a simulated month into force, exactly as it was looked at: when anything has changed since, it is simulated anew.
 * Amounts within the class are written at once; who would change class or drop out gets a case that a person decides.
 * Throws `recompute.not_found`, `recompute.second_person`, `recompute.outdated`, `recompute.too_early`.
 */
export async function approveBatch(tx: Tx, actor: Actor, batchId: string): Promise<{ written: number; cases: number }> {
  const batch = await tx.selectFrom('recompute_batch').selectAll().where('id', '=', batchId).forUpdate().executeTakeFirst()
  if (batch?.state !== 'prepared') throw new Problem('recompute.not_found')
  if (batch.prepared_by === actor.id) throw new Problem('recompute.second_person')
  const month = monthOf(batch.month)
  const list = await simulate(tx, month, batch.cause)
  if (hashOf(list) !== batch.list_sha256) throw new Problem('recompute.outdated')
  const within = list.filter((i) => i.before.category === i.after.category)
  await rewriteRoots(
    tx,
    within.map((i) => i.rows),
  )
  await settleMoney(
    tx,
    within.map((i) => i.rootId),
  )
  const cases = await openCases(
    tx,
    actor,
    batchId,
    list.filter((i) => i.before.category !== i.after.category && i.after.category !== 'UNDECIDED'),
    month,
  )
  await tx
    .updateTable('recompute_batch')
    .set({ state: 'approved', decided_by: actor.id, decided_at: tx.now })
    .where('id', '=', batchId)
    .execute()
  await record(tx, actor, {
    act: 'recompute.approve',
    subjectKind: 'recompute',
    subjectId: batchId,
    detail: { month, written: within.length, cases },
  })
  return { written: within.length, cases }
}

/** Each household that would change class goes to its town; one that is on its way there already is left alone. */
async function openCases(tx: Tx, actor: Actor, batchId: string, list: Recomputed[], month: Month): Promise<number> {
  let opened = 0
  for (const item of list) {
    const open = await tx
      .selectFrom('household_case')
      .select('case_id')
      .where('root_id', '=', item.rootId)
      .where('kind', '=', 'RECOMPUTE')
      .where('open', '=', true)
      .executeTakeFirst()
    if (open) continue
    const happenedOn = [addDays(firstOf(month), -1), tx.today].sort()[0] as string
    const { caseId } = await openChange(tx, actor, {
      rootId: item.rootId,
      requestId: randomUUID(),
      change: { kind: 'RECOMPUTE', happenedOn, note: `${month} 按当月标准、年龄和期限重算，类别有变化` },
      source: 'batch',
    })
    await tx
      .updateTable('recompute_item')
      .set({ case_id: caseId })
      .where('batch_id', '=', batchId)
      .where('root_id', '=', item.rootId)
      .execute()
    opened++
  }
  return opened
}
