import { randomUUID } from 'node:crypto'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import './grant.ts'

export interface NewRows {
  entitlementId: string
  place: string
  caseId: string
  recordId: string
  rows: {
    kind: string
    category: string
    monthlyFen: number
    validFrom: string
    validTo: string | null
    members: { personId: string; payable: boolean }[]
  }[]
  /** Nothing goes on after the last row. */
  stopped: boolean
}

/**
 * Writes the rows of an entitlement anew: the old ones are closed by the time at which the office knew better, never
 * changed, so that every past roll can be asked for as it was known. Throws `entitlement.already_covered`.
 */
export async function replaceRows(tx: Tx, actor: Actor, what: NewRows): Promise<void> {
  const old = tx
    .selectFrom('entitlement_row')
    .select('id')
    .where('entitlement_id', '=', what.entitlementId)
    .where('superseded_at', 'is', null)
  await tx
    .updateTable('entitlement_member')
    .set({ superseded_at: tx.now })
    .where('superseded_at', 'is', null)
    .where('row_id', 'in', old)
    .execute()
  await tx
    .updateTable('entitlement_row')
    .set({ superseded_at: tx.now })
    .where('entitlement_id', '=', what.entitlementId)
    .where('superseded_at', 'is', null)
    .execute()
  const rows = what.rows.map((r) => ({ ...r, id: randomUUID() }))
  try {
    if (rows.length > 0) {
      await tx
        .insertInto('entitlement_row')
        .values(
          rows.map((r) => ({
            id: r.id,
            entitlement_id: what.entitlementId,
            kind: r.kind,
            category: r.category,
            place: what.place,
            monthly_fen: r.monthlyFen,
            valid_from: r.validFrom,
            valid_to: r.validTo,
            recorded_at: tx.now,
            case_id: what.caseId,
            record_id: what.recordId,
          })),
        )
        .execute()
      const members = rows.flatMap((r) =>
        r.members.map((m) => ({
          row_id: r.id,
          person_id: m.personId,
          payable: m.payable,
          own_scheme: false,
          valid_from: r.validFrom,
          valid_to: r.validTo,
        })),
      )
      if (members.length > 0) await tx.insertInto('entitlement_member').values(members).execute()
    }
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'one_household_at_a_time') throw new Problem('entitlement.already_covered')
    throw error
  }
  if (what.stopped) await tx.updateTable('entitlement').set({ state: 'stopped' }).where('id', '=', what.entitlementId).execute()
  await record(tx, actor, {
    act: 'entitlement.change',
    subjectKind: 'entitlement',
    subjectId: what.entitlementId,
    place: what.place,
    detail: { rows: rows.length, stopped: what.stopped },
  })
}
