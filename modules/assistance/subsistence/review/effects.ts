import { randomUUID } from 'node:crypto'
import { addDays, firstOf, monthOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { CaseFile, Effect } from '#platform/cases/case-file.ts'
import { linkCases } from '#platform/cases/links.ts'
import { addRecord } from '#platform/cases/records.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { staffAt } from '#platform/identity/names.ts'
import { closeLinesOfCase } from '#platform/life-events/lines.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import type { ChangeAnswers } from '../change/form.ts'
import { openChange } from '../change/open-change.ts'
import { runningOf } from '../household/running.ts'
import { reviewResult } from './outcome.ts'
import './problems.ts'
import { reckonReviews } from './reckon.ts'

const rootOf = (file: Pick<CaseFile, 'facts'>): string => String(file.facts.rootId)

const report: Effect = async (_tx, actor) => ({ reportedBy: actor.id })

const countyCheck: Effect = async (tx, actor, _file, input) => {
  requirePast(tx, input.visitedOn as string)
  return { countyCheckedBy: actor.id }
}

/** The visit: two of the town go, and say whether anything material has changed. */
const visit: Effect = async (tx, actor, _file, input) => {
  requirePast(tx, input.visitedOn as string)
  const colleagues = await staffAt(tx, 'town_clerk', actor.place)
  if (input.colleague === actor.id || !colleagues.some((c) => c.id === input.colleague)) throw new Problem('subsistence.colleague')
  return { visitors: [actor.id, input.colleague], material: input.material }
}

function requirePast(tx: Tx, visitedOn: string): void {
  if (visitedOn > tx.today) throw new Problem('subsistence.future_date', { field: '入户日期' })
}

/** What a re-check done today comes to; kept, because the conclusion stands on it. */
const compute: Effect = async (tx, actor, file) => {
  const result = await reviewResult(tx, await runningOf(tx, rootOf(file)))
  await addRecord(tx, actor, file.id, 'review_result', result)
  const law = (await parametersOf(tx)).find('review.keepAmount', tx.today)?.value === true
  return { computedBy: actor.id, differs: result.differs, mayKeep: law && file.facts.material === false }
}

const keep: Effect = async (tx, actor, file) => {
  // Days may have passed since: the money that is said to stay is computed once more.
  const { differs } = await reviewResult(tx, await runningOf(tx, rootOf(file)))
  if (differs && !file.facts.mayKeep) throw new Problem('review.differs_now')
  await conclude(tx, actor, file, 'UNCHANGED', !differs)
  return undefined
}

/** 转变更: what changed by what was found, or the new minimum wage by itself; proposed and decided as any other change. */
const change: Effect = async (tx, actor, file, input) => {
  const told = input.change as ChangeAnswers | undefined
  if (!told && !file.facts.differs) throw new Problem('review.what_changed')
  await conclude(tx, actor, file, 'CHANGED', true)
  return { changeCase: await followedBy(tx, actor, file, told ?? recomputed(tx, String(input.reason))) }
}

const recomputed = (tx: Tx, note: string): ChangeAnswers => ({
  kind: 'RECOMPUTE',
  happenedOn: [addDays(firstOf(monthOf(tx.today)), -1), tx.today].sort()[0] as string,
  note: `复核：${note}`,
})

const stop: Effect = async (tx, actor, file, input) => {
  await conclude(tx, actor, file, 'STOP', true)
  const told = { kind: 'STOP', stop: input.stop, happenedOn: input.happenedOn, note: `复核：${input.reason}` } as ChangeAnswers
  return { changeCase: await followedBy(tx, actor, file, told) }
}

async function followedBy(tx: Tx, actor: Actor, file: CaseFile, told: ChangeAnswers): Promise<string> {
  const opened = await openChange(tx, actor, { rootId: rootOf(file), requestId: randomUUID(), change: told, source: 'review' })
  await linkCases(tx, opened.caseId, file.id, 'found')
  return opened.caseId
}

/** The re-check is done: the day counts, and the next one is reckoned from it. */
async function conclude(tx: Tx, actor: Actor, file: CaseFile, outcome: string, reckoned: boolean): Promise<void> {
  await tx
    .insertInto('household_recheck')
    .values({
      case_id: file.id,
      root_id: rootOf(file),
      place: file.place,
      done_on: tx.today,
      outcome,
      reckoned,
      done_by: actor.id,
      recorded_at: tx.now,
    })
    .execute()
  await close(tx, file)
  await closeLinesOfCase(tx, actor, file.id, `复核已有结论，${file.number}`)
  await reckonReviews(tx, [rootOf(file)])
}

const close = (tx: Tx, file: CaseFile) => tx.updateTable('household_case').set({ open: false }).where('case_id', '=', file.id).execute()

const drop: Effect = async (tx, actor, file) => {
  await close(tx, file)
  await closeLinesOfCase(tx, actor, file.id, `不再复核，${file.number}`)
  return undefined
}

export const reviewEffects: Readonly<Record<string, Effect>> = {
  report,
  visit,
  compute,
  county_check: countyCheck,
  keep,
  change,
  stop,
  drop,
}
