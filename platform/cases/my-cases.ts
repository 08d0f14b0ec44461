import { type Role, roleNames } from '#kernel/role.ts'
import { actionsFor } from '#kernel/service.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import { openJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { townClerk } from '#platform/identity/names.ts'
import { lettersOfCase, officeLetters } from '#platform/print/letters.ts'
import { moverOf } from './advance.ts'
import { aheadOf } from './ahead.ts'
import { type CaseFile, caseFileOf, serviceNamed } from './case-file.ts'
import { linksOf } from './links.ts'
import { findCase, historyOf } from './view.ts'
import { casesVisibleTo, mayReadAll } from './visible.ts'

/** The cases of a resident, newest first. */
export async function myCasesOf(tx: Tx, actor: Actor) {
  const rows = await casesVisibleTo(tx, actor).selectAll().orderBy('created_at', 'desc').limit(50).execute()
  return { items: rows.map((row) => portalCaseOf(caseFileOf(row), row.due_on)) }
}

function portalCaseOf(file: CaseFile, dueOn: string | null) {
  const { service } = serviceNamed(file.service)
  const step = service.steps[file.step]
  const mine = step?.waitsFor.includes('applicant') === true
  return {
    caseId: file.id,
    number: file.number,
    service: file.service,
    serviceTitle: service.title,
    title: file.title,
    step: file.step,
    state: step?.plain ?? step?.label ?? file.step,
    next: step?.ended
      ? ''
      : mine
        ? `请您${step?.next}`
        : `由${roleNames[step?.waitsFor[0] as Role] ?? '工作人员'}${step?.next}，您不用做什么`,
    mine,
    byWhen: dueOn,
    receivedOn: file.receivedOn,
    ended: step?.ended === true,
  }
}

/** One case as its applicant sees it: what was done when, what comes, what they can do. No staff notes. */
export async function myCaseView(tx: Tx, actor: Actor, caseId: string) {
  const file = await findCase(tx, actor, caseId)
  const { service } = serviceNamed(file.service)
  const history = await historyOf(tx, caseId)
  const clocks = await tx.selectFrom('case_clock').selectAll().where('case_id', '=', caseId).execute()
  await record(tx, actor, { act: 'case.read', subjectKind: 'case', subjectId: caseId, place: file.place })
  const due = clocks.find((c) => !c.stopped_on && !c.paused_on && c.kind === 'statutory')
  return {
    ...portalCaseOf(file, due?.due_on ?? null),
    version: file.version,
    actions: actionsFor(service, file, moverOf(actor), tx.today),
    done: history.map((h) => ({
      label: service.steps[h.to_step]?.plain ?? service.steps[h.to_step]?.label ?? h.to_step,
      on: h.at.toISOString(),
      note: h.actor_id === actor.id && h.note_sealed ? (openJson(tx.db.keys, h.note_sealed) as string) : null,
    })),
    ahead: aheadOf(service, file, clocks).map((a) => ({ ...a, latestOn: a.expectedOn })),
    letters: (await mayReadAll(tx, actor, caseId)) ? (await lettersOfCase(tx, caseId)).filter((l) => !officeLetters.has(l.kind)) : [],
    links: await linksOf(tx, caseId),
    clerk: await townClerk(tx, file.place),
  }
}
