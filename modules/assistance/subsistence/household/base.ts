import { sql } from 'kysely'
import { firstOf, type Month } from '#kernel/day.ts'
import { openJson, sealJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Part } from '../rules/history/parts.ts'
import type { Household } from '../rules/types.ts'

/** What a household was granted on: everything since are facts. Only a decision that is made again puts another in its place. */
export interface Base {
  household: Household
  names: Record<string, string>
  /** Persons of the register by ref. */
  persons: Record<string, string>
  /** What the bureau paid before it came to this system. */
  paidBefore?: Part[] | undefined
}

export interface KeptBase extends Base {
  source: 'decision' | 'import'
  from: Month
  decidedOn: string
}

/** Keeps the bases of households when they come onto the books, however many in one statement. */
export async function keepBases(tx: Tx, list: readonly (KeptBase & { rootId: string; place: string })[]): Promise<void> {
  if (list.length === 0) return
  await tx
    .insertInto('household_base')
    .values(
      list.map(({ rootId, place, source, from, decidedOn, ...base }) => ({
        root_id: rootId,
        place,
        source,
        from_month: firstOf(from),
        decided_on: decidedOn,
        base_sealed: sealJson(tx.db.keys, base),
        paid_fen: base.paidBefore ? base.paidBefore.reduce((sum, p) => sum + p.fen, 0) : null,
        recorded_at: tx.now,
      })),
    )
    .execute()
}

/** Puts another base in the place of the one that a contested decision stood on; the one before is kept with its time. */
export async function replaceBase(tx: Tx, rootId: string, { source: _, from, decidedOn, ...base }: KeptBase): Promise<void> {
  await sql`
    insert into household_base_past (root_id, place, base_sealed, recorded_at, superseded_at)
    select root_id, place, base_sealed, recorded_at, ${tx.now} from household_base where root_id = ${rootId}`.execute(tx)
  await tx
    .updateTable('household_base')
    .set({ from_month: firstOf(from), decided_on: decidedOn, base_sealed: sealJson(tx.db.keys, base), recorded_at: tx.now })
    .where('root_id', '=', rootId)
    .execute()
}

/** The bases of these households by root; one statement. */
export async function basesOf(tx: Tx, rootIds: readonly string[]): Promise<Map<string, KeptBase>> {
  if (rootIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('household_base')
    .select(['root_id', 'source', 'from_month', 'decided_on', 'base_sealed'])
    .where('root_id', 'in', [...rootIds])
    .execute()
  return new Map(
    rows.map((r) => [
      r.root_id,
      {
        ...(openJson(tx.db.keys, r.base_sealed) as Base),
        source: r.source as KeptBase['source'],
        from: r.from_month.slice(0, 7),
        decidedOn: r.decided_on,
      },
    ]),
  )
}
