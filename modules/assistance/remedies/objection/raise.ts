import type { z } from 'zod'
import { Problem } from '#kernel/problem.ts'
import { townOf } from '#kernel/place.ts'
import { linkCases } from '#platform/cases/links.ts'
import { openCase } from '#platform/cases/open-case.ts'
import { findCase } from '#platform/cases/view.ts'
import { type Actor, stranger, systemActor } from '#platform/db/actor.ts'
import { open } from '#platform/db/seal.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { giveToCase, takeUpload } from '#platform/files/files.ts'
import { enqueueMessage } from '#platform/notify/send.ts'
import { daysOf } from '#platform/policy/parameters.ts'
import { objectedCase, objectTo } from '#modules/assistance/subsistence/public.ts'
import type { addEvidence, leaveLead, raiseObjection, registerObjection } from '../contract.ts'
import { officeWord } from '../office.ts'
import { type ObjectionAnswers, objectionFormVersion } from './form.ts'
import { type NoticeUp, noticeOfCase, noticeToObject } from './notice.ts'
import { type ObjectionFacts, objectionService, titleWord } from './service.ts'

interface NewObjection {
  requestId: string
  notice: NoticeUp
  answers: ObjectionAnswers
  receivedOn: string
  /** The account that raises it and may follow it. */
  account: string | null
  files: { fileId: string }[]
}

/**
 * A resident objects by name. The telephone is the one that was proved at sign-in. Throws `objection.*`,
 * `notice.not_found`, `case.wrong_step`.
 */
export async function raise(tx: Tx, actor: Actor, input: z.output<(typeof raiseObjection)['input']>) {
  const notice = await noticeToObject(tx, input.noticeId)
  const account = await tx.selectFrom('resident_account').select('phone_sealed').where('id', '=', actor.id).executeTakeFirstOrThrow()
  const phone = open(tx.db.keys, account.phone_sealed)
  const { name, withheld, claim, files, requestId } = input
  const answers: ObjectionAnswers = { name: actor.name || name, phone, withheld, way: 'ONLINE', claim }
  const made = await file(tx, actor, { requestId, notice, answers, receivedOn: tx.today, account: actor.id, files })
  await enqueueMessage(tx, {
    kind: 'case',
    to: phone,
    caseId: made.caseId,
    text: `您对公示提出的异议已收到，编号 ${made.number}。核实后会答复您。`,
  })
  return made
}

/** Somebody without a name: kept as a lead, and nothing about who sent it. Throws `objection.*`, `notice.not_found`. */
export async function receiveLead(tx: Tx, _: Actor, { noticeId, requestId, claim, files }: z.output<(typeof leaveLead)['input']>) {
  const notice = await noticeToObject(tx, noticeId)
  await requireFewLeads(tx, notice.id)
  const nobody = systemActor(`lead:${requestId}`, tx.db.county.code)
  const answers: ObjectionAnswers = { name: null, phone: null, withheld: false, way: 'ONLINE', claim }
  const { number } = await file(tx, nobody, { requestId, notice, answers, receivedOn: tx.today, account: null, files }, stranger)
  return { number }
}

/** A photograph for a lead; it belongs to the lead that will be sent with this number, and to nobody. */
export async function takeEvidence(tx: Tx, _: Actor, input: z.output<(typeof addEvidence)['input']>, { bytes }: { bytes: Buffer }) {
  await noticeToObject(tx, input.noticeId)
  const nobody = systemActor(`lead:${input.lead}`, '')
  return takeUpload(tx, nobody, { kind: 'evidence', name: input.name }, bytes)
}

/** What somebody says by telephone, in writing or at the counter, registered by village, town or county. */
export async function register(tx: Tx, actor: Actor, input: z.output<(typeof registerObjection)['input']>) {
  const { caseId, requestId, named, name, phone, way, withheld, claim, receivedOn, files } = input
  const contested = await findCase(tx, actor, caseId)
  if (receivedOn > tx.today) throw new Problem('subsistence.future_date', { field: '收到日期' })
  if (contested.endedAt) throw new Problem('objection.decided')
  if (named && !(name && phone)) throw new Problem('objection.name_needed')
  // Whoever types the name in knows it: only the county can keep it from the town.
  if (withheld && actor.role !== 'county_clerk') throw new Problem('objection.withheld_elsewhere')
  const notice = await noticeOfCase(tx, caseId, receivedOn)
  const answers: ObjectionAnswers = {
    name: named ? (name ?? null) : null,
    phone: named ? (phone ?? null) : null,
    withheld: named && withheld,
    way,
    claim,
  }
  const made = await file(tx, actor, { requestId, notice, answers, receivedOn, account: null, files })
  return { number: made.number, caseId: actor.role === 'village_worker' ? null : made.caseId }
}

/**
 * The objection as a case of its own, linked to the application. Who files it need not see the town's cases nor the
 * application, so the office writes; they stay the one who acted.
 */
async function file(tx: Tx, actor: Actor, what: NewObjection, asking = actor) {
  const { notice, answers, receivedOn } = what
  const named = answers.name !== null
  const write = async () => {
    const contested = await findCase(tx, systemActor('objection', tx.db.county.code), notice.caseId)
    const { investigators } = objectedCase(tx, contested)
    const made = await openObjection(tx, actor, what, {
      contestedCase: notice.caseId,
      noticeId: notice.id,
      named,
      receivedOn,
      investigators,
    })
    await linkCases(tx, made.caseId, notice.caseId, 'contests')
    return made
  }
  const opened = await asOffice(tx, asking, write, actor.id)
  if (named) await objectTo(tx, actor, { caseId: notice.caseId, number: opened.number, claim: answers.claim, receivedOn })
  return { caseId: opened.caseId, number: opened.number }
}

async function openObjection(tx: Tx, actor: Actor, what: NewObjection, facts: ObjectionFacts) {
  const { notice, answers, account } = what
  const place = answers.withheld ? tx.db.county.code : townOf(notice.place)
  const opened = await openCase(tx, actor, {
    service: objectionService.name,
    place,
    office: await officeWord(tx, place),
    title: `${titleWord}${notice.title}`,
    applicantId: null,
    answers,
    formVersion: objectionFormVersion,
    facts,
    requestId: what.requestId,
    move: facts.named ? 'raise' : 'tip',
    access: account ? [{ party: account, reason: 'self' }] : [],
  })
  await keepRow(tx, opened.caseId, place, what, facts.named)
  const ids = what.files.map((f) => f.fileId)
  await giveToCase(tx, actor, opened.caseId, place, ids)
  return opened
}

async function keepRow(tx: Tx, caseId: string, place: string, { notice, receivedOn, account }: NewObjection, named: boolean) {
  try {
    await tx
      .insertInto('objection')
      .values({
        case_id: caseId,
        notice_id: notice.id,
        contested_id: notice.caseId,
        place,
        named,
        raised_by: account,
        received_on: receivedOn,
      })
      .execute()
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'objection_once') throw new Problem('objection.already')
    throw error
  }
}

/** A board that everybody may write on must not be filled by one. */
async function requireFewLeads(tx: Tx, noticeId: string): Promise<void> {
  const most = await daysOf(tx, 'objection.leadsPerNotice', tx.today)
  const { n } = await asOffice(tx, stranger, () =>
    tx
      .selectFrom('objection')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('notice_id', '=', noticeId)
      .where('named', '=', false)
      .executeTakeFirstOrThrow(),
  )
  if (n >= most) throw new Problem('objection.too_many_leads')
}
