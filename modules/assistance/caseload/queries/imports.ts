import { monthOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { afterPlace } from '#kernel/place.ts'
import type { Actor } from '#platform/db/actor.ts'
import { open } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import type { ImportItem } from '../contract.ts'
import '../problems.ts'
import { importStates } from '../texts.zh.ts'

const columns = [
  'id',
  'from_month',
  'name_sealed',
  'state',
  'rows',
  'wrong_rows',
  'households',
  'made_by',
  'made_at',
  'decided_by',
  'refusal',
  'marked_sha256',
  'sha256',
] as const

const visible = (tx: Tx, actor: Actor) =>
  tx.selectFrom('caseload_import').select(columns).where('place', '>=', actor.place).where('place', '<', afterPlace(actor.place))

export type ImportRow = Awaited<ReturnType<typeof importOf>>

/** One list. Throws `caseload.not_found`. */
export async function importOf(tx: Tx, actor: Actor, importId: string) {
  const row = await visible(tx, actor).where('id', '=', importId).executeTakeFirst()
  if (!row) throw new Problem('caseload.not_found')
  return row
}

/** The lists of the actor's place, newest first. */
export async function importList(tx: Tx, actor: Actor): Promise<{ items: ImportItem[] }> {
  const rows = await visible(tx, actor).orderBy('made_at', 'desc').orderBy('id', 'desc').limit(50).execute()
  return { items: await itemsOf(tx, rows) }
}

export async function itemsOf(tx: Tx, rows: ImportRow[]): Promise<ImportItem[]> {
  const names = await actorNames(tx, rows.flatMap((r) => [r.made_by, r.decided_by ?? '']).filter(Boolean))
  return rows.map((r) => ({
    importId: r.id,
    name: open(tx.db.keys, r.name_sealed),
    from: monthOf(r.from_month),
    state: r.state,
    stateLabel: importStates[r.state] ?? r.state,
    rows: r.rows,
    wrongRows: r.wrong_rows,
    households: r.households,
    madeBy: names.get(r.made_by) ?? '命令行',
    madeAt: r.made_at.toISOString(),
    decidedBy: r.decided_by ? (names.get(r.decided_by) ?? '命令行') : null,
  }))
}
