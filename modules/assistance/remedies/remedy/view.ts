import { Problem } from '#kernel/problem.ts'
import type { CaseFile } from '#platform/cases/case-file.ts'
import { serviceNamed } from '#platform/cases/case-file.ts'
import { linksOf } from '#platform/cases/links.ts'
import { recordsOf } from '#platform/cases/records.ts'
import { findCase } from '#platform/cases/view.ts'
import { mayReadAll } from '#platform/cases/visible.ts'
import type { Actor } from '#platform/db/actor.ts'
import { openJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import { lettersOfCase } from '#platform/print/letters.ts'
import { disputedNames, outcomeNames, proposalNames, remedyKindNames } from '../texts.zh.ts'
import type { RemedyAnswers } from './form.ts'
import { type RemedyFacts, remedyService } from './service.ts'

const kinds = [
  'late_acceptance',
  'remedy_not_accepted',
  'remedy_proposal',
  'judgment',
  'sent_back',
  'stay_order',
  'remedy_decision',
  'remedy_withdrawn',
]
const labels: Record<string, string> = {
  late_acceptance: '逾期受理',
  remedy_not_accepted: '不予受理',
  remedy_proposal: '处理意见',
  judgment: '法院判决',
  sent_back: '退回审查',
  stay_order: '责令停止执行',
  remedy_decision: '处理决定',
  remedy_withdrawn: '撤回',
}

async function fileOf(tx: Tx, actor: Actor, caseId: string) {
  const file = await findCase(tx, actor, caseId)
  if (file.service !== remedyService.name) throw new Problem('case.not_found')
  const row = await tx
    .selectFrom('remedy')
    .innerJoin('letter', 'letter.id', 'remedy.letter_id')
    .leftJoin('letter_delivery', 'letter_delivery.letter_id', 'letter.id')
    .select(['remedy.filed_on', 'remedy.delivered_on', 'remedy.late', 'remedy.outcome', 'remedy.decided_on'])
    .select(['letter.id', 'letter.title', 'letter.number', 'letter.made_on', 'letter_delivery.delivered_on as deliveredNow'])
    .where('remedy.case_id', '=', caseId)
    .executeTakeFirstOrThrow()
  return { file, facts: file.facts as RemedyFacts, answers: openJson(tx.db.keys, file.answersSealed) as RemedyAnswers, row }
}

type Found = Awaited<ReturnType<typeof fileOf>>

function commonOf({ facts, answers, row }: Found) {
  return {
    kind: facts.kind,
    kindLabel: remedyKindNames[facts.kind],
    claim: answers.claim,
    wants: answers.wants,
    court: answers.court ? `${answers.court}${answers.courtNumber ? `，${answers.courtNumber}` : ''}` : null,
    filedOn: row.filed_on,
    late: row.late,
    lateReason: row.late ? (answers.lateReason ?? null) : null,
    decision: {
      letterId: row.id,
      title: row.title,
      number: row.number,
      madeOn: row.made_on,
      /** As recorded when it was filed: by this it was judged to be in time. */
      deliveredThen: row.delivered_on,
      deliveredOn: row.deliveredNow,
    },
    outcome: row.outcome ? (outcomeNames[row.outcome] ?? row.outcome) : null,
    decidedOn: row.decided_on,
  }
}

/** A remedy for the desk: what is contested, by whom it was decided, what was found. Throws `case.not_found`. */
export async function remedyView(tx: Tx, actor: Actor, caseId: string) {
  const found = await fileOf(tx, actor, caseId)
  const { facts } = found
  const contested = await findCase(tx, actor, facts.contestedCase)
  const { service } = serviceNamed(contested.service)
  const records = await recordsOf<Record<string, string>>(tx, caseId, kinds)
  const ids = [...facts.involved, ...(facts.examiner ? [facts.examiner] : []), ...records.map((r) => r.madeBy)]
  const names = await actorNames(tx, ids)
  const again = (await linksOf(tx, caseId)).find((l) => l.relation === 'follows')
  return {
    ...commonOf(found),
    contested: {
      caseId: contested.id,
      number: contested.number,
      title: contested.title,
      serviceTitle: service.title,
      stepLabel: service.steps[contested.step]?.label ?? contested.step,
    },
    again: again ? { caseId: again.caseId, number: again.number, title: again.title, stepLabel: again.stepLabel } : null,
    letters: await lettersOfCase(tx, caseId),
    involved: facts.involved.map((id) => names.get(id) ?? ''),
    examiner: facts.examiner ? (names.get(facts.examiner) ?? '') : null,
    records: records.map((r) => ({
      label: labels[r.kind] ?? r.kind,
      by: names.get(r.madeBy) ?? '',
      at: r.madeAt.toISOString(),
      lines: linesOf(r.content),
    })),
  }
}

function linesOf(c: Record<string, string>) {
  const outcome = c.outcome ? (proposalNames[c.outcome] ?? c.outcome) : ''
  return [
    { label: '处理意见', value: outcome },
    { label: '法院', value: c.court ?? '' },
    { label: '案号', value: c.courtNumber ?? '' },
    { label: '判决日期', value: c.judgedOn ?? '' },
    { label: '争议', value: disputedNames[c.disputed ?? ''] ?? '' },
    { label: '理由', value: c.reason ?? c.said ?? '' },
  ].filter((line) => line.value !== '')
}

/** A remedy as its family follows it. */
export async function myRemedy(tx: Tx, actor: Actor, caseId: string) {
  const found = await fileOf(tx, actor, caseId)
  if (!(await mayReadAll(tx, actor, caseId))) throw new Problem('remedy.not_yours')
  return { ...commonOf(found), reason: await reasonOf(tx, found.file) }
}

/** The reason that the letter gives, once there is one. */
async function reasonOf(tx: Tx, file: CaseFile): Promise<string | null> {
  const last = (await recordsOf<{ reason: string }>(tx, file.id, ['remedy_decision', 'remedy_not_accepted'])).at(-1)
  return last?.content.reason ?? null
}
