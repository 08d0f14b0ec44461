import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { chineseMonth, firstOf, type Month } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { openAnomalies } from '../anomaly/open.ts'
import '../problems.ts'
import { findingsOf, type HouseholdFinding } from './find.ts'
import { hitsOf } from './hits.ts'
import { currentLists, missingOf, sourceStates } from './lists.ts'

export interface Matched {
  runId: string
  state: 'complete' | 'incomplete'
  people: number
  findings: number
  /** Anomalies that were not known before. */
  opened: number
}

/**
 * Matches the whole caseload before a payment month. What is found and not yet known becomes an anomaly that a person must
 * close; what was closed before is not opened again. A source that did not deliver leaves the run incomplete. Throws
 * `verification.nobody`.
 */
export async function matchCaseload(tx: Tx, actor: Actor, programme: string, month: Month): Promise<Matched> {
  // Two at once would open the same anomaly twice.
  await tx.line.query('select pg_advisory_xact_lock(727005)')
  const lists = await currentLists(tx)
  const states = await sourceStates(tx, lists)
  const hits = await hitsOf(tx, programme, month, lists)
  if (hits.people === 0) throw new Problem('verification.nobody', { month: chineseMonth(month) })
  const findings = await findingsOf(tx, hits.rows, lists)
  const runId = randomUUID()
  const state = missingOf(states).length > 0 ? 'incomplete' : 'complete'
  await tx
    .insertInto('match_run')
    .values({
      id: runId,
      programme,
      month: firstOf(month),
      state,
      people: hits.people,
      without_consent: hits.withoutConsent,
      other_name: hits.otherName,
      sources: JSON.stringify(states),
      counts: JSON.stringify(countsOf(findings)),
      started_by: actor.id,
      started_at: tx.now,
    })
    .execute()
  await keepFindings(tx, runId, findings)
  const opened = await openAnomalies(tx, actor, findings)
  await sql`update match_finding f set case_id = a.case_id from anomaly a where f.run_id = ${runId} and a.found_key = f.found_key`.execute(
    tx,
  )
  await record(tx, actor, {
    act: 'verification.match',
    subjectKind: 'match_run',
    subjectId: runId,
    detail: { month, people: hits.people, findings: findings.length, opened },
  })
  return { runId, state, people: hits.people, findings: findings.length, opened }
}

function countsOf(findings: readonly HouseholdFinding[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const f of findings) counts[f.rule] = (counts[f.rule] ?? 0) + 1
  return counts
}

async function keepFindings(tx: Tx, runId: string, findings: readonly HouseholdFinding[]): Promise<void> {
  if (findings.length === 0) return
  const column = (f: (one: HouseholdFinding) => string) => findings.map(f)
  await sql`
    insert into match_finding (run_id, root_id, place, person_id, ref, rule, severity, found_key)
    select ${runId}::uuid, r, p, h, f, v, s, k
    from unnest(${column((f) => f.household.rootId)}::uuid[], ${column((f) => f.household.place)}::text[], ${column((f) => f.personId)}::uuid[],
      ${column((f) => f.ref)}::text[], ${column((f) => f.rule)}::text[], ${column((f) => f.severity)}::text[], ${column((f) => f.key)}::text[])
      as n(r, p, h, f, v, s, k)
    on conflict do nothing`.execute(tx)
}
