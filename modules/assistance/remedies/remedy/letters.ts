import { applicantOf } from '#modules/assistance/subsistence/public.ts'
import type { CaseFile } from '#platform/cases/case-file.ts'
import { recordsOf } from '#platform/cases/records.ts'
import { findCase } from '#platform/cases/view.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { daysOf } from '#platform/policy/parameters.ts'
import { issueLetter } from '#platform/print/letters.ts'
import { type RemedyLetter, type RemedyOutcome, remedyAcceptance, remedyDecision } from '../letters/remedy.ts'
import { officeName } from '../office.ts'
import type { RemedyFacts } from './service.ts'

async function factsFor(tx: Tx, actor: Actor, file: CaseFile): Promise<RemedyLetter> {
  const { kind, contestedCase } = file.facts as RemedyFacts
  const row = await tx
    .selectFrom('remedy')
    .innerJoin('letter', 'letter.id', 'remedy.letter_id')
    .select(['remedy.filed_on', 'letter.title', 'letter.number'])
    .where('remedy.case_id', '=', file.id)
    .executeTakeFirstOrThrow()
  const office = await officeName(tx, tx.db.county.code)
  return {
    kind,
    applicant: await applicantOf(tx, await findCase(tx, actor, contestedCase)),
    caseNumber: file.number,
    decision: { title: row.title, number: row.number },
    filedOn: row.filed_on,
    on: tx.today,
    // A reconsideration is the government's; the bureau writes down what it decided.
    office: kind === 'RECONSIDERATION' ? office.replace('民政局', '人民政府') : office,
  }
}

/** Sends the letter of acceptance, with the last day of the clock that runs. */
export async function sendAcceptance(tx: Tx, actor: Actor, file: CaseFile): Promise<void> {
  const facts = await factsFor(tx, actor, file)
  const clock = await tx.selectFrom('case_clock').select('due_on').where('case_id', '=', file.id).executeTakeFirst()
  await issueLetter(tx, actor, {
    word: '瑞民救受',
    caseId: file.id,
    place: file.place,
    person: facts.applicant,
    office: facts.office,
    make: (number, qr) => remedyAcceptance(facts, clock?.due_on ?? null, number, qr),
  })
}

type Said = Pick<RemedyOutcome, 'outcome' | 'reason' | 'disputed' | 'newCase'>

/** Sends the decision on the remedy. */
export async function sendOutcome(tx: Tx, actor: Actor, file: CaseFile, said: Said): Promise<void> {
  const facts = await factsFor(tx, actor, file)
  const judged = (await recordsOf<{ court: string; courtNumber: string; judgedOn: string }>(tx, file.id, ['judgment'])).at(-1)
  const outcome: RemedyOutcome = {
    ...facts,
    ...said,
    judgment: judged ? { court: judged.content.court, number: judged.content.courtNumber, on: judged.content.judgedOn } : null,
    courtDays: await daysOf(tx, 'limit.litigation.afterReconsideration', tx.today),
  }
  await issueLetter(tx, actor, {
    word: '瑞民救决',
    caseId: file.id,
    place: file.place,
    person: facts.applicant,
    office: facts.office,
    make: (number, qr) => remedyDecision(outcome, number, qr),
  })
}
