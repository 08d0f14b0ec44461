import type { z } from 'zod'
import { chineseDay } from '#kernel/day.ts'
import { townOf } from '#kernel/place.ts'
import { Problem } from '#kernel/problem.ts'
import { handsIn, tellFamily } from '#modules/assistance/subsistence/public.ts'
import type { CaseFile } from '#platform/cases/case-file.ts'
import { linkCases } from '#platform/cases/links.ts'
import { openCase } from '#platform/cases/open-case.ts'
import { findCase, historyOf } from '#platform/cases/view.ts'
import { mayReadAll } from '#platform/cases/visible.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { giveToCase } from '#platform/files/files.ts'
import type { fileRemedy } from '../contract.ts'
import { officeWord } from '../office.ts'
import { periodOf, type RemedyKind } from '../rules/periods.ts'
import { remedyKindNames } from '../texts.zh.ts'
import { applyLimits, type Contestable, contestableOf } from './contestable.ts'
import { remedyFormVersion } from './form.ts'
import { type RemedyFacts, remedyService } from './service.ts'
import '../problems.ts'

type Input = z.output<(typeof fileRemedy)['input']>

const moves = { COMPLAINT: 'file_complaint', RECONSIDERATION: 'file_reconsideration', LITIGATION: 'file_litigation' } as const

/**
 * Contests the decision of a case, by the family on the portal or on paper at an office. Whether it is in time is judged
 * once, on the day it came in, by the delivery as it was recorded then. Throws `remedy.*`.
 */
export async function contest(tx: Tx, actor: Actor, input: Input) {
  const contested = await findCase(tx, actor, input.caseId)
  if (!(await mayReadAll(tx, actor, contested.id))) throw new Problem('remedy.not_yours')
  const decision = await contestableOf(tx, contested)
  if (typeof decision === 'string') throw new Problem('remedy.not_contestable', { why: decision })
  const on = actor.kind === 'resident' ? tx.today : (input.receivedOn ?? tx.today)
  if (on < decision.madeOn || on > tx.today) throw new Problem('remedy.bad_date', { madeOn: chineseDay(decision.madeOn) })
  if (input.kind === 'LITIGATION' && !input.court) throw new Problem('remedy.court')
  const { late, until } = periodOf(input.kind, decision.deliveredOn, on, await applyLimits(tx, on))
  const excused = (input.lateReason ?? '').length >= 2
  if (late && !excused)
    throw new Problem('remedy.late', {
      kind: remedyKindNames[input.kind],
      deliveredOn: chineseDay(decision.deliveredOn ?? on),
      until: chineseDay(until ?? on),
    })
  const facts: RemedyFacts = {
    kind: input.kind,
    contestedCase: contested.id,
    letterId: decision.letterId,
    deliveredOn: decision.deliveredOn,
    late,
    excused,
    stayable: decision.stayable,
    involved: await tookPartIn(tx, contested),
  }
  const opened = await open(tx, actor, { input, contested, decision, facts, on })
  await tellFamily(tx, contested, `您对决定书提出的${remedyKindNames[input.kind]}已收到，编号 ${opened.number}。结果会告诉您。`)
  return { caseId: actor.role === 'village_worker' ? null : opened.caseId, number: opened.number }
}

interface Filing {
  input: Input
  contested: CaseFile
  decision: Contestable
  facts: RemedyFacts
  on: string
}

/** The remedy lies at the town and the county; a village worker who brings it does not see it again, so the office writes. */
function open(tx: Tx, actor: Actor, { input, contested, decision, facts, on }: Filing) {
  const place = townOf(contested.place)
  const { kind, claim, wants, lateReason, court, courtNumber } = input
  return asOffice(tx, actor, async () => {
    const opened = await openCase(tx, actor, {
      service: remedyService.name,
      place,
      office: await officeWord(tx, place),
      title: contested.title,
      applicantId: contested.applicantId,
      answers: { kind, claim, wants, lateReason, court, courtNumber },
      formVersion: remedyFormVersion,
      facts,
      requestId: input.requestId,
      move: moves[kind],
      access: await familyOf(tx, contested.id, actor),
    })
    await keepRow(tx, opened.caseId, place, facts, on, decision)
    const ids = input.files.map((f) => f.fileId)
    await giveToCase(tx, actor, opened.caseId, place, ids)
    await linkCases(tx, opened.caseId, contested.id, 'contests')
    return opened
  })
}

async function keepRow(tx: Tx, caseId: string, place: string, facts: RemedyFacts, on: string, decision: Contestable): Promise<void> {
  try {
    await tx
      .insertInto('remedy')
      .values({
        case_id: caseId,
        contested_id: facts.contestedCase,
        letter_id: decision.letterId,
        place,
        kind: facts.kind,
        filed_on: on,
        delivered_on: facts.deliveredOn,
        late: facts.late,
      })
      .execute()
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'remedy_once')
      throw new Problem('remedy.already', { kind: remedyKindNames[facts.kind as RemedyKind] })
    throw error
  }
}

/** Staff who moved the contested case, or found what it stands on: they do not judge what they did. */
async function tookPartIn(tx: Tx, contested: CaseFile): Promise<string[]> {
  const acts = (await historyOf(tx, contested.id)).filter((h) => !['applicant', 'proxy', 'system'].includes(h.role))
  return [...new Set([...acts.map((h) => h.actor_id), ...handsIn(contested)])]
}

/** Who may follow the contested case may follow what became of it; a resident who files, as the person they are. */
async function familyOf(tx: Tx, caseId: string, actor: Actor) {
  const family = await tx
    .selectFrom('case_access')
    .select(['party', 'reason'])
    .where('case_id', '=', caseId)
    .where('reason', 'in', ['applicant', 'spouse', 'filer'])
    .execute()
  return [...family, ...(actor.kind === 'resident' && actor.person ? [{ party: actor.person, reason: 'filer' }] : [])]
}
