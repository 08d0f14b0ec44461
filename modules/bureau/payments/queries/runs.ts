import { sql } from 'kysely'
import { monthOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import { open } from '#platform/db/seal.ts'
import { whyNotSign } from '#platform/identity/second-person.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import type { RunItem } from '../contract.ts'
import '../problems.ts'
import { lineKinds, lineResults } from '#platform/ledger/words.ts'
import { programmes, runStates } from '../texts.zh.ts'

interface RunRow {
  id: string
  programme: string
  month: string
  sequence: number
  state: string
  opened_by: string
  opened_at: Date
  approved_by: string | null
  approved_at: Date | null
  roll_sha256: string | null
  snapshot_sha256: string | null
  lines: number
  fen: number
  paid: number
  returned: number
}

const runSql = sql<RunRow>`select r.*, coalesce(l.n, 0)::int as lines, coalesce(l.fen, 0)::bigint as fen, coalesce(l.paid, 0)::int as paid, coalesce(l.returned, 0)::int as returned
  from payment_run r left join lateral (
    select count(*) as n, sum(pl.fen) as fen,
      count(*) filter (where exists (select from bank_attempt a where a.line_id = pl.id and a.result = 'paid')) as paid,
      count(*) filter (where exists (select from bank_attempt a where a.line_id = pl.id and a.result = 'returned')
        and not exists (select from bank_attempt a where a.line_id = pl.id and a.result = 'paid')) as returned
    from payment_line pl where pl.run_id = r.id) l on true`

/** Runs, newest month first. */
export async function runList(tx: Tx) {
  const { rows } = await sql<RunRow>`${runSql} order by r.month desc, r.sequence desc limit 60`.execute(tx)
  const names = await actorNames(
    tx,
    rows.flatMap((r) => [r.opened_by, ...(r.approved_by ? [r.approved_by] : [])]),
  )
  return { items: rows.map((r) => itemOf(r, names)) }
}

/** One run as a list item. Throws `payment.run_not_found`. */
export async function runItemOf(tx: Tx, runId: string): Promise<RunItem> {
  const { rows } = await sql<RunRow>`${runSql} where r.id = ${runId}`.execute(tx)
  const [row] = rows
  if (!row) throw new Problem('payment.run_not_found')
  return itemOf(row, await actorNames(tx, [row.opened_by, ...(row.approved_by ? [row.approved_by] : [])]))
}

function itemOf(r: RunRow, names: Map<string, string>): RunItem {
  return {
    runId: r.id,
    programme: r.programme,
    programmeLabel: programmes[r.programme] ?? r.programme,
    month: monthOf(r.month),
    sequence: r.sequence,
    state: r.state,
    stateLabel: runStates[r.state] ?? r.state,
    lines: r.lines,
    fen: Number(r.fen),
    openedBy: names.get(r.opened_by) ?? '',
    openedAt: r.opened_at.toISOString(),
    approvedBy: r.approved_by ? (names.get(r.approved_by) ?? '') : null,
    approvedAt: r.approved_at?.toISOString() ?? null,
    rollHash: r.roll_sha256,
    factsHash: r.snapshot_sha256,
    paid: r.paid,
    returned: r.returned,
  }
}

const perPage = 50

/** A run with totals by town and a page of its lines; accounts are masked. */
export async function runView(tx: Tx, actor: Actor, { runId, after }: { runId: string; after?: string | undefined }) {
  const run = await runItemOf(tx, runId)
  const openedBy = await tx.selectFrom('payment_run').select('opened_by').where('id', '=', runId).executeTakeFirstOrThrow()
  const { rows: towns } = await sql<{ place: string; lines: number; fen: number }>`
    select left(place, 9) as place, count(*)::int as lines, sum(fen)::bigint as fen from payment_line where run_id = ${runId} group by 1 order by 1`.execute(
    tx,
  )
  const [place = '', id = ''] = (after ?? '').split('~')
  const lines = await tx
    .selectFrom('payment_line')
    .selectAll()
    .where('run_id', '=', runId)
    .$if(after !== undefined, (q) => q.where((eb) => eb(eb.refTuple('place', 'id'), '>', eb.tuple(place, id))))
    .orderBy('place')
    .orderBy('id')
    .limit(perPage + 1)
    .execute()
  const shown = lines.slice(0, perPage)
  const results = await resultsOf(
    tx,
    shown.map((l) => l.id),
  )
  const names = await placeNames(tx, [...towns.map((t) => t.place), ...shown.map((l) => l.place)])
  const batches = await tx
    .selectFrom('bank_batch')
    .select(['id', 'template', 'sequence', 'sha256', 'lines', 'fen', 'made_at', 'reply_sha256'])
    .where('run_id', '=', runId)
    .orderBy('sequence')
    .execute()
  const whyNot = whyNotSign(actor, {
    waits: run.state === 'open',
    preparedBy: openedBy.opened_by,
    role: 'finance',
    words: { role: '由财务人员审批', done: '已审批', own: '您建立了这个批次，要由另一位财务人员审批' },
  })
  return {
    run,
    mayApprove: whyNot === null,
    whyNot,
    towns: towns.map((t) => ({ ...t, fen: Number(t.fen), name: names.get(t.place) ?? t.place })),
    lines: shown.map((l) => {
      const result = results.get(l.id)
      return {
        lineId: l.id,
        placeName: names.get(l.place) ?? l.place,
        payee: open(tx.db.keys, l.payee_sealed),
        accountMask: `****${open(tx.db.keys, l.account_sealed).slice(-4)}`,
        coveredMonth: monthOf(l.covered_month),
        kindLabel: lineKinds[l.kind] ?? l.kind,
        fen: l.fen,
        result: result?.result ?? 'none',
        resultLabel: lineResults[result?.result ?? ''] ?? '未送出',
        reason: result?.reason ?? null,
      }
    }),
    next: lines.length > perPage ? `${shown.at(-1)?.place}~${shown.at(-1)?.id}` : null,
    batches: batches.map((b) => ({
      batchId: b.id,
      template: b.template,
      sha256: b.sha256,
      lines: b.lines,
      fen: b.fen,
      madeAt: b.made_at.toISOString(),
      replied: b.reply_sha256 !== null,
    })),
  }
}

/** The last thing the bank said of each line. */
async function resultsOf(tx: Tx, ids: string[]): Promise<Map<string, { result: string; reason: string | null }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ line_id: string; result: string; reason: string | null }>`
    select distinct on (line_id) line_id, result, reason from bank_attempt where line_id = any(${ids}::uuid[])
    order by line_id, at desc, (result = 'sent')`.execute(tx)
  return new Map(rows.map((r) => [r.line_id, r]))
}

/** A resident's own payments, newest first. */
export async function paymentsOf(tx: Tx, actor: Actor) {
  if (!actor.person) return { items: [] }
  const { rows: lines } = await sql<{ id: string; covered_month: string; kind: string; fen: number; programme: string }>`
    select l.id, l.covered_month, l.kind, l.fen, r.programme
    from (select id from entitlement where holder_id = ${actor.person} union all select id from mandate where holder_id = ${actor.person}) as mine
    join payment_line l on l.payable_id = mine.id join payment_run r on r.id = l.run_id
    where r.state <> 'open' order by l.covered_month desc, l.id limit 36`.execute(tx)
  const results = await resultsOf(
    tx,
    lines.map((l) => l.id),
  )
  return {
    items: lines.map((l) => ({
      month: monthOf(l.covered_month),
      label: `${programmes[l.programme] ?? ''}${l.kind === 'due' ? '' : `(${lineKinds[l.kind]})`}`,
      fen: l.fen,
      resultLabel: lineResults[results.get(l.id)?.result ?? ''] ?? '正在发放',
    })),
  }
}
