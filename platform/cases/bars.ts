import { sql } from 'kysely'
import type { Tx } from '#platform/db/tx.ts'

/**
 * Keeps staff away from cases for good, and from those that contest or follow them: they see none of them, in no list, and can
 * move none (row-level security). Saying it again changes nothing. Runs as the office or by the bureau.
 */
export async function barFromCases(tx: Tx, caseIds: readonly string[], staffIds: readonly string[]): Promise<void> {
  if (caseIds.length === 0 || staffIds.length === 0) return
  await sql`
    insert into case_bar (staff_id, case_id, made_at)
    select s, c, ${tx.now} from unnest(${[...staffIds]}::text[]) as s cross join (
      select unnest(${[...caseIds]}::uuid[]) union select l.case_id from case_link l where l.other_id = any(${[...caseIds]}::uuid[])) as of(c)
    on conflict do nothing`.execute(tx)
}

/** Who is kept away from one case is kept away from the other. */
export async function copyBars(tx: Tx, from: string, to: string): Promise<void> {
  await sql`
    insert into case_bar (staff_id, case_id, made_at) select staff_id, ${to}::uuid, ${tx.now} from case_bar where case_id = ${from}
    on conflict do nothing`.execute(tx)
}

/** Marks open cases for their conditions; ended ones keep what they were decided on. */
export async function markCases(tx: Tx, caseIds: readonly string[], facts: Record<string, boolean>): Promise<void> {
  if (caseIds.length === 0) return
  await sql`
    update case_file set facts = facts || ${JSON.stringify(facts)}::jsonb, version = version + 1
    where id = any(${[...caseIds]}::uuid[]) and ended_at is null and not facts @> ${JSON.stringify(facts)}::jsonb`.execute(tx)
}
