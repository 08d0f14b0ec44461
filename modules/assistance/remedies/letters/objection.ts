import { chineseDay } from '#kernel/day.ts'
import type { Letter } from '#platform/print/letter.ts'
import { findingNames } from '../texts.zh.ts'

export interface ObjectionReply {
  name: string
  /** The title of the notice, as it hung on the board. */
  about: string
  caseNumber: string
  receivedOn: string
  on: string
  office: string
  finding: string
  text: string
}

const afterwards = (finding: string): string =>
  finding === 'CASE_ENDED'
    ? '该申请已经终止，本次异议到此办结。'
    : '镇里会按核实的情况重新提出意见；仍拟纳入救助的，会重新公示七天，您可以在公示期内再次提出。'

/** 异议答复书: the finding and what comes of it. Nothing of the family's private data: the command has looked. */
export function objectionReply(f: ObjectionReply, number: string, qr: Letter['qr']): Letter {
  return {
    kind: 'objection_reply',
    template: 1,
    title: '公示异议答复书',
    number,
    addressee: f.name,
    qr,
    blocks: [
      {
        type: 'paragraph',
        text: `您于${chineseDay(f.receivedOn)}对“${f.about}”提出的异议（${f.caseNumber}）收悉。经重新调查核实，答复如下：`,
      },
      { type: 'fields', rows: [{ label: '核实结论', value: findingNames[f.finding] ?? f.finding }] },
      { type: 'paragraph', text: f.text },
      { type: 'paragraph', text: afterwards(f.finding) },
      {
        type: 'paragraph',
        text: '申请家庭的收入、财产、健康等情况属于个人隐私，依法不能告知。您提出异议的情况，我们也依法为您保密。对答复不满意的，可以向市民政局投诉。',
      },
      { type: 'signature', office: f.office, date: chineseDay(f.on) },
    ],
  }
}
