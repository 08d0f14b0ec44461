import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'

/** A dated row of an entitlement as it is known now. */
export interface StoredRow {
  id: string
  rootId: string
  entitlementId: string
  part: string
  kind: string
  category: string
  monthlyFen: number
  validFrom: string
  validTo: string | null
  members: { personId: string; payable: boolean }[]
}

/** The rows in force of these households, with their people, oldest first; one statement. */
export async function currentRows(tx: Tx, rootIds: readonly string[]): Promise<StoredRow[]> {
  if (rootIds.length === 0) return []
  const { rows } = await sql<Omit<StoredRow, 'members'> & { members: string[] }>`
    select r.id, e.root_id as "rootId", r.entitlement_id as "entitlementId", e.part, r.kind, r.category, r.monthly_fen as "monthlyFen",
      r.valid_from as "validFrom", r.valid_to as "validTo",
      array(select m.person_id || case when m.payable then '+' else '-' end from entitlement_member m where m.row_id = r.id) as members
    from entitlement e join entitlement_row r on r.entitlement_id = e.id and r.superseded_at is null
    where e.root_id = any(${[...rootIds]}::uuid[]) order by r.valid_from, e.part`.execute(tx)
  return rows.map((r) => ({
    ...r,
    monthlyFen: Number(r.monthlyFen),
    members: r.members.map((m) => ({ personId: m.slice(0, -1), payable: m.endsWith('+') })),
  }))
}
