import { birthOf, maskId, maskPhone, sexOf } from '#kernel/citizen-id.ts'
import { ageOn } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import type { CaseFile } from '#platform/cases/case-file.ts'
import { findCase } from '#platform/cases/view.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { staffAt } from '#platform/identity/names.ts'
import type { EvaluationView } from '../contract.ts'
import { answersOf, type Basis, determine } from '../commands/determination.ts'
import { recentDivorces } from '../couple/recent-divorce.ts'
import { adultsWithoutConsent } from '../rules/check-application.ts'
import { foundFor } from '../rules/from-application.ts'
import { authorityNames, causeNames, disabilityNames, illnessNames, incomeNames, relationNames, supporterNames } from '../texts.zh.ts'
import { assetLines } from './assets.ts'
import { decidedView } from './decided.ts'
import { recordViews } from './records.ts'
import { verificationOf } from './verification.ts'

/** What each role is not shown, by §5.12: the village no report, bank figure or diagnosis; the verifier no opinion or amount. */
const sees = {
  verification: (role: string) => role !== 'village_worker',
  money: (role: string) => role !== 'village_worker',
  opinions: (role: string) => role !== 'verifier' && role !== 'village_worker',
  amounts: (role: string) => role !== 'verifier',
  health: (role: string) => role !== 'village_worker',
}

/** The service's own part of a case. The opening itself is recorded by the case view. */
export async function casePart(tx: Tx, actor: Actor, caseId: string) {
  const file = await findCase(tx, actor, caseId)
  const now = await determine(tx, file)
  const decided = file.endedAt ? await decidedView(tx, file) : null
  const view = decided ?? now.view
  const { basis } = now
  const { answers } = basis
  const { role } = actor
  return {
    caseId,
    address: answers.address,
    phoneMask: maskPhone(answers.phone),
    povertyCause: causeNames[answers.povertyCause] ?? '',
    onBehalf: answers.onBehalf ? `${authorityNames[answers.onBehalf.authority] ?? ''}:${answers.onBehalf.note}` : null,
    people: answers.members.map((m) => personView(m, basis, view, tx.today, role)),
    supporters: answers.supporters.map((s) => ({
      ref: s.ref,
      name: s.name,
      relationLabel: s.relation === 'CHILD' ? '子女（不同住）' : '父或母（不同住）',
      status: supporterNames[s.status] ?? s.status,
      about: !sees.money(role)
        ? ''
        : s.relation === 'CHILD'
          ? `家里 ${s.householdPersons ?? 1} 口人，月收入 ${((s.householdMonthlyIncome ?? 0) / 100).toFixed(2)} 元`
          : `月收入 ${((s.monthlyIncome ?? 0) / 100).toFixed(2)} 元`,
    })),
    assets: sees.money(role) ? assetLines(answers, basis.found) : [],
    evaluation: sees.amounts(role) && role !== 'village_worker' ? view : role === 'village_worker' ? withoutFigures(view) : null,
    verification: sees.verification(role) ? verificationOf(basis, String(file.facts.reportNo ?? '')) : null,
    records: sees.opinions(role) ? await recordViews(tx, file.id, basis) : [],
    colleagues:
      role === 'town_clerk'
        ? (await staffAt(tx, 'town_clerk', actor.place)).filter((s) => s.id !== actor.id).map((s) => ({ id: s.id, name: s.name }))
        : [],
    rootId: file.step === 'granted' ? await rootOf(tx, file.id) : null,
    recentDivorces: sees.opinions(role) && !file.endedAt ? await recentDivorces(tx, actor, file.id, file.receivedOn) : [],
    missing: missingOf(file, basis, tx.today),
  }
}

/** The household that came onto the books with this case. */
async function rootOf(tx: Tx, caseId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('entitlement')
    .select('root_id')
    .where('opened_by_case', '=', caseId)
    .whereRef('id', '=', 'root_id')
    .executeTakeFirst()
  return row?.root_id ?? null
}

