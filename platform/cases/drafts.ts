import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import { openJson, sealJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'

const mostBytes = 400_000

/** Keeps one sealed draft per person, service and subject, so that another phone finds it. Throws `draft.too_large`. */
export async function keepDraft(
  tx: Tx,
  actor: Actor,
  draft: { service: string; subject: string; formVersion: number; draft: unknown },
): Promise<{ savedAt: string }> {
  if (JSON.stringify(draft.draft ?? null).length > mostBytes) throw new Problem('draft.too_large')
  const row = { form_version: draft.formVersion, draft_sealed: sealJson(tx.db.keys, draft.draft ?? null), saved_at: tx.now }
  await tx
    .insertInto('case_draft')
    .values({ owner: actor.id, service: draft.service, subject: draft.subject, ...row })
    .onConflict((same) => same.columns(['owner', 'service', 'subject']).doUpdateSet(row))
    .execute()
  return { savedAt: tx.now.toISOString() }
}

/** The draft of this actor, or nulls. */
export async function findDraft(tx: Tx, actor: Actor, service: string, subject: string) {
  const row = await tx
    .selectFrom('case_draft')
    .select(['draft_sealed', 'saved_at', 'form_version'])
    .where('owner', '=', actor.id)
    .where('service', '=', service)
    .where('subject', '=', subject)
    .executeTakeFirst()
  if (!row) return { draft: null, savedAt: null, formVersion: null }
  return { draft: openJson(tx.db.keys, row.draft_sealed), savedAt: row.saved_at.toISOString(), formVersion: row.form_version }
}

/** A filed application needs its draft no more. */
export async function dropDraft(tx: Tx, actor: Actor, service: string, subject = ''): Promise<void> {
  await tx.deleteFrom('case_draft').where('owner', '=', actor.id).where('service', '=', service).where('subject', '=', subject).execute()
}
