import { sql } from 'kysely'
import type { z } from 'zod'
import { addMonthsToMonth, monthOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import { whyNotSign } from '#platform/identity/second-person.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import { categoryNames } from '../texts.zh.ts'
import type { getRecompute } from './contract.ts'
import './problems.ts'

const states: Record<string, string> = { prepared: '待批准', approved: '已生效', rejected: '已作废' }
const causes: Record<string, string> = { STANDARD: '标准调整', RECOMPUTED: '年龄和期限到期' }
const classWords = (category: string) =>
  category === 'REJECTED' ? '退出' : (categoryNames[category as keyof typeof categoryNames] ?? category)

interface BatchRow {
  id: string
  month: string
  cause: string
  state: string
  households: number
  before_fen: number
  after_fen: number
  prepared_by: string
  prepared_at: Date
  decided_by: string | null
}

function itemOf(b: BatchRow, names: Map<string, string>) {
  return {
    batchId: b.id,
    month: monthOf(b.month),
    causeLabel: causes[b.cause] ?? b.cause,
    state: b.state,
    stateLabel: states[b.state] ?? b.state,
    households: b.households,
    beforeFen: Number(b.before_fen),
    afterFen: Number(b.after_fen),
    preparedBy: names.get(b.prepared_by) ?? '系统',
    preparedAt: b.prepared_at.toISOString(),
    decidedBy: b.decided_by ? (names.get(b.decided_by) ?? null) : null,
  }
}

const columns = [
  'id',
  'month',
  'cause',
  'state',
  'households',
  'before_fen',
  'after_fen',
  'prepared_by',
  'prepared_at',
  'decided_by',
] as const
const namesFor = (tx: Tx, rows: readonly BatchRow[]) =>
  actorNames(
    tx,
    rows.flatMap((r) => [r.prepared_by, ...(r.decided_by ? [r.decided_by] : [])]),
  )

/** The last batches, newest first, and the month that comes next. */
export async function batchList(tx: Tx) {
  const rows = await tx.selectFrom('recompute_batch').select(columns).orderBy('prepared_at', 'desc').limit(36).execute()
  const names = await namesFor(tx, rows)
  return { items: rows.map((r) => itemOf(r, names)), next: addMonthsToMonth(monthOf(tx.today), 1) }
}

const perPage = 100

/** One batch with its households, those who lose most first. Throws `recompute.not_found`. */
export async function batchView(tx: Tx, actor: Actor, { batchId, only, after }: z.output<(typeof getRecompute)['input']>) {
  const row = await tx.selectFrom('recompute_batch').select(columns).where('id', '=', batchId).executeTakeFirst()
  if (!row) throw new Problem('recompute.not_found')
  const [change = '-9000000000000', id = '00000000-0000-0000-0000-000000000000'] = (after ?? '').split('~').filter(Boolean)
  const which =
    only === 'out' ? sql`and i.after_category = 'REJECTED'` : only === 'class' ? sql`and i.before_category <> i.after_category` : sql``
  const { rows } = await sql<Item>`
    select i.root_id, i.place, i.before_fen, i.after_fen, i.before_category, i.after_category, i.case_id, p.name
    from recompute_item i join entitlement e on e.id = i.root_id join person p on p.id = e.holder_id
    where i.batch_id = ${batchId} ${which} and (i.after_fen - i.before_fen, i.root_id) > (${change}::bigint, ${id}::uuid)
    order by i.after_fen - i.before_fen, i.root_id limit ${perPage + 1}`.execute(tx)
  const shown = rows.slice(0, perPage)
  const last = rows.length > perPage ? shown.at(-1) : undefined
  const places = await placeNames(
    tx,
    shown.map((r) => r.place),
  )
  const whyNot = whyNotSign(actor, {
    waits: row.state === 'prepared',
    preparedBy: row.prepared_by,
    role: 'county_head',
    words: { role: '由市局负责人批准', done: '已处理', own: '您准备的重算要由另一位负责人批准' },
  })
  return {
    batch: itemOf(row, await namesFor(tx, [row])),
    mayApprove: whyNot === null,
    whyNot,
    counts: await countsOf(tx, batchId),
    items: shown.map((r) => ({
      rootId: r.root_id,
      name: r.name,
      placeName: places.get(r.place) ?? r.place,
      beforeFen: Number(r.before_fen),
      afterFen: Number(r.after_fen),
      beforeLabel: classWords(r.before_category),
      afterLabel: classWords(r.after_category),
      caseId: r.case_id,
    })),
    next: last ? `${Number(last.after_fen) - Number(last.before_fen)}~${last.root_id}` : null,
  }
}

interface Item {
  root_id: string
  place: string
  before_fen: number
  after_fen: number
  before_category: string
  after_category: string
  case_id: string | null
  name: string
}

async function countsOf(tx: Tx, batchId: string) {
  const row = await tx
    .selectFrom('recompute_item')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('after_fen', '>', eb.ref('before_fen')).as('more'),
      eb.fn.countAll<number>().filterWhere('after_fen', '<', eb.ref('before_fen')).as('less'),
      eb.fn.countAll<number>().filterWhere('before_category', '<>', eb.ref('after_category')).as('otherClass'),
      eb.fn.countAll<number>().filterWhere('after_category', '=', 'REJECTED').as('out'),
      eb.fn.countAll<number>().filterWhere('after_category', '=', 'UNDECIDED').as('undecided'),
    ])
    .where('batch_id', '=', batchId)
    .executeTakeFirstOrThrow()
  return row
}
