import type { CaseView } from '#kernel/api/cases.ts'
import { Problem } from '#kernel/problem.ts'
import { type Role, roleNames } from '#kernel/role.ts'
import { actionsFor } from '#kernel/service.ts'
import '#platform/audit/acts.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import { openJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { filesOfCase } from '#platform/files/files.ts'
import { actorNames } from '#platform/identity/names.ts'
import { lettersOfCase } from '#platform/print/letters.ts'
import { moverOf } from './advance.ts'
import { aheadOf } from './ahead.ts'
import { type CaseFile, caseFileOf, serviceNamed } from './case-file.ts'
import { dueOfClock } from './deadline.ts'
import { linksOf } from './links.ts'
import { casesVisibleTo } from './visible.ts'

/** A case the actor may see. Throws `case.not_found`. */
export async function findCase(tx: Tx, actor: Actor, caseId: string): Promise<CaseFile & { waitsFor: string[]; endedAt: Date | null }> {
  const row = await casesVisibleTo(tx, actor).selectAll().where('id', '=', caseId).executeTakeFirst()
  if (!row) throw new Problem('case.not_found')
  return { ...caseFileOf(row), waitsFor: row.waits_for, endedAt: row.ended_at }
}

/**
 * Opens a case for a member of staff. An opening is recorded; outside one's own tasks (and always for an auditor) the
 * reason is asked: throws `audit.reason_needed`.
 */
export async function openCaseView(tx: Tx, actor: Actor, caseId: string, reason?: string): Promise<CaseView> {
  const file = await findCase(tx, actor, caseId)
  const clocks = await tx.selectFrom('case_clock').selectAll().where('case_id', '=', caseId).orderBy('started_on').execute()
  const history = await historyOf(tx, caseId)
  const ownTask = file.waitsFor.includes(actor.role) || history.some((h) => h.actor_id === actor.id)
  if (!ownTask && !reason) throw new Problem('audit.reason_needed')
  await record(tx, actor, { act: 'case.read', subjectKind: 'case', subjectId: caseId, place: file.place, reason })
  const { service } = serviceNamed(file.service)
  const step = service.steps[file.step]
  const names = await actorNames(
    tx,
    history.map((h) => h.actor_id),
  )
  const places = await placeNames(tx, [file.place])
  return {
    caseId,
    number: file.number,
    service: file.service,
    serviceTitle: service.title,
    title: file.title,
    place: file.place,
    placeName: places.get(file.place) ?? file.place,
    step: file.step,
    stepLabel: step?.label ?? file.step,
    version: file.version,
    ended: step?.ended === true,
    receivedOn: file.receivedOn,
    policyDate: file.policyDate,
    next: step?.next ?? '',
    waitsFor: file.waitsFor.map((r) => roleNames[r as Role] ?? r),
    dues: clocks.map((c) => dueOfClock(c, tx.today, step?.label)),
    actions: actionsFor(service, file, moverOf(actor), tx.today),
    history: history.map((h) => ({
      at: h.at.toISOString(),
      move: h.move,
      label: service.moves[h.move]?.label ?? h.move,
      by: names.get(h.actor_id) ?? '',
      role: h.role,
      roleName: roleNames[h.role as Role] ?? '系统',
      from: h.from_step,
      to: h.to_step,
      toLabel: service.steps[h.to_step]?.label ?? h.to_step,
      note: h.note_sealed ? (openJson(tx.db.keys, h.note_sealed) as string) : null,
    })),
    files: await filesOfCase(tx, caseId),
    letters: await lettersOfCase(tx, caseId),
    links: await linksOf(tx, caseId),
    ahead: aheadOf(service, file, clocks),
  }
}

/** The moves of a case in order. */
export function historyOf(tx: Tx, caseId: string) {
  return tx
    .selectFrom('case_history')
    .select(['move', 'from_step', 'to_step', 'actor_id', 'role', 'at', 'note_sealed'])
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute()
}
