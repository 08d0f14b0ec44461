import { type RawBuilder, sql } from 'kysely'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { inTransaction, type Tx } from '#platform/db/tx.ts'
import './problems.ts'

/** The hashes among these with a consent in force on a day; on a case only what was signed for that case counts. */
export async function consented(tx: Tx, hashes: readonly string[], on: string, caseId?: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('consent')
    .select('id_hash')
    .distinct()
    .where('id_hash', 'in', [...hashes])
    .where('signed_on', '<=', on)
    .where('withdrawn_on', 'is', null)
    .where((eb) => eb.or([eb('expires_on', 'is', null), eb('expires_on', '>=', on)]))
    .$if(caseId !== undefined, (q) => q.where('case_id', '=', caseId as string))
    .execute()
  return new Set(rows.map((r) => r.id_hash))
}

/** The same as a set to join with: everybody who has a consent in force on a day. */
export const consentedSql = (on: string): RawBuilder<{ id_hash: string }> => sql`
  select id_hash from consent where signed_on <= ${sql.lit(on)}::date and withdrawn_on is null and (expires_on is null or expires_on >= ${sql.lit(on)}::date)`

/**
 * No query without a consent: refuses when one of these people has none in force, and the refusal stays on record although
 * nothing else of the attempt does. Throws `consent.missing`.
 */
export async function requireConsent(
  tx: Tx,
  actor: Actor,
  { people, caseId, place }: { people: { hash: string; name: string }[]; caseId: string; place: string },
): Promise<void> {
  const have = await consented(
    tx,
    people.map((p) => p.hash),
    tx.today,
    caseId,
  )
  const without = people.filter((p) => !have.has(p.hash))
  if (without.length === 0) return
  const { db, now } = tx
  tx.afterFailure(() =>
    inTransaction(db, actor, now, (after) =>
      record(after, actor, {
        act: 'verification.refused',
        subjectKind: 'case',
        subjectId: caseId,
        place,
        detail: { without: without.length },
      }),
    ),
  )
  throw new Problem('consent.missing', { who: without.map((p) => p.name).join('、') })
}