/** The village knows class and amount, not the figures they were made of. */
const withoutFigures = (e: EvaluationView): EvaluationView => ({
  ...e,
  derivation: [],
  whatIf: [],
  householdIncome: null,
  perCapita: null,
  reasons: [],
  toConfirm: [],
})

type Role = Actor['role']

function personView(m: Basis['answers']['members'][number], basis: Basis, view: EvaluationView, today: string, role: Role) {
  const found = foundFor(m.ref, basis.found)
  const counted = view.countedMembers.includes(m.ref)
  const why = view.derivation.find((step) => step.rule === 'household.counted' && step.subject === m.ref)?.formula ?? ''
  const kinds = new Set([...m.incomes.map((i) => i.kind as string), ...[...found.keys()].filter((k) => k !== 'FINANCIAL')])
  return {
    ref: m.ref,
    personId: null,
    name: m.name,
    idMask: maskId(m.idNumber),
    relation: m.relation,
    relationLabel: relationNames[m.relation] ?? m.relation,
    sex: sexOf(m.idNumber),
    age: ageOn(birthOf(m.idNumber), today),
    health: sees.health(role) ? healthWords(m) : '',
    counted,
    countedWhy: why,
    incomes: !sees.money(role)
      ? []
      : [...kinds].map((kind) => {
          const declared = m.incomes.filter((i) => i.kind === kind).reduce((sum, i) => sum + i.monthly, 0)
          const f = found.get(kind)
          return {
            kind,
            label: incomeNames[kind] ?? kind,
            declared,
            used: f ? f.amount : declared,
            source: f ? (f.source === 'SURVEY' ? '入户调查' : '部门核对') : '本人申报',
          }
        }),
  }
}

function healthWords(m: Basis['answers']['members'][number]): string {
  const disability = m.disability ? `${disabilityNames[m.disability.type]}残疾${'一二三四'[m.disability.grade - 1]}级` : ''
  return [disability, m.illness === 'NONE' && disability ? '' : illnessNames[m.illness]].filter(Boolean).join(',')
}

/** What still stands in the way of the next opinion, in words. */
function missingOf(file: CaseFile, basis: Basis, today: string): string[] {
  const missing: string[] = []
  const unsigned = adultsWithoutConsent(basis.answers, today)
  if (unsigned.length) missing.push(`${unsigned.map((ref) => basis.names[ref]).join('、')}还没有签核对授权书`)
  const sources = (file.facts.sourcesMissing as string[] | undefined) ?? []
  if (file.step === 'verifying' && sources.length) missing.push(`还有 ${sources.length} 个来源没有答复`)
  if (file.step === 'investigating' || file.step === 'reinvestigating') {
    if (!basis.investigation) missing.push('还没有登记入户调查')
    else {
      if (!file.facts.cosigned) missing.push('调查表还差共同调查人签字')
      if (basis.investigation.neighbours.length < 2) missing.push(`邻里走访只有 ${basis.investigation.neighbours.length} 户，要 2 户以上`)
      if (basis.investigation.photos.length < 3) missing.push(`入户照片只有 ${basis.investigation.photos.length} 张，要 3 张以上`)
    }
  }
  return missing
}

/** A number in full: the reason is asked and kept. Throws `case.not_found`, `subsistence.unknown_ref`. */
export async function revealIn(tx: Tx, actor: Actor, input: { caseId: string; ref: string; reason: string }) {
  const file = await findCase(tx, actor, input.caseId)
  const person = answersOf(tx, file).members.find((m) => m.ref === input.ref)
  if (!person) throw new Problem('subsistence.unknown_ref', { field: input.ref })
  await record(tx, actor, {
    act: 'case.reveal',
    subjectKind: 'case',
    subjectId: file.id,
    place: file.place,
    reason: input.reason,
    detail: { ref: input.ref },
  })
  return { idNumber: person.idNumber }
}
