import { sql } from 'kysely'
import { accountTail } from '#kernel/citizen-id.ts'
import { monthOf } from '#kernel/day.ts'
import { yuan } from '#kernel/money.ts'
import type { Download } from '#kernel/contract.ts'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import { open } from '#platform/db/seal.ts'
import { whyNotSign } from '#platform/identity/second-person.ts'
import type { Tx } from '#platform/db/tx.ts'
import { exported } from '#platform/sheets/export.ts'
import { actorNames } from '#platform/identity/names.ts'
import type { OneOffBatch } from '../contract.ts'
import '../problems.ts'
import { basisWords, states } from '../texts.zh.ts'

interface BatchRow {
  id: string
  programme: string
  title: string
  month: string
  basis: unknown
  state: string
  payments: number
  persons: number
  fen: number
  list_sha256: string
  due_on: string | null
  prepared_by: string
  prepared_at: Date
  decided_by: string | null
}

function batchOf(b: BatchRow, names: Map<string, string>): OneOffBatch {
  return {
    batchId: b.id,
    programme: b.programme as OneOffBatch['programme'],
    title: b.title,
    month: monthOf(b.month),
    state: b.state,
    stateLabel: states[b.state] ?? b.state,
    payments: b.payments,
    persons: b.persons,
    fen: Number(b.fen),
    dueOn: b.due_on,
    basis: basisWords(b.basis as Record<string, unknown>, yuan),
    preparedBy: names.get(b.prepared_by) ?? '',
    preparedAt: b.prepared_at.toISOString(),
    decidedBy: b.decided_by ? (names.get(b.decided_by) ?? '') : null,
  }
}

const namesFor = (tx: Tx, rows: readonly BatchRow[]) =>
  actorNames(
    tx,
    rows.flatMap((r) => [r.prepared_by, ...(r.decided_by ? [r.decided_by] : [])]),
  )

/** The last lists, newest first. */
export async function oneOffList(tx: Tx) {
  const rows = await tx.selectFrom('one_off_batch').selectAll().orderBy('prepared_at', 'desc').limit(60).execute()
  const names = await namesFor(tx, rows)
  return { items: rows.map((r) => batchOf(r, names)) }
}

const perPage = 100

/** One list with its payments by place. Throws `one_off.not_found`. */
export async function oneOffView(tx: Tx, actor: Actor, { batchId, after }: { batchId: string; after?: string | undefined }) {
  const row = await tx.selectFrom('one_off_batch').selectAll().where('id', '=', batchId).executeTakeFirst()
  if (!row) throw new Problem('one_off.not_found')
  const [place = '', id = '00000000-0000-0000-0000-000000000000'] = (after ?? '').split('~')
  const rows = await tx
    .selectFrom('one_off_item')
    .selectAll()
    .where('batch_id', '=', batchId)
    .where(sql<boolean>`(place, holder_id) > (${place}, ${id}::uuid)`)
    .orderBy('place')
    .orderBy('holder_id')
    .limit(perPage + 1)
    .execute()
  const { rows: towns } = await sql<{ place: string; payments: number; fen: number }>`
    select left(place, 9) as place, count(*)::int as payments, sum(fen)::bigint as fen from one_off_item where batch_id = ${batchId} group by 1 order by 1`.execute(
    tx,
  )
  const shown = rows.slice(0, perPage)
  const last = rows.length > perPage ? shown.at(-1) : undefined
  const places = await placeNames(tx, [...shown.map((r) => r.place), ...towns.map((t) => t.place)])
  const whyNot = whyNotSign(actor, {
    waits: row.state === 'prepared',
    preparedBy: row.prepared_by,
    role: 'county_head',
    words: { role: '由市局负责人批准', done: '已处理', own: '您编制的名单要由另一位负责人批准' },
  })
  return {
    batch: batchOf(row, await namesFor(tx, [row])),
    mayDecide: whyNot === null,
    whyNot,
    listHash: row.list_sha256,
    towns: towns.map((t) => ({ ...t, fen: Number(t.fen), name: places.get(t.place) ?? t.place })),
    items: shown.map((r) => ({
      holderId: r.holder_id,
      rootId: r.root_id,
      name: open(tx.db.keys, r.name_sealed),
      placeName: places.get(r.place) ?? r.place,
      persons: r.persons,
      fen: Number(r.fen),
      tail: accountTail(open(tx.db.keys, r.account_sealed)),
    })),
    next: last ? `${last.place}~${last.holder_id}` : null,
  }
}

// More than 50 persons in one file needs a second person: an approved list has had one.
const mostWithoutSecond = 50

/** A list as a spreadsheet; the export is recorded. Throws `one_off.not_found`. */
export async function oneOffSheet(tx: Tx, actor: Actor, { batchId }: { batchId: string }): Promise<Download> {
  const batch = await tx.selectFrom('one_off_batch').selectAll().where('id', '=', batchId).executeTakeFirst()
  if (!batch) throw new Problem('one_off.not_found')
  const whole = batch.state === 'approved'
  let rows = tx.selectFrom('one_off_item').selectAll().where('batch_id', '=', batchId).orderBy('place').orderBy('holder_id')
  if (!whole) rows = rows.limit(mostWithoutSecond)
  const items = await rows.execute()
  const places = await placeNames(
    tx,
    items.map((i) => i.place),
  )
  return exported(tx, actor, {
    name: `${batch.title}名单${!whole && batch.payments > mostWithoutSecond ? `前${mostWithoutSecond}笔` : ''}`,
    act: { act: 'one_off.export', subjectKind: 'one_off', subjectId: batchId },
    columns: [
      { header: '领款人', width: 14 },
      { header: '村社', width: 24 },
      { header: '人数', width: 8 },
      { header: '金额（元）', width: 14, money: true },
      { header: '开户银行', width: 18 },
      { header: '账号尾号', width: 12 },
    ],
    rows: items.map((i) => [
      open(tx.db.keys, i.name_sealed),
      places.get(i.place) ?? i.place,
      i.persons,
      Number(i.fen) / 100,
      i.bank,
      accountTail(open(tx.db.keys, i.account_sealed)),
    ]),
  })
}
