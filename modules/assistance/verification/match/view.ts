import { sql } from 'kysely'
import { afterPlace } from '#kernel/place.ts'
import { monthOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import '../problems.ts'
import { sourceOf } from '../sources.ts'
import { ruleNames, severityNames } from '../texts.zh.ts'
import { currentLists, missingOf, type SourceState, sourceStates } from './lists.ts'

const stateWords = { fresh: '可用', old: '已过期', none: '没有数据' }

const sourceItem = (s: SourceState) => ({
  ...s,
  name: sourceOf(s.source).name,
  required: sourceOf(s.source).required,
  stateLabel: stateWords[s.state],
})

/** Every source as it stands today, and the matches that were made, newest first. */
export async function matchList(tx: Tx) {
  const states = await sourceStates(tx, await currentLists(tx))
  const rows = await tx.selectFrom('match_run').selectAll().orderBy('started_at', 'desc').limit(50).execute()
  const names = await actorNames(
    tx,
    rows.map((r) => r.started_by),
  )
  return { sources: states.map(sourceItem), runs: rows.map((r) => runItem(r, names)) }
}

type RunRow = {
  id: string
  month: string
  state: string
  people: number
  without_consent: number
  other_name: number
  counts: unknown
  started_by: string
  started_at: Date
}

function runItem(r: RunRow, names: ReadonlyMap<string, string>) {
  const counts = r.counts as Record<string, number>
  return {
    runId: r.id,
    month: monthOf(r.month),
    state: r.state as 'complete' | 'incomplete',
    people: r.people,
    withoutConsent: r.without_consent,
    otherName: r.other_name,
    findings: Object.values(counts).reduce((a, b) => a + b, 0),
    startedBy: names.get(r.started_by) ?? '系统',
    startedAt: r.started_at.toISOString(),
  }
}

const perPage = 50

/** One match: its sources as they were, the rules that found something, and what was found, by village. Throws `verification.run_not_found`. */
export async function matchView(tx: Tx, actor: Actor, { runId, after }: { runId: string; after?: string | undefined }) {
  const run = await tx.selectFrom('match_run').selectAll().where('id', '=', runId).executeTakeFirst()
  if (!run) throw new Problem('verification.run_not_found')
  const waivers = await tx.selectFrom('match_waiver').select(['source', 'reason', 'signed_by']).where('run_id', '=', runId).execute()
  const [place = actor.place, key = ''] = (after ?? '').split('~').filter(Boolean)
  const { rows } = await sql<{
    place: string
    rule: string
    severity: string
    found_key: string
    case_id: string | null
    name: string
    number: string | null
    step: string | null
  }>`
    select f.place, f.rule, f.severity, f.found_key, f.case_id, p.name, c.number, c.step
    from match_finding f join person p on p.id = f.person_id left join case_file c on c.id = f.case_id
    where f.run_id = ${runId} and f.place >= ${place} and f.place < ${afterPlace(actor.place)} and (f.place, f.found_key) > (${place}, ${key})
    order by f.place, f.found_key limit ${perPage + 1}`.execute(tx)
  const shown = rows.slice(0, perPage)
  const last = rows.length > perPage ? shown.at(-1) : undefined
  const places = await placeNames(
    tx,
    shown.map((r) => r.place),
  )
  const people = await actorNames(tx, [run.started_by, ...waivers.map((w) => w.signed_by)])
  const states = run.sources as SourceState[]
  return {
    run: runItem(run, people),
    sources: states.map((s) => {
      const waiver = waivers.find((w) => w.source === s.source)
      return { ...sourceItem(s), waiver: waiver ? { reason: waiver.reason, signedBy: people.get(waiver.signed_by) ?? '' } : null }
    }),
    missing: missingOf(states).map((s) => s.source),
    rules: Object.entries(run.counts as Record<string, number>)
      .sort()
      .map(([rule, n]) => ({ rule, label: ruleNames[rule] ?? rule, count: n })),
    findings: shown.map((r) => ({
      key: r.found_key,
      name: r.name,
      placeName: places.get(r.place) ?? r.place,
      ruleLabel: ruleNames[r.rule] ?? r.rule,
      severity: r.severity,
      severityLabel: severityNames[r.severity] ?? r.severity,
      caseId: r.case_id,
      number: r.number,
      open: r.step !== null && r.step !== 'resolved',
    })),
    next: last ? `${last.place}~${last.found_key}` : null,
  }
}
