import { Problem } from '#kernel/problem.ts'
import { objectedCase, objectionClosed, objectTo } from '#modules/assistance/subsistence/public.ts'
import type { CaseFile, Effect } from '#platform/cases/case-file.ts'
import { findCase } from '#platform/cases/view.ts'
import type { Actor } from '#platform/db/actor.ts'
import { openJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { enqueueMessage } from '#platform/notify/send.ts'
import { issueLetter } from '#platform/print/letters.ts'
import { objectionReply } from '../letters/objection.ts'
import { officeName } from '../office.ts'
import { privateWords } from '../rules/private-words.ts'
import type { ObjectionAnswers } from './form.ts'
import { type ObjectionFacts, titleWord } from './service.ts'

export const answersOf = (tx: Tx, file: Pick<CaseFile, 'answersSealed'>) => openJson(tx.db.keys, file.answersSealed) as ObjectionAnswers

const factsOf = (file: CaseFile) => file.facts as ObjectionFacts

const take: Effect = async (_tx, actor) => ({ handler: actor.id })

/**
 * The finding and the reply: only after the case was investigated again, and without anything private of the family.
 * Throws `objection.not_reinvestigated`, `objection.still_open`, `objection.private`.
 */
const answer: Effect = async (tx, actor, file, input) => {
  const { contestedCase } = factsOf(file)
  const about = objectedCase(tx, await findCase(tx, actor, contestedCase))
  if (input.finding === 'CASE_ENDED' && !about.ended) throw new Problem('objection.still_open')
  if (!about.ended && !about.reinvestigated) throw new Problem('objection.not_reinvestigated')
  const what = privateWords(String(input.reply), about.secrets)
  if (what) throw new Problem('objection.private', { what })
  await close(tx, file.id, String(input.finding))
  await reply(tx, actor, file, String(input.finding), String(input.reply))
  await objectionClosed(tx, actor, contestedCase)
  return undefined
}

/** A lead has no address: what came of it is noted, and nobody is written to. */
const note: Effect = async (tx, _actor, file, input) => {
  await close(tx, file.id, String(input.finding))
  return undefined
}

/** The office takes up what a lead says as if it had been said by name: the application waits. */
const adopt: Effect = async (tx, actor, file) => {
  const { contestedCase, receivedOn } = factsOf(file)
  await objectTo(tx, actor, { caseId: contestedCase, number: file.number, claim: answersOf(tx, file).claim, receivedOn })
  return undefined
}

const withdraw: Effect = async (tx, actor, file) => {
  await close(tx, file.id, 'WITHDRAWN')
  await objectionClosed(tx, actor, factsOf(file).contestedCase)
  return undefined
}

export const objectionEffects: Readonly<Record<string, Effect>> = { take, answer, note, adopt, withdraw }

async function close(tx: Tx, caseId: string, finding: string): Promise<void> {
  await tx.updateTable('objection').set({ finding, closed_on: tx.today }).where('case_id', '=', caseId).execute()
}

async function reply(tx: Tx, actor: Actor, file: CaseFile, finding: string, text: string): Promise<void> {
  const { name, phone } = answersOf(tx, file)
  if (!name) return
  const office = await officeName(tx, file.place)
  await issueLetter(tx, actor, {
    word: '瑞民异复',
    caseId: file.id,
    place: file.place,
    person: name,
    office,
    make: (number, qr) =>
      objectionReply(
        {
          name,
          about: file.title.replace(titleWord, ''),
          caseNumber: file.number,
          receivedOn: factsOf(file).receivedOn,
          on: tx.today,
          office,
          finding,
          text,
        },
        number,
        qr,
      ),
  })
  if (phone)
    await enqueueMessage(tx, {
      kind: 'case',
      to: phone,
      caseId: file.id,
      text: `您提出的异议（${file.number}）已有答复，请登录查看答复书。`,
    })
}
