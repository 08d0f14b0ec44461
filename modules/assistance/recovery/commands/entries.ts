import { sql } from 'kysely'
import { yuan } from '#kernel/money.ts'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { claimsOf } from '#platform/ledger/claims.ts'
import '../problems.ts'

export interface Entry {
  rootId: string
  place: string
  caseId: string
  kind: 'return' | 'waiver'
  fen: number
  /** Voucher of a receipt; the decision for a waiver: the same one books once. */
  sourceRef: string
  bookedOn: string
}

/**
 * Sets money that came back, or that is written off, against the oldest months first, and books it. Throws
 * `recovery.nothing_claimed`, `recovery.too_much`.
 */
export async function enter(tx: Tx, actor: Actor, entry: Entry): Promise<void> {
  const claims = (await claimsOf(tx, [entry.rootId])).get(entry.rootId) ?? []
  const left = claims.reduce((sum, c) => sum + c.fen, 0)
  if (left === 0) throw new Problem('recovery.nothing_claimed')
  if (entry.fen > left) throw new Problem('recovery.too_much', { fen: yuan(entry.fen), left: yuan(left) })
  let open = entry.fen
  const parts = claims.flatMap((c) => {
    const fen = Math.min(open, c.fen)
    open -= fen
    return fen > 0 ? [{ month: `${c.month}-01`, fen }] : []
  })
  await tx
    .insertInto('recovery_entry')
    .values(
      parts.map((p) => ({
        root_id: entry.rootId,
        place: entry.place,
        month: p.month,
        kind: entry.kind,
        fen: p.fen,
        case_id: entry.caseId,
        source_ref: entry.sourceRef,
        booked_on: entry.bookedOn,
        recorded_at: tx.now,
        recorded_by: actor.id,
      })),
    )
    .execute()
  const to = entry.kind === 'return' ? 'recovered' : 'waived'
  await sql`
    insert into ledger_transfer (id, at, booked_on, debit, credit, fen, source_kind, source_id, step, place)
    select gen_random_uuid(), ${tx.now}, ${entry.bookedOn}::date, ${to}::text || ':' || e.programme, 'claim:' || e.programme, p.fen, 'claim', e.id || ':' || left(p.month::text, 7),
      ${`${entry.kind}:${entry.caseId}:${entry.sourceRef}`}::text, left(e.place, 9)
    from unnest(${parts.map((p) => p.month)}::date[], ${parts.map((p) => p.fen)}::bigint[]) as p(month, fen) cross join entitlement e where e.id = ${entry.rootId}`.execute(
    tx,
  )
}
