import { randomUUID } from 'node:crypto'
import { Problem } from '#kernel/problem.ts'
import { barredRoots, householdItemOf, keepKinAway, townWord } from '#modules/assistance/subsistence/public.ts'
import { record } from '#platform/audit/record.ts'
import { copyBars } from '#platform/cases/bars.ts'
import { findCase } from '#platform/cases/view.ts'
import { openCase } from '#platform/cases/open-case.ts'
import type { Actor } from '#platform/db/actor.ts'
import { seal } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import '../problems.ts'
import { type Finding, isFault } from '../rules/score.ts'
import { spotCorrection } from '../service.ts'

export interface Found {
  checkId: string
  requestId: string
  visitedOn: string
  finding: Finding
  said: string
}

/** An unannounced check of a household on the books or off them. Throws `household.not_found`, `spot.already_drawn`. */
export async function addCheck(tx: Tx, actor: Actor, { rootId }: { rootId: string }): Promise<{ checkId: string }> {
  const item = await householdItemOf(tx, rootId)
  if (!item) throw new Problem('household.not_found')
  const waiting = await tx
    .selectFrom('spot_check')
    .select('id')
    .where('place', '=', item.place)
    .where('root_id', '=', rootId)
    .where('finding', 'is', null)
    .executeTakeFirst()
  if (waiting) throw new Problem('spot.already_drawn')
  const checkId = randomUUID()
  await tx
    .insertInto('spot_check')
    .values({
      id: checkId,
      item: checkId,
      place: item.place,
      title: `${item.name}户`,
      root_id: rootId,
      stopped: item.state === 'stopped',
      created_at: tx.now,
    })
    .execute()
  await record(tx, actor, { act: 'spot.add', subjectKind: 'spot_check', subjectId: checkId, place: item.place })
  return { checkId }
}

/**
 * What a visit found; a fault becomes a correction of the town with a deadline. Nobody judges a case they had a hand in.
 * Throws `spot.not_found`, `spot.found_already`, `spot.not_stopped`, `spot.relative`, `subsistence.future_date`.
 */
export async function recordFinding(tx: Tx, actor: Actor, found: Found): Promise<{ correctionCase: string | null }> {
  const check = await tx.selectFrom('spot_check').selectAll().where('id', '=', found.checkId).forUpdate().executeTakeFirst()
  if (!check || (check.root_id && (await barredRoots(tx, actor)).includes(check.root_id))) throw new Problem('spot.not_found')
  if (check.finding) throw new Problem('spot.found_already')
  if (found.visitedOn > tx.today) throw new Problem('subsistence.future_date', { field: '入户日期' })
  if (found.finding === 'MISSED_COVER' && check.root_id && !check.stopped) throw new Problem('spot.not_stopped')
  if (check.case_id) await requireNoHand(tx, actor, check.case_id)
  const correctionCase = isFault(found.finding) ? await openCorrection(tx, actor, check, found) : null
  await tx
    .updateTable('spot_check')
    .set({
      finding: found.finding,
      said_sealed: seal(tx.db.keys, found.said),
      visited_on: found.visitedOn,
      found_by: actor.id,
      found_at: tx.now,
      correction_case: correctionCase,
    })
    .where('id', '=', found.checkId)
    .execute()
  await record(tx, actor, {
    act: 'spot.find',
    subjectKind: 'spot_check',
    subjectId: found.checkId,
    place: check.place,
    detail: { finding: found.finding },
  })
  return { correctionCase }
}

async function requireNoHand(tx: Tx, actor: Actor, caseId: string): Promise<void> {
  await findCase(tx, actor, caseId)
  const had = await tx
    .selectFrom('case_history')
    .select('id')
    .where('case_id', '=', caseId)
    .where('actor_id', '=', actor.id)
    .executeTakeFirst()
  if (had) throw new Problem('spot.relative')
}

interface Check {
  id: string
  place: string
  title: string
  case_id: string | null
  root_id: string | null
}

async function openCorrection(tx: Tx, actor: Actor, check: Check, { requestId, finding, said }: Found): Promise<string> {
  const { caseId } = await openCase(tx, actor, {
    service: spotCorrection.name,
    place: check.place,
    office: await townWord(tx, check.place),
    title: check.title,
    applicantId: null,
    answers: { said },
    formVersion: spotCorrection.formVersion,
    facts: { checkId: check.id, finding, foundBy: actor.id },
    requestId,
    move: 'register',
    access: [],
  })
  if (check.case_id) await copyBars(tx, check.case_id, caseId)
  if (check.root_id) await keepKinAway(tx, actor, caseId, check.root_id)
  return caseId
}
