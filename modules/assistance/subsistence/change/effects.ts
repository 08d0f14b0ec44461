import { chineseMonth, firstOf, monthOf } from '#kernel/day.ts'
import { yuan } from '#kernel/money.ts'
import { Problem } from '#kernel/problem.ts'
import { countyOffice } from '../letters/parts.ts'
import type { CaseFile, Effect } from '#platform/cases/case-file.ts'
import { addRecord } from '#platform/cases/records.ts'
import type { Actor } from '#platform/db/actor.ts'
import { openJson, seal, sealJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { replaceRows } from '#platform/entitlements/replace.ts'
import { issueLetter } from '#platform/print/letters.ts'
import { changeLetter } from '../letters/change.ts'
import { patchOf } from '../rules/history/patch.ts'
import type { Fact } from '../rules/history/fact.ts'
import { hasOtherMoney, withFacts } from '../rules/history/fact.ts'
import { categoryNames } from '../texts.zh.ts'
import { owed, stretchesOf } from './amounts.ts'
import type { ChangeAnswers } from './form.ts'
import { linesOf } from './lines.ts'
import { monthsOf, runningOf } from './history-of.ts'

/** The change of a case as a fact, and what every month becomes with it. */
export async function computed(tx: Tx, actor: Actor, file: Pick<CaseFile, 'id' | 'facts' | 'answersSealed'>) {
  const running = await runningOf(tx, actor, String(file.facts.entitlementCase))
  const change = openJson(tx.db.keys, file.answersSealed) as ChangeAnswers
  const household = withFacts(running.history.base, running.history.facts)
  const fact: Fact = {
    id: file.id,
    on: change.happenedOn,
    reportedOn: String(file.facts.reportedOn),
    patch: patchOf(change, household),
  }
  const before = await monthsOf(tx, running)
  const after = await monthsOf(tx, running, [fact])
  if (after.some((d) => d.evaluation.reasons.includes('NO_COUNTED_MEMBER'))) throw new Problem('change.nobody_left')
  if (after.some((d) => d.evaluation.category === 'UNDECIDED')) throw new Problem('change.undecided')
  if (after.some((d) => hasOtherMoney(d.evaluation))) throw new Problem('change.single')
  const now = withFacts(running.history.base, [...running.history.facts, fact])
  const self = now.members.find((m) => m.relation === 'SELF')
  const applicant = running.names[self?.ref ?? ''] ?? ''
  return {
    running,
    change,
    fact,
    before,
    after,
    applicant,
    stretches: stretchesOf(after),
    owed: await owed(tx, running.entitlementId, after),
  }
}

/** What the desk shows of a change; kept with the decision, because later facts must not change what was decided. */
export function resultOf(
  {
    running,
    change,
    stretches,
    before,
    owed: sums,
  }: Pick<Awaited<ReturnType<typeof computed>>, 'running' | 'change' | 'stretches' | 'before' | 'owed'>,
  file: Pick<CaseFile, 'facts'>,
) {
  const earlier = new Map(before.map((d) => [d.month, d.fen]))
  return {
    lines: linesOf(change, running.names, String(file.facts.reportedOn)),
    stretches: stretches.map((s) => ({
      from: s.from,
      until: s.until,
      categoryLabel: categoryNames[s.category as keyof typeof categoryNames],
      fen: s.fen,
      beforeFen: earlier.get(s.from) ?? null,
    })),
    ...sums,
  }
}

const propose: Effect = async (tx, actor, file) => {
  const { before, after } = await computed(tx, actor, file)
  const sameClass = before.at(-1)?.evaluation.category === after.at(-1)?.evaluation.category
  return { proposedBy: actor.id, sameClass }
}

/** 确认变更: the fact is kept, the rows since are written anew, and the letter says what follows. All of it or nothing. */
const decide: Effect = async (tx, actor, file) => {
  const { running, change, fact, before, after, applicant, stretches, owed: sums } = await computed(tx, actor, file)
  await tx
    .insertInto('entitlement_fact')
    .values({
      id: fact.id,
      entitlement_id: running.entitlementId,
      place: running.place,
      kind: change.kind,
      happened_on: fact.on,
      reported_on: fact.reportedOn,
      patch_sealed: sealJson(tx.db.keys, fact.patch),
      case_id: file.id,
      recorded_at: tx.now,
    })
    .execute()
  const recordId = await addRecord(tx, actor, file.id, 'change_result', resultOf({ running, change, stretches, before, owed: sums }, file))
  await replaceRows(tx, actor, {
    entitlementId: running.entitlementId,
    place: running.place,
    caseId: file.id,
    recordId,
    rows: stretches
      .filter((s) => s.category !== 'REJECTED')
      .map((s) => ({
        kind: s.category,
        category: s.category,
        monthlyFen: s.fen,
        validFrom: firstOf(s.from),
        validTo: s.until ? firstOf(s.until) : null,
        members: s.counted.flatMap((ref) => {
          const personId = running.personIds.get(ref)
          return personId ? [{ personId, payable: s.payable.includes(ref) }] : []
        }),
      })),
    stopped: stretches.at(-1)?.category === 'REJECTED',
  })
  if (change.payee)
    await tx
      .updateTable('payee')
      .set({
        name_sealed: seal(tx.db.keys, running.names[change.payee.ref] ?? ''),
        account_sealed: seal(tx.db.keys, change.payee.account),
        bank: change.payee.bank,
        recorded_at: tx.now,
      })
      .where('payable_id', '=', running.entitlementId)
      .execute()
  await letterOf(tx, actor, file, applicant, stretches.at(-1), sums, monthOf(fact.on))
  return { sameClass: after.at(-1)?.evaluation.category === running.category }
}

async function letterOf(
  tx: Tx,
  actor: Actor,
  file: CaseFile,
  applicant: string,
  now: ReturnType<typeof stretchesOf>[number] | undefined,
  sums: { backPayFen: number; overpaidFen: number },
  month: string,
): Promise<void> {
  await issueLetter(tx, actor, {
    word: '瑞民低保变',
    caseId: file.id,
    place: file.place,
    person: applicant,
    office: countyOffice,
    make: (number, qr) =>
      changeLetter(
        {
          applicant,
          caseNumber: file.number,
          on: tx.today,
          happened: chineseMonth(month),
          category: categoryNames[(now?.category ?? 'REJECTED') as keyof typeof categoryNames],
          from: chineseMonth(now?.from ?? month),
          monthly: yuan(now?.fen ?? 0),
          backPay: sums.backPayFen > 0 ? yuan(sums.backPayFen) : null,
          overpaid: sums.overpaidFen > 0 ? yuan(sums.overpaidFen) : null,
        },
        number,
        qr,
      ),
  })
}

export const changeEffects: Readonly<Record<string, Effect>> = { propose, decide }
