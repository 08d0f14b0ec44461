import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { chineseDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { keyedHash } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { errorText, readTable } from '#platform/sheets/table.ts'
import '../problems.ts'
import { sourceOf, type SourceKey } from '../sources.ts'
import { columnsOf } from './columns.ts'

export interface Delivery {
  source: SourceKey
  dataDate: string
  bytes: Buffer
  way: 'file' | 'machine' | 'operator'
}
export interface Delivered {
  listId: number
  rows: number
  /** Rows that could not be used, the first of them in words: the source is asked for them, the rest is taken. */
  badRows: number
  errors: { row: number; text: string }[]
}

interface Columnar {
  hashes: string[]
  names: string[]
  codes: string[]
  amounts: (number | null)[]
  froms: (string | null)[]
  tos: (string | null)[]
  words: string[]
}

const atOnce = 20_000
const shownErrors = 20

/**
 * Takes a list of a source: CSV or spreadsheet, one row a person and thing. Rows with a bad number are left out and told; a
 * whole list replaces the one before it. Throws the `sheet.*` and `verification.list_*` Problems; then nothing is kept.
 */
export async function deliverList(tx: Tx, actor: Actor, { source, dataDate, bytes, way }: Delivery): Promise<Delivered> {
  const { name, kind } = sourceOf(source)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await requireNew(tx, source, dataDate, sha256)
  const { rows: made } = await sql<{ id: number }>`
    insert into source_list (source, data_date, kind, way, rows, bad_rows, sha256, delivered_by, delivered_at)
    values (${source}, ${dataDate}::date, ${kind}, ${way}, 0, 0, ${sha256}, ${actor.id}, ${tx.now}) returning id`.execute(tx)
  const listId = Number(made[0]?.id)
  const read = await keepRows(tx, listId, source, bytes)
  if (read.rows === 0) {
    const [first] = read.errors
    throw new Problem('verification.list_all_bad', { rows: read.badRows, row: first?.row ?? 1, reason: first?.text ?? '没有数据。' })
  }
  await sql`update source_list set rows = ${read.rows}, bad_rows = ${read.badRows} where id = ${listId}`.execute(tx)
  if (kind === 'whole') await replaceOlder(tx, source, listId)
  await record(tx, actor, {
    act: 'verification.deliver',
    subjectKind: 'source_list',
    subjectId: String(listId),
    detail: { source, rows: read.rows, bad: read.badRows, name },
  })
  return { listId, ...read }
}

async function requireNew(tx: Tx, source: SourceKey, dataDate: string, sha256: string): Promise<void> {
  const { name, kind } = sourceOf(source)
  if (dataDate > tx.today) throw new Problem('verification.list_future', { date: chineseDay(dataDate) })
  const before = await tx
    .selectFrom('source_list')
    .select(['sha256', 'data_date'])
    .where('source', '=', source)
    .where((eb) => eb.or([eb('sha256', '=', sha256), eb('replaced_at', 'is', null)]))
    .execute()
  // What did not change in a month is delivered again with its new date; the same file for the same day is a slip.
  const same = before.find((l) => l.sha256 === sha256 && l.data_date === dataDate)
  if (same) throw new Problem('verification.list_twice', { source: name, date: chineseDay(same.data_date) })
  const newer = before.find((l) => l.data_date > dataDate)
  if (kind === 'whole' && newer)
    throw new Problem('verification.list_older', { source: name, newer: chineseDay(newer.data_date), date: chineseDay(dataDate) })
}

async function keepRows(tx: Tx, listId: number, source: SourceKey, bytes: Buffer): Promise<Omit<Delivered, 'listId'>> {
  const { rows } = await readTable(bytes, columnsOf(source), tx.today)
  const clean = new Set<string>(sourceOf(source).clean ?? [])
  const errors: Delivered['errors'] = []
  let [good, bad] = [0, 0]
  let held = empty()
  for await (const { row, value, errors: found } of rows) {
    if (found) {
      bad++
      if (errors.length < shownErrors) errors.push({ row, text: found.map(errorText).join('') })
      continue
    }
    good++
    // What says nothing against anybody is counted and not kept.
    if (clean.has(value.code ?? '')) continue
    held.hashes.push(keyedHash(tx.db.keys, 'citizen-id', value.idNumber))
    held.names.push(value.name)
    held.codes.push(value.code ?? '')
    held.amounts.push(value.amount)
    held.froms.push(value.from)
    held.tos.push(value.to)
    held.words.push(value.words ?? '')
    if (held.hashes.length >= atOnce) {
      await insert(tx, listId, held)
      held = empty()
    }
  }
  await insert(tx, listId, held)
  return { rows: good, badRows: bad, errors }
}

const empty = (): Columnar => ({ hashes: [], names: [], codes: [], amounts: [], froms: [], tos: [], words: [] })

async function insert(tx: Tx, listId: number, c: Columnar): Promise<void> {
  if (c.hashes.length === 0) return
  await sql`
    insert into source_row (list_id, id_hash, name, code, amount, from_on, to_on, words)
    select ${listId}::bigint, h, n, c, a, f, t, w
    from unnest(${c.hashes}::text[], ${c.names}::text[], ${c.codes}::text[], ${c.amounts}::bigint[], ${c.froms}::date[], ${c.tos}::date[], ${c.words}::text[])
      as r(h, n, c, a, f, t, w)`.execute(tx)
}

/** The rows of what was replaced are not needed: what they led to is kept with its anomaly. */
async function replaceOlder(tx: Tx, source: SourceKey, listId: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    update source_list set replaced_at = ${tx.now} where source = ${source} and id <> ${listId} and replaced_at is null returning id`.execute(
    tx,
  )
  if (rows.length > 0) await sql`delete from source_row where list_id = any(${rows.map((r) => r.id)}::bigint[])`.execute(tx)
}
