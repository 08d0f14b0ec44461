import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'
import { claimsOf } from '#platform/ledger/claims.ts'
import type { Roll } from './in-force.ts'

interface Plan {
  caseId: string
  rootId: string
  share: number
  dueFen: number
}

/**
 * Deductions that recovery cases decided: at most the share of what the household is due this month, against the oldest
 * months first; a line for each month it makes good.
 */
export async function writeDeductions(tx: Tx, { runId, first }: Roll): Promise<void> {
  const { rows: plans } = await sql<Plan>`
    select p.case_id as "caseId", p.root_id as "rootId", p.share_percent as share, sum(l.fen)::bigint as "dueFen"
    from recovery_plan p join payment_line l on l.group_id = p.root_id and l.run_id = ${runId} and l.kind = 'due'
    where p.ended_at is null and p.from_month <= ${first}::date group by 1, 2, 3`.execute(tx)
  if (plans.length === 0) return
  const claims = await claimsOf(
    tx,
    plans.map((p) => p.rootId),
  )
  const lines = plans.flatMap((p) => linesOf(p, claims.get(p.rootId) ?? []))
  if (lines.length === 0) return
  const list = <T>(f: (l: (typeof lines)[number]) => T) => lines.map(f)
  await sql`
    insert into payment_line (id, run_id, payable_id, group_id, place, covered_month, kind, source_ref, fen, payee_sealed, account_sealed)
    select gen_random_uuid(), ${runId}, e.id, e.id, e.place, n.month, 'correction', n.case_id, n.fen, p.name_sealed, p.account_sealed
    from unnest(${list((l) => l.rootId)}::uuid[], ${list((l) => l.month)}::date[], ${list((l) => l.caseId)}::text[], ${list((l) => -l.fen)}::bigint[]) as n(root, month, case_id, fen)
    join entitlement e on e.id = n.root join payee p on p.payable_id = e.id`.execute(tx)
}

function linesOf(plan: Plan, claims: readonly { month: string; fen: number }[]) {
  let left = Math.floor((Number(plan.dueFen) * plan.share) / 100)
  const lines: { rootId: string; caseId: string; month: string; fen: number }[] = []
  for (const claim of claims) {
    const fen = Math.min(left, claim.fen)
    if (fen <= 0) break
    lines.push({ rootId: plan.rootId, caseId: plan.caseId, month: `${claim.month}-01`, fen })
    left -= fen
  }
  return lines
}
