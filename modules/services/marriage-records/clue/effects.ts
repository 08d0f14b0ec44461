import { Problem } from '#kernel/problem.ts'
import type { CaseFile, Effect } from '#platform/cases/case-file.ts'
import { recordsOf } from '#platform/cases/records.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { issueLetter } from '#platform/print/letters.ts'
import { annul } from '../court/effects.ts'
import { lockMarriage } from '../file/end-marriage.ts'
import { forwardLetter, revocationLetter } from '../letters/clue.ts'
import { requestOf } from '../requests.ts'
import { office } from '../texts.zh.ts'
import { whyNotRevoke } from './open.ts'
import type { ClueFacts } from './service.ts'

const factsOf = (file: CaseFile) => file.facts as ClueFacts

const takeEvidence: Effect = async (tx, _actor, file, input) => {
  if (String(input.paperOn) > tx.today) throw new Problem('marriage_records.future', { field: '文书日期' })
  const evidence = [...new Set([...factsOf(file).evidence, String(input.outside)])]
  return { evidence, why: await whyNotRevoke(tx, evidence) }
}

/** The office writes to another: to verify, or to pass on what it cannot decide. */
const write =
  (what: 'verify' | 'forward'): Effect =>
  async (tx, actor, file, input) => {
    await issueLetter(tx, actor, {
      word: '瑞民婚核',
      caseId: file.id,
      place: file.place,
      person: file.title,
      office,
      make: (number, qr) =>
        forwardLetter(
          { what, addressee: String(input.addressee), names: file.title, situation: String(input.situation), on: tx.today },
          number,
          qr,
        ),
    })
    return undefined
  }

interface Outside {
  issuer: string
  paper: string
  situation: string
}

/** 撤销决定: the marriage was none; number and file stay, with a note; both registers are told. */
const revoke: Effect = async (tx, actor, file, input) => {
  const request = await requestOf(tx, file.id)
  const relationId = request.relation_id ?? ''
  const why = await whyNotRevoke(tx, factsOf(file).evidence)
  const status = await lockMarriage(tx, relationId)
  if (why) throw new Problem('marriage_records.changed', { why })
  if (status === 'VOID' || status === 'REVOKED') throw new Problem('marriage_records.changed', { why: '这段婚姻已登记为无效或被撤销。' })
  const evidence = await recordsOf<Outside>(tx, file.id, ['outside_evidence'])
  const { number } = await decision(
    tx,
    actor,
    file,
    evidence.map((e) => e.content),
    String(input.reason),
  )
  await annul(tx, actor, {
    caseId: file.id,
    relationId,
    entry: 'REVOKED',
    by: 'REGISTRY',
    court: office,
    courtNumber: number,
    effectiveOn: tx.today,
    ground: '冒名顶替或者弄虚作假办理婚姻登记',
  })
  return { decisionNumber: number }
}

const decision = (tx: Tx, actor: Actor, file: CaseFile, evidence: readonly Outside[], reason: string) =>
  issueLetter(tx, actor, {
    word: '瑞民婚撤',
    caseId: file.id,
    place: file.place,
    person: file.title,
    office,
    make: (number, qr) => revocationLetter({ names: file.title, evidence, reason, on: tx.today }, number, qr),
  })

const serve: Effect = async (tx, _actor, _file, input) => {
  if (String(input.servedOn) > tx.today) throw new Problem('marriage_records.future', { field: '送达日期' })
  return { served: true }
}

const review: Effect = async (tx, actor, _file, input) => {
  if (String(input.meetingOn) > tx.today) throw new Problem('marriage_records.future', { field: '会议日期' })
  return { reviewedBy: actor.id, opinion: input.meetingOpinion }
}

export const clueEffects: Readonly<Record<string, Effect>> = {
  verify: write('verify'),
  forward: write('forward'),
  take_evidence: takeEvidence,
  review,
  revoke,
  serve,
}
