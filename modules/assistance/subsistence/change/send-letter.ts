import { addMonthsToMonth, chineseDay, monthOf } from '#kernel/day.ts'
import type { CaseFile } from '#platform/cases/case-file.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { issueLetter } from '#platform/print/letters.ts'
import { stretchesOf } from '../household/stretches.ts'
import { changeLetter, type ChangeLetterFacts, resumptionLetter, suspensionLetter, withdrawalLetter } from '../letters/change.ts'
import { countyOffice } from '../letters/parts.ts'
import { categoryNames, changeKindNames, stopNames } from '../texts.zh.ts'
import type { Outcome } from './outcome.ts'

function letterFacts(tx: Tx, file: CaseFile, { change, running, before, after, applicant, owed }: Outcome, why: string): ChangeLetterFacts {
  const who = running.names[change.ref ?? ''] ?? change.joined?.name ?? ''
  const earlier = new Map(before.map((d) => [d.month, `${d.category} ${d.fen}`]))
  const first =
    after.find((d) => earlier.get(d.month) !== `${d.category} ${d.fen}`)?.month ?? addMonthsToMonth(monthOf(change.happenedOn), 1)
  return {
    applicant,
    caseNumber: file.number,
    on: tx.today,
    happened: `${chineseDay(change.happenedOn)}，您家的情况有变化：${changeKindNames[change.kind]}${who ? `（${who}）` : ''}`,
    stretches: stretchesOf(after.filter((d) => d.month >= first)).map((s) => ({
      ...s,
      category: s.category === 'REJECTED' ? '停发' : categoryNames[s.category as keyof typeof categoryNames],
    })),
    backPayFen: owed.backPayFen,
    overpaidFen: owed.overpaidFen,
    why,
  }
}

/** 变更 or 停发决定书 of a decided change. */
export async function sendChangeLetter(tx: Tx, actor: Actor, file: CaseFile, outcome: Outcome): Promise<void> {
  const { change, applicant } = outcome
  const facts = letterFacts(tx, file, outcome, change.stop ? (stopNames[change.stop] ?? '') : '')
  await issueLetter(tx, actor, { ...about(file, applicant), make: (number, qr) => changeLetter(facts, number, qr) })
}

/** 撤销变更通知书: `outcome` is computed without the mistaken fact. */
export async function sendWithdrawalLetter(tx: Tx, actor: Actor, file: CaseFile, outcome: Outcome, why: string): Promise<void> {
  const facts = letterFacts(tx, file, outcome, why)
  await issueLetter(tx, actor, { ...about(file, outcome.applicant), make: (number, qr) => withdrawalLetter(facts, number, qr) })
}

/** 暂停 or 恢复通知书. */
export async function sendPaymentLetter(
  tx: Tx,
  actor: Actor,
  file: CaseFile,
  { applicant, resumes, ...what }: { applicant: string; from: string; until: string | null; why: string; resumes: boolean },
): Promise<void> {
  const facts = { applicant, caseNumber: file.number, on: tx.today, ...what }
  const make = resumes ? resumptionLetter : suspensionLetter
  await issueLetter(tx, actor, { ...about(file, applicant), make: (number, qr) => make(facts, number, qr) })
}

const about = (file: CaseFile, person: string) => ({
  word: '瑞民低保变',
  caseId: file.id,
  place: file.place,
  person,
  office: countyOffice,
})
