import { findCase } from '#platform/cases/view.ts'
import { serviceNamed } from '#platform/cases/case-file.ts'
import { mayReadAll } from '#platform/cases/visible.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { daysOf } from '#platform/policy/parameters.ts'
import { periodOf, remedyKinds, type RemedyKind } from '../rules/periods.ts'
import { remedyKindNames, remedyKindNotes } from '../texts.zh.ts'
import { applyLimits, contestableOf } from './contestable.ts'
import { remedyService } from './service.ts'

const handled: Partial<Record<RemedyKind, string>> = { COMPLAINT: 'limit.complaint', RECONSIDERATION: 'limit.reconsideration.handle' }

/** What can be done against the decision of a case: each way with its last day, counted from the recorded delivery. */
export async function remedyOptions(tx: Tx, actor: Actor, caseId: string) {
  const file = await findCase(tx, actor, caseId)
  const found = (await mayReadAll(tx, actor, caseId)) ? await contestableOf(tx, file) : '请先核对您是谁'
  if (typeof found === 'string') return { contestable: false, why: found, letter: null, ways: [] }
  const limits = await applyLimits(tx, tx.today)
  const filed = await filedAgainst(tx, found.letterId)
  const ways = []
  for (const kind of remedyKinds) {
    const key = handled[kind]
    ways.push({
      kind,
      label: remedyKindNames[kind],
      note: remedyKindNotes[kind],
      ...periodOf(kind, found.deliveredOn, tx.today, limits),
      handledDays: key ? await daysOf(tx, key, tx.today) : null,
      filed: filed.find((f) => f.kind === kind) ?? null,
    })
  }
  const { letterId, number, title, madeOn, deliveredOn } = found
  return { contestable: true, why: null, letter: { letterId, number, title, madeOn, deliveredOn }, ways }
}

/** What was filed against a letter and was not taken back. */
async function filedAgainst(tx: Tx, letterId: string) {
  const rows = await tx
    .selectFrom('remedy')
    .innerJoin('case_file', 'case_file.id', 'remedy.case_id')
    .select(['remedy.kind', 'case_file.id', 'case_file.number', 'case_file.step'])
    .where('remedy.letter_id', '=', letterId)
    .where((eb) => eb.or([eb('remedy.outcome', 'is', null), eb('remedy.outcome', '!=', 'WITHDRAWN')]))
    .execute()
  const { steps } = serviceNamed(remedyService.name).service
  return rows.map((r) => ({ kind: r.kind, caseId: r.id, number: r.number, stepLabel: steps[r.step]?.label ?? r.step }))
}
