import { maskId } from '#kernel/citizen-id.ts'
import { chineseDay, isDay } from '#kernel/day.ts'
import { registrationSeen } from '#modules/services/marriage/public.ts'
import { recordsOf } from '#platform/cases/records.ts'
import { findCase } from '#platform/cases/view.ts'
import type { Actor } from '#platform/db/actor.ts'
import { openJson } from '#platform/db/seal.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import { lettersOfCase } from '#platform/print/letters.ts'
import { marriageOf } from './file/marriages.ts'
import { marriageViews } from './people.ts'
import { proofService } from './proof/service.ts'
import { kindLabel } from './queries.ts'
import { requestOf } from './requests.ts'
import * as zh from './texts.zh.ts'

const recordNames: Record<string, string> = {
  archive: '查档',
  evidence: '证明',
  reissue_review: '审查',
  records_refused: '不予办理',
  police_proof: '公安机关证明',
  correction_review: '审批',
  court_checked: '核对文书',
  clue_verifying: '商请核实',
  clue_forwarded: '移送线索',
  outside_evidence: '证据',
  clue_review: '会议审查',
  clue_decision: '决定',
  clue_served: '送达',
  clue_updated: '更新',
}

/** What was answered, in the order of the form: name of the field, and how its values read. */
const fields: Record<string, [label: string, names?: Record<string, string>]> = {
  want: ['补领', zh.wantNames],
  loss: ['原证情况'],
  recipient: ['谁要', zh.recipientNames],
  recipientName: ['单位或姓名'],
  purpose: ['用途', zh.purposeNames],
  purposeText: ['用途说明'],
  papers: ['证件和文书'],
  corrected: ['更正', zh.correctedNames],
  side: ['哪一方', zh.sideNames],
  before: ['档案里写的'],
  right: ['更正为'],
  entry: ['结果', zh.entryNames],
  court: ['作出单位'],
  courtNumber: ['文号'],
  effectiveOn: ['生效'],
  ground: ['认定的事实'],
  clueFrom: ['线索来源', zh.clueFromNames],
  informant: ['反映人'],
  archiveFinding: ['查档情况'],
  evidenceKind: ['种类', zh.evidenceNames],
  outside: ['种类', zh.outsideNames],
  issuer: ['出具单位'],
  paper: ['编号'],
  paperOn: ['日期'],
  addressee: ['发给'],
  meetingOn: ['会议'],
  meetingOpinion: ['意见', { REVOKE: '撤销', KEEP: '不撤销' }],
  servedHow: ['方式', zh.servedNames],
  servedOn: ['送达'],
  situation: ['情况'],
  reason: ['理由'],
}

/** Answers as lines: only what is filled, dates and numbers as a person reads them. */
export function linesOf(answers: Record<string, unknown>): { label: string; value: string }[] {
  return Object.entries(fields).flatMap(([field, [label, names]]) => {
    const value = answers[field]
    if (typeof value !== 'string' || value === '') return []
    const shown = names?.[value] ?? (isDay(value) ? chineseDay(value) : /^\d{17}[\dX]$/.test(value) ? maskId(value) : value)
    return [{ label, value: shown }]
  })
}

/** Who came, or who decided. */
function byLine(by: string): { label: string; value: string } | null {
  if (by in zh.byNames) return { label: '谁来办', value: zh.byNames[by as 'SELF'] }
  return by in zh.enteredByNames ? { label: '谁作出', value: zh.enteredByNames[by as 'COURT'] } : null
}

interface Answers extends Record<string, unknown> {
  proxy?: { name: string; notary: string; notaryNumber: string }
  claimed?: { otherName: string; registeredOn: string; certNo: string; registryName: string }
}

/** The sheets that a case gave out, to be printed at the desk. */
async function sheetsOf(tx: Tx, registrationId: string | undefined) {
  const seen = await registrationSeen(tx, registrationId)
  return (seen?.copies ?? []).map((c) => ({ registrationId: seen?.registrationId ?? '', ...c }))
}

/** One case of the archive for the desk. Throws `case.not_found`, `marriage_records.not_found`. */
export async function requestView(tx: Tx, actor: Actor, caseId: string) {
  const file = await findCase(tx, actor, caseId)
  const request = await requestOf(tx, caseId)
  const answers = openJson(tx.db.keys, file.answersSealed) as Answers
  const facts = file.facts as {
    why?: string | null
    note?: string
    certNo?: string
    number?: string
    decisionNumber?: string
    certificateId?: string
  }
  const marriage = request.relation_id ? await marriageOf(tx, actor, request.relation_id) : undefined
  const records = await recordsOf<Record<string, unknown>>(tx, caseId, Object.keys(recordNames))
  const names = await actorNames(
    tx,
    records.map((r) => r.madeBy),
  )
  const { proxy, claimed } = answers
  const by = byLine(String(answers.by ?? ''))
  return {
    serviceLabel: zh.serviceNames[file.service] ?? file.service,
    kindLabel: kindLabel(request.kind),
    lines: [
      ...(file.service === proofService.name ? [{ label: '要什么', value: kindLabel(request.kind) }] : []),
      ...linesOf(answers),
      ...(by ? [by] : []),
      ...(proxy
        ? [{ label: '代理人', value: `${proxy.name}，${proxy.notary ? `${proxy.notary} ${proxy.notaryNumber}` : '没有公证'}` }]
        : []),
      ...(claimed
        ? [
            {
              label: '本人陈述',
              value: `和${claimed.otherName}于${chineseDay(claimed.registeredOn)}在${claimed.registryName}登记${claimed.certNo ? `，字号 ${claimed.certNo}` : ''}`,
            },
          ]
        : []),
    ],
    why: facts.why ?? null,
    note: facts.note ?? null,
    result: facts.certNo ?? facts.number ?? facts.decisionNumber ?? null,
    marriage: marriage ? ((await marriageViews(tx, [marriage], request.person_id))[0] ?? null) : null,
    records: records.map((r) => ({
      label: recordNames[r.kind] ?? r.kind,
      by: names.get(r.madeBy) ?? '',
      at: r.madeAt.toISOString(),
      lines: linesOf(r.content),
    })),
    sheets: await sheetsOf(tx, facts.certificateId),
    letters: await lettersOfCase(tx, caseId),
  }
}
