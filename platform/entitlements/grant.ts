import { randomUUID } from 'node:crypto'
import { addMonthsToMonth, firstOf, type Month } from '#kernel/day.ts'
import type { Fen } from '#kernel/money.ts'
import { defineProblems, Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { seal } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'

defineProblems({
  'entitlement.already_covered': { status: 409, zh: '家里有成员这几个月已在另一户享受救助，不能重复批准。请先办理变更或停发，再作决定。' },
})

export interface NewEntitlement {
  programme: string
  kind: string
  category: string
  place: string
  holderId: string
  monthlyFen: Fen
  from: Month
  /** How many months it holds; until further notice without it. */
  months?: number | undefined
  members: { personId: string; payable: boolean }[]
  /** Beside the household's own row (single-person money): it does not claim its people. */
  beside?: boolean
  caseId: string
  recordId: string
  payee: { name: string; account: string; bank: string }
}

/**
 * What a decision granted begins to live: entitlement, its first dated row, the people in it and the account to pay to.
 * Throws `entitlement.already_covered` when one of them is in another household's row for one of these months.
 */
export async function grantEntitlement(tx: Tx, actor: Actor, what: NewEntitlement): Promise<string> {
  const id = randomUUID()
  const rowId = randomUUID()
  const validFrom = firstOf(what.from)
  const validTo = what.months ? firstOf(addMonthsToMonth(what.from, what.months)) : null
  await tx
    .insertInto('entitlement')
    .values({
      id,
      programme: what.programme,
      place: what.place,
      holder_id: what.holderId,
      state: 'active',
      opened_by_case: what.caseId,
      created_at: tx.now,
    })
    .execute()
  await tx
    .insertInto('entitlement_row')
    .values({
      id: rowId,
      entitlement_id: id,
      kind: what.kind,
      category: what.category,
      place: what.place,
      monthly_fen: what.monthlyFen,
      valid_from: validFrom,
      valid_to: validTo,
      recorded_at: tx.now,
      case_id: what.caseId,
      record_id: what.recordId,
    })
    .execute()
  await claimMembers(tx, rowId, what, validFrom, validTo)
  await tx
    .insertInto('payee')
    .values({
      payable_id: id,
      name_sealed: seal(tx.db.keys, what.payee.name),
      account_sealed: seal(tx.db.keys, what.payee.account),
      bank: what.payee.bank,
      recorded_at: tx.now,
    })
    .execute()
  await record(tx, actor, {
    act: 'entitlement.grant',
    subjectKind: 'entitlement',
    subjectId: id,
    place: what.place,
    detail: { kind: what.kind, fen: what.monthlyFen, from: what.from },
  })
  return id
}

async function claimMembers(tx: Tx, rowId: string, what: NewEntitlement, validFrom: string, validTo: string | null): Promise<void> {
  try {
    await tx
      .insertInto('entitlement_member')
      .values(
        what.members.map((m) => ({
          row_id: rowId,
          person_id: m.personId,
          payable: m.payable,
          own_scheme: what.beside === true,
          valid_from: validFrom,
          valid_to: validTo,
        })),
      )
      .execute()
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'one_household_at_a_time') throw new Problem('entitlement.already_covered')
    throw error
  }
}
