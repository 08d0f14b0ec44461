import { randomUUID } from 'node:crypto'
import { changeForm, openChange } from '#modules/assistance/subsistence/public.ts'
import { recordDeaths } from '#modules/core/life-events/public.ts'
import { monthOf } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { CaseFile, Effect } from '#platform/cases/case-file.ts'
import { linkCases } from '#platform/cases/links.ts'
import type { Actor } from '#platform/db/actor.ts'
import { openJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { holdPayment, releaseHold } from '#platform/entitlements/hold.ts'
import '../problems.ts'
import type { ClosingReason } from '../texts.zh.ts'
import { changeOf } from './change-of.ts'
import type { AnomalyAnswers } from './open.ts'
import type { ClosingInput } from './service.ts'

const rootOf = (file: CaseFile) => String(file.facts.rootId)
const confirmed: readonly ClosingReason[] = ['CONFIRMED_REDUCE', 'CONFIRMED_STOP', 'DEATH_CONFIRMED']

const take: Effect = async (_tx, actor) => ({ owner: actor.id })

/** The household stays out of the next roll until it is clear; nothing is lost, the months come back. */
const hold: Effect = async (tx, actor, file) => {
  await holdPayment(tx, actor, {
    rootId: rootOf(file),
    place: file.place,
    from: monthOf(tx.today),
    kind: 'freeze',
    reason: 'ANOMALY',
    sourceKind: 'anomaly',
    sourceRef: file.id,
  })
  return { held: true }
}

const close: Effect = async (tx, actor, file, input) => {
  const { conclusion } = input as ClosingInput
  const answers = openJson(tx.db.keys, file.answersSealed) as AnomalyAnswers
  if (answers.rule === 'V01' && (conclusion === 'CONFIRMED_REDUCE' || conclusion === 'CONFIRMED_STOP'))
    throw new Problem('verification.death_reason')
  if (answers.rule !== 'V01' && conclusion === 'DEATH_CONFIRMED') throw new Problem('verification.not_death')
  if (conclusion === 'DEATH_CONFIRMED') await recordDeath(tx, actor, file, answers)
  else if (confirmed.includes(conclusion)) await requireChange(tx, actor, file, answers)
  if (file.facts.severity !== 'BLOCK') await settle(tx, actor, file, conclusion)
  return { closedBy: actor.id, reason: conclusion }
}

const confirm: Effect = async (tx, actor, file) => {
  await settle(tx, actor, file, file.facts.reason as ClosingReason)
  return undefined
}

/** A death that the match found is recorded like every other: once, with everything that follows in every service. */
async function recordDeath(tx: Tx, actor: Actor, file: CaseFile, { on }: AnomalyAnswers): Promise<void> {
  const { person_id: personId } = await tx
    .selectFrom('anomaly')
    .select('person_id')
    .where('case_id', '=', file.id)
    .executeTakeFirstOrThrow()
  const proof = `核对异常 ${file.number}`
  await recordDeaths(tx, actor, [
    { personId, happenedOn: on ?? tx.today, source: 'match', sourceRef: file.id, proof, receivedOn: file.receivedOn },
  ])
}

/** What is confirmed has its change on the way: one that was registered since, or the one that the list itself tells. */
async function requireChange(tx: Tx, actor: Actor, file: CaseFile, answers: AnomalyAnswers): Promise<void> {
  const rootId = rootOf(file)
  const since = await tx.selectFrom('anomaly').select('found_at').where('case_id', '=', file.id).executeTakeFirstOrThrow()
  const change = changeOf(answers, tx.today)
  const registered = await tx
    .selectFrom('household_case')
    .innerJoin('case_file', 'case_file.id', 'household_case.case_id')
    .select('case_file.id')
    .where('household_case.root_id', '=', rootId)
    .where('case_file.service', '=', 'subsistence_change')
    .where('case_file.created_at', '>=', since.found_at)
    .$if(change !== undefined, (q) => q.where('household_case.kind', '=', change?.kind ?? ''))
    .orderBy('case_file.created_at', 'desc')
    .executeTakeFirst()
  if (registered) return linkCases(tx, registered.id, file.id, 'found')
  if (!change) throw new Problem('verification.no_change')
  const made = await openChange(tx, actor, { rootId, requestId: randomUUID(), change: changeForm.parse(change), source: 'match' })
  await linkCases(tx, made.caseId, file.id, 'found')
}

async function settle(tx: Tx, actor: Actor, file: CaseFile, conclusion: ClosingReason): Promise<void> {
  await tx.updateTable('anomaly').set({ open: false, reason: conclusion, closed_at: tx.now }).where('case_id', '=', file.id).execute()
  // What is confirmed stays held until its change is decided.
  if (!confirmed.includes(conclusion)) await releaseHold(tx, actor, { sourceKind: 'anomaly', sourceRef: file.id })
}

/** Opened again under its number: what was held back then is decided anew. */
const reopen: Effect = async (tx, _actor, file) => {
  await tx.updateTable('anomaly').set({ open: true, reason: null, closed_at: null }).where('case_id', '=', file.id).execute()
  return { closedBy: undefined, reason: undefined, held: false }
}

export const anomalyEffects: Readonly<Record<string, Effect>> = { take, hold, close, confirm, reopen }
