import { maskPhone } from '#kernel/citizen-id.ts'
import { Problem } from '#kernel/problem.ts'
import { objectedCase } from '#modules/assistance/subsistence/public.ts'
import { serviceNamed } from '#platform/cases/case-file.ts'
import { recordsOf } from '#platform/cases/records.ts'
import { findCase } from '#platform/cases/view.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import { lettersOfCase } from '#platform/print/letters.ts'
import { findingNames, wayNames } from '../texts.zh.ts'
import { answersOf } from './effects.ts'
import { type ObjectionFacts, objectionService } from './service.ts'

interface Finding {
  finding: string
  said: string
  reply?: string
}

async function fileOf(tx: Tx, actor: Actor, caseId: string) {
  const file = await findCase(tx, actor, caseId)
  if (file.service !== objectionService.name) throw new Problem('case.not_found')
  return { facts: file.facts as ObjectionFacts, answers: answersOf(tx, file) }
}

async function noticeOf(tx: Tx, noticeId: string) {
  const row = await tx
    .selectFrom('public_notice')
    .select(['title', 'posted_on', 'ends_on', 'state'])
    .where('id', '=', noticeId)
    .executeTakeFirstOrThrow()
  return { title: row.title, postedOn: row.posted_on, endsOn: row.ends_on, state: row.state }
}

/** An objection for the desk; the telephone in full is for the one who handles it. Throws `case.not_found`. */
export async function objectionView(tx: Tx, actor: Actor, caseId: string) {
  const { facts, answers } = await fileOf(tx, actor, caseId)
  const contested = await findCase(tx, actor, facts.contestedCase)
  const { service } = serviceNamed(contested.service)
  const about = objectedCase(tx, contested)
  const records = await recordsOf<Finding>(tx, caseId, ['objection_finding', 'lead_noted'])
  const last = records.at(-1)
  const names = await actorNames(tx, [...(facts.handler ? [facts.handler] : []), ...(last ? [last.madeBy] : [])])
  return {
    notice: await noticeOf(tx, facts.noticeId),
    contested: {
      caseId: contested.id,
      number: contested.number,
      title: contested.title,
      stepLabel: service.steps[contested.step]?.label ?? contested.step,
      reinvestigated: about.reinvestigated,
      ended: about.ended,
    },
    named: answers.name !== null,
    name: answers.name,
    phone: answers.phone && (facts.handler === actor.id ? answers.phone : maskPhone(answers.phone)),
    withheld: answers.withheld,
    way: wayNames[answers.way] ?? answers.way,
    claim: answers.claim,
    receivedOn: facts.receivedOn,
    handler: facts.handler ? (names.get(facts.handler) ?? '') : null,
    finding: last
      ? {
          label: findingNames[last.content.finding] ?? last.content.finding,
          said: last.content.said,
          reply: last.content.reply ?? null,
          by: names.get(last.madeBy) ?? '',
          at: last.madeAt.toISOString(),
        }
      : null,
    letters: await lettersOfCase(tx, caseId),
  }
}

/** An objection as the one who raised it follows it: own words, the finding and the reply, nothing of the family. */
export async function myObjection(tx: Tx, actor: Actor, caseId: string) {
  const { facts, answers } = await fileOf(tx, actor, caseId)
  const last = (await recordsOf<Finding>(tx, caseId, ['objection_finding'])).at(-1)
  return {
    notice: await noticeOf(tx, facts.noticeId),
    claim: answers.claim,
    withheld: answers.withheld,
    receivedOn: facts.receivedOn,
    finding: last ? { label: findingNames[last.content.finding] ?? '', reply: last.content.reply ?? '' } : null,
  }
}
