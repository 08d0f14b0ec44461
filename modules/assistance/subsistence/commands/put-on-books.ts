import { addMonthsToMonth, firstOf, type Month, monthOf } from '#kernel/day.ts'
import { fromYuan } from '#kernel/money.ts'
import { Problem } from '#kernel/problem.ts'
import { findOrRegister } from '#modules/core/residents/public.ts'
import type { CaseFile } from '#platform/cases/case-file.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { grantRoot } from '#platform/entitlements/grant.ts'
import type { NewRow, PartRows } from '#platform/entitlements/rewrite.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import type { EvaluationView } from '../contract.ts'
import { keepBases } from '../household/base.ts'
import { type Basis, householdOfBasis } from './determination.ts'

/** What a decision granted comes onto the books: rows as the letter says them, and the base that later months follow from. */
export async function putOnBooks(
  tx: Tx,
  actor: Actor,
  file: CaseFile,
  view: EvaluationView,
  basis: Basis,
  recordId: string,
): Promise<string> {
  const { answers } = basis
  const persons: Record<string, string> = {}
  for (const m of answers.members)
    persons[m.ref] = await findOrRegister(tx, actor, { name: m.name, idNumber: m.idNumber, place: file.place })
  const self = answers.members.find((m) => m.relation === 'SELF')
  const holderId = persons[self?.ref ?? ''] ?? Object.values(persons)[0]
  if (!holderId) throw new Problem('subsistence.not_entitled', { category: '' })
  const from = view.effectiveMonth ?? addMonthsToMonth(monthOf(tx.today), 1)
  const validity = (await parametersOf(tx)).find('expenditure.validity', tx.today)?.value
  const rootId = await grantRoot(tx, actor, {
    programme: 'subsistence',
    place: file.place,
    holderId,
    parts: partsOf(view, persons, holderId, from, Number(validity ?? 12)),
    caseId: file.id,
    recordId,
    payee: {
      name: answers.members.find((m) => m.ref === answers.payee.ref)?.name ?? '',
      account: answers.payee.account,
      bank: answers.payee.bank,
    },
  })
  const household = householdOfBasis(basis)
  await keepBases(tx, [
    { rootId, place: file.place, source: 'decision', from, decidedOn: view.asOf, household, names: basis.names, persons },
  ])
  return rootId
}

function partsOf(view: EvaluationView, persons: Record<string, string>, holderId: string, from: Month, validity: number): PartRows[] {
  const { category } = view
  const members = view.countedMembers.map((ref) => ({ personId: persons[ref] as string, payable: view.payableMembers.includes(ref) }))
  const row = (kind: string, yuan: number, who: NewRow['members'], start: Month, end: Month | null): NewRow => ({
    kind,
    category,
    monthlyFen: fromYuan(yuan),
    validFrom: firstOf(start),
    validTo: end && firstOf(end),
    members: who,
  })
  const windowEnd = view.months ? addMonthsToMonth(from, view.months) : null
  const own =
    category === 'EXPENDITURE' && windowEnd
      ? [
          row(category, view.monthlyAmount, members, from, windowEnd),
          row(category, 0, members, windowEnd, addMonthsToMonth(from, validity)),
        ]
      : [row(category, category === 'LOW_MARGIN' ? 0 : view.monthlyAmount, members, from, null)]
  const beside: PartRows[] = view.singlePersonDibao.map((one) => {
    const personId = persons[one.member] as string
    const rows = [row('DIBAO_SINGLE', one.amount, [{ personId, payable: true }], from, null)]
    return { part: `single:${personId}`, holderId: personId, rows }
  })
  if (category === 'LOW_MARGIN' && view.monthlyAmount > 0)
    beside.unshift({ part: 'expenditure', holderId, rows: [row('EXPENDITURE', view.monthlyAmount, members, from, windowEnd)] })
  return [{ part: 'household', holderId, rows: own }, ...beside]
}
