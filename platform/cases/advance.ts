import { type Action, actionsFor, nextStep } from '#kernel/service.ts'
import { Problem } from '#kernel/problem.ts'
import type { Actor } from '#platform/db/actor.ts'
import { sealJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { badInput } from '#platform/http/bad-input.ts'
import { type CaseFile, type CaseRow, caseFileOf, serviceNamed } from './case-file.ts'
import { turnClocks } from './clocks.ts'
import './problems.ts'

export interface Advance {
  caseId: string
  move: string
  requestId: string
  /** The version the actor was looking at; a case that moved meanwhile is not moved on top of it. */
  version?: number
  note?: string | undefined
  input: Record<string, unknown>
}

export interface Advanced {
  caseId: string
  step: string
  stepLabel: string
  version: number
  actions: Action[]
  replayed: boolean
}

/** The mover as rules see one. */
export const moverOf = (actor: Actor) => ({ id: actor.id, role: actor.role as never, place: actor.place })

const lockSql = `select c.id, c.service, c.number, c.place, c.step, c.version, c.form_version, c.policy_date, c.received_on, c.title,
    c.applicant_id, c.answers_sealed, c.facts, c.opened_by,
    (select h.move || ' ' || h.actor_id from case_history h where h.request_id = $2) as replay
  from case_file c where c.id = $1 for update of c`

/** Locks a case the actor may see. Throws `case.not_found` also when it belongs to somebody else's place. */
export async function lockCase(tx: Tx, caseId: string, requestId: string): Promise<{ file: CaseFile; replay: string | null }> {
  const { rows } = await tx.line.named<CaseRow & { replay: string | null }>(lockSql, [caseId, requestId])
  const row = rows[0]
  if (!row) throw new Problem('case.not_found')
  return { file: caseFileOf(row), replay: row.replay }
}

const writeSql = `with moved as (
    update case_file set step = $2, version = version + 1, facts = $3, waits_for = $4,
      ended_at = case when $5::boolean then $6::timestamptz end
    where id = $1 and version = $7 returning id),
  history as (
    insert into case_history (case_id, request_id, move, from_step, to_step, actor_kind, actor_id, role, at, note_sealed)
    select id, $8, $9, $10, $2, $11, $12, $13, $6, $14 from moved),
  kept as (
    insert into case_record (case_id, kind, content_sealed, made_by, made_role, made_at)
    select id, $16, $17, $12, $13, $6 from moved where $16::text is not null)
  insert into audit_event (at, actor_kind, actor_id, role, place, act, subject_kind, subject_id, reason, detail)
  values ($6, $11, $12, $13, $15, 'case.' || $9, 'case', (select id::text from moved), null, jsonb_build_object('from', $10::text, 'to', $2::text))`

/**
 * The only way a case moves: lock, replay check by request id, nextStep, effect, then case, history, record and audit in
 * one statement. Throws the `case.*` Problems; nothing is written when it throws.
 */
export async function advance(tx: Tx, actor: Actor, what: Advance): Promise<Advanced> {
  const { file, replay } = await lockCase(tx, what.caseId, what.requestId)
  if (replay !== null) {
    if (replay !== `${what.move} ${actor.id}`) throw new Problem('request.not_yours')
    return answerOf(tx, actor, file, true)
  }
  return moveLocked(tx, actor, file, what)
}

/** The second half of `advance`, for a case that this transaction has just opened or locked. */
export async function moveLocked(tx: Tx, actor: Actor, file: CaseFile, what: Advance): Promise<Advanced> {
  if (what.version !== undefined && what.version !== file.version) throw new Problem('case.changed_meanwhile')
  const { service, effects } = serviceNamed(file.service)
  const verdict = nextStep(service, file, moverOf(actor), what.move, tx.today, what.input)
  if (!verdict.allowed) throw new Problem(verdict.code, { why: verdict.why })
  const move = service.moves[what.move]
  if (!move) throw new Problem('case.unknown_move')
  const parsed = move.input ? move.input.safeParse(what.input) : { success: true as const, data: {} }
  if (!parsed.success) throw badInput(parsed.error)
  const input = parsed.data as Record<string, unknown>
  const patch = await effects[what.move]?.(tx, actor, file, input)
  const facts = patch ? { ...file.facts, ...patch } : file.facts
  const step = typeof move.to === 'function' ? move.to(facts, input) : move.to
  const rule = service.steps[step]
  if (!rule) throw new Error(`${file.service} has no step ${step}`)
  const keeps = move.record && move.input
  // The row is locked and was seen at this version; should it not be there after all, the act has no subject and fails.
  tx.line.later(writeSql, [
    file.id,
    step,
    JSON.stringify(facts),
    rule.waitsFor,
    rule.ended === true,
    tx.now,
    file.version,
    what.requestId,
    what.move,
    file.step,
    actor.kind,
    actor.id,
    actor.role,
    what.note ? sealJson(tx.db.keys, what.note) : null,
    file.place,
    keeps ? move.record : null,
    keeps ? sealJson(tx.db.keys, input) : null,
  ])
  await turnClocks(tx, service, file, what.move, rule.ended === true)
  return answerOf(tx, actor, { ...file, step, facts, version: file.version + 1 }, false)
}

function answerOf(tx: Tx, actor: Actor, file: CaseFile, replayed: boolean): Advanced {
  const { service } = serviceNamed(file.service)
  return {
    caseId: file.id,
    step: file.step,
    stepLabel: service.steps[file.step]?.label ?? file.step,
    version: file.version,
    actions: actionsFor(service, file, moverOf(actor), tx.today),
    replayed,
  }
}
