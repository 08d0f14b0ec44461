import { addMonthsToMonth, monthOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { endClockOn } from '#platform/cases/clocks.ts'
import { openCase } from '#platform/cases/open-case.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { townWord } from '../commands/town-word.ts'
import { keepAway, kinOf, requireNotOwnKin } from '../household/kin.ts'
import { partiesOf } from '../household/parties.ts'
import { runningOf } from '../household/running.ts'
import { withFacts } from '../rules/history/fact.ts'
import './problems.ts'
import { type ReviewCause, subsistenceReview } from './service.ts'

export interface NewReview {
  rootId: string
  requestId: string
  cause: ReviewCause
  /** The age that somebody of the household reached. */
  age?: number
}

/** Opens the re-check of a household, one at a time. The actor must see it. Throws `household.not_found`, `review.already_open`. */
export async function openReview(tx: Tx, actor: Actor, what: NewReview): Promise<{ caseId: string; number: string }> {
  await requireNotOwnKin(tx, actor, what.rootId)
  const running = await runningOf(tx, what.rootId)
  if (running.state === 'stopped' || running.history.from > addMonthsToMonth(monthOf(tx.today), 1)) throw new Problem('household.not_found')
  const open = await openReviewOf(tx, what.rootId)
  if (open) throw new Problem('review.already_open', { number: open.number })
  const now = withFacts(running.history.base, running.history.facts, await parametersOf(tx))
  const planned = await tx.selectFrom('household_review').select(['class', 'due_on']).where('root_id', '=', what.rootId).executeTakeFirst()
  const name = running.names[now.members.find((m) => m.relation === 'SELF')?.ref ?? ''] ?? ''
  const kin = await kinOf(tx, actor, running.persons)
  const { caseId, number } = await openCase(tx, actor, {
    service: subsistenceReview.name,
    place: running.place,
    office: await townWord(tx, running.place),
    title: `${name}${now.members.length > 1 ? `等 ${now.members.length} 人` : ''}`,
    applicantId: running.holderId,
    answers: { cause: what.cause, age: what.age ?? null },
    formVersion: subsistenceReview.formVersion,
    facts: {
      rootId: running.rootId,
      cause: what.cause,
      age: what.age,
      class: planned?.class,
      dueOn: planned?.due_on,
      staffRelative: kin.related,
    },
    requestId: what.requestId,
    move: 'open',
    access: partiesOf(running, now),
  })
  await tx
    .insertInto('household_case')
    .values({ case_id: caseId, root_id: running.rootId, kind: 'REVIEW', ref: null, source: 'review' })
    .execute()
  if (what.cause === 'DUE' && planned) await endClockOn(tx, caseId, 'review', planned.due_on)
  await keepAway(tx, actor, caseId, kin)
  return { caseId, number }
}

/** The re-check of a household that is on its way. */
export const openReviewOf = (tx: Tx, rootId: string) =>
  tx
    .selectFrom('household_case')
    .innerJoin('case_file', 'case_file.id', 'household_case.case_id')
    .select(['case_file.id', 'case_file.number'])
    .where('household_case.root_id', '=', rootId)
    .where('household_case.kind', '=', 'REVIEW')
    .where('household_case.open', '=', true)
    .executeTakeFirst()
