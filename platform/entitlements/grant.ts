import { randomUUID } from 'node:crypto'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { seal } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { type PartRows, rewriteRoots } from './rewrite.ts'

export interface NewRoot {
  programme: string
  place: string
  holderId: string
  /** What is paid, part by part; the household's own rows first. */
  parts: PartRows[]
  caseId: string | null
  recordId: string | null
  payee: { name: string; account: string; bank: string }
}

/**
 * What a decision granted begins to live: a root with its parts, their first dated rows, the people in them and the account
 * to pay to. Returns the root's id. Throws `entitlement.already_covered` when somebody of it is in another household.
 */
export async function grantRoot(tx: Tx, actor: Actor, what: NewRoot): Promise<string> {
  const id = randomUUID()
  const { caseId, recordId, programme, place, parts } = what
  await tx
    .insertInto('entitlement')
    .values({
      id,
      root_id: id,
      programme,
      place,
      holder_id: what.holderId,
      state: 'active',
      opened_by_case: caseId,
      created_at: tx.now,
    })
    .execute()
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
  await rewriteRoots(tx, [{ rootId: id, programme, place, caseId, recordId, stopped: false, parts }])
  const own = parts[0]?.rows[0]
  await record(tx, actor, {
    act: 'entitlement.grant',
    subjectKind: 'entitlement',
    subjectId: id,
    place,
    detail: { kind: own?.kind ?? '', fen: own?.monthlyFen ?? 0, from: own?.validFrom ?? '' },
  })
  return id
}
