import { keyedHash } from '#platform/db/seal.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'

export interface NewConsent {
  /** Normalised identity number of who signed, or whom a guardian signed for. */
  idNumber: string
  signedOn: string
  expiresOn?: string | undefined
  /** Where it belongs, when the list is of several places. */
  place?: string
}

/**
 * Keeps signed authorities of a case, or of a running allowance when there is no case. Signing the same case twice is one
 * consent. One statement, however many sign.
 */
export async function keepConsents(
  tx: Tx,
  actor: Actor,
  of: { caseId: string | null; place: string; source: 'application' | 'change' | 'import' | 'paper' },
  list: readonly NewConsent[],
): Promise<void> {
  if (list.length === 0) return
  await tx
    .insertInto('consent')
    .values(
      list.map((c) => ({
        id_hash: keyedHash(tx.db.keys, 'citizen-id', c.idNumber),
        case_id: of.caseId,
        place: c.place ?? of.place,
        signed_on: c.signedOn,
        expires_on: c.expiresOn ?? null,
        source: of.source,
        recorded_by: actor.id,
        recorded_at: tx.now,
      })),
    )
    .onConflict((same) =>
      same.columns(['id_hash', 'case_id']).where('withdrawn_on', 'is', null).where('case_id', 'is not', null).doNothing(),
    )
    .execute()
}
