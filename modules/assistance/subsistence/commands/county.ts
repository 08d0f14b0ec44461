import { accountTail, maskId } from '#kernel/citizen-id.ts'
import { Problem } from '#kernel/problem.ts'
import type { CaseFile, Effect } from '#platform/cases/case-file.ts'
import { dueOn } from '#platform/cases/clocks.ts'
import { addRecord } from '#platform/cases/records.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import type { Tx } from '#platform/db/tx.ts'
import { issueLetter } from '#platform/print/letters.ts'
import { bringToBooks } from '../contested/decide-again.ts'
import { againOf } from '../contested/restart-application.ts'
import type { EvaluationView } from '../contract.ts'
import { takeUpDeaths } from '../death/granted.ts'
import { decisionLetter } from '../letters/decision.ts'
import { countyOffice } from '../letters/parts.ts'
import { categoryNames } from '../texts.zh.ts'
import { type Basis, determine } from './determination.ts'
import { closePeople } from './ending.ts'
import { applicantName, remedyLimits } from './letter-facts.ts'
import { putOnBooks } from './put-on-books.ts'
import { requireReasonToDeviate, tell } from './town.ts'

/** 审核意见: the result is computed again, since days have passed. */
export const propose: Effect = async (tx, actor, file, input) => {
  const { view } = await determine(tx, file)
  requireReasonToDeviate(view.category, input.grant === true, input.deviationReason)
  await addRecord(tx, actor, file.id, 'determination', view)
  return {
    proposedBy: actor.id,
    proposedGrant: input.grant === true,
    category: view.category,
    undecided: view.category === 'UNDECIDED',
    monthlyFen: Math.round(view.monthlyAmount * 100),
  }
}

export const spotChecked: Effect = async () => ({ spotCheckDone: true })

/** 准予: the case ends, what it granted begins to live, the letter is numbered; all of it or nothing. */
export const grant: Effect = async (tx, actor, file, input) => {
  const { view, basis } = await determine(tx, file)
  if (view.category === 'REJECTED' || view.category === 'UNDECIDED')
    throw new Problem('subsistence.not_entitled', { category: categoryNames[view.category] })
  const recordId = await addRecord(tx, actor, file.id, 'determination', view)
  await (file.facts.restartOf ? bringToBooks : putOnBooks)(tx, actor, file, view, basis, recordId)
  await takeUpDeaths(tx, actor, file.id)
  await letterOf(tx, actor, file, view, basis, true, String(input.reason ?? ''))
  await tx
    .insertInto('case_task')
    .values({
      case_id: file.id,
      kind: 'publication',
      role: 'village_worker',
      place: file.place,
      label: '张贴长期公示',
      due_on: dueOn(tx.today, 3, 'working_days'),
      opened_at: tx.now,
    })
    .execute()
  await closePeople(tx, actor, file)
  await tell(tx, file, `您的低保申请（${file.number}）已批准，详情和决定书请登录查看。`)
  return { category: view.category, monthlyFen: Math.round(view.monthlyAmount * 100) }
}

/** 不予: written, with reasons, figures and remedies. No notice is posted for it. */
export const refuse: Effect = async (tx, actor, file, input) => {
  // Who contests a grant does not lose it by that.
  if (file.facts.rootId) throw new Problem('subsistence.not_worse')
  const { view, basis } = await determine(tx, file)
  await addRecord(tx, actor, file.id, 'determination', view)
  await letterOf(tx, actor, file, view, basis, false, String(input.reason ?? ''))
  await closePeople(tx, actor, file)
  await tell(tx, file, `您的低保申请（${file.number}）已有决定，请登录查看决定书和理由。`)
  return { category: view.category }
}

async function letterOf(
  tx: Tx,
  actor: Actor,
  file: CaseFile,
  view: EvaluationView,
  { answers, names }: Basis,
  granted: boolean,
  reason: string,
): Promise<void> {
  const self = answers.members.find((m) => m.relation === 'SELF')
  const places = await placeNames(tx, [file.place])
  const facts = {
    granted,
    applicant: applicantName(answers),
    idMask: maskId(self?.idNumber ?? ''),
    placeName: places.get(file.place) ?? '',
    caseNumber: file.number,
    ...(await againOf(tx, file)),
    decidedOn: tx.today,
    evaluation: view,
    names,
    reason,
    accountTail: accountTail(answers.payee.account),
    limits: await remedyLimits(tx),
  }
  await issueLetter(tx, actor, {
    word: '瑞民低保',
    caseId: file.id,
    place: file.place,
    person: facts.applicant,
    office: countyOffice,
    make: (number, qr) => decisionLetter(facts, number, qr),
  })
}
