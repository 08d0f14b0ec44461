import { chineseDay, type Day } from '#kernel/day.ts'
import type { Block, Letter } from '#platform/print/letter.ts'
import type { Marriage } from '../file/marriages.ts'
import {
  certificateNames,
  noteNames,
  office,
  purposeNames,
  recipientNames,
  registrationNames,
  sideNames,
  statusNames,
} from '../texts.zh.ts'

interface Answers {
  recipient: keyof typeof recipientNames
  recipientName: string
  purpose: string
  purposeText: string
}

interface Record {
  person: { name: string; idNumber: string }
  marriages: readonly Marriage[]
  answers: Answers
  on: Day
}

const usedFor = (a: Answers): string => `${purposeNames[a.purpose] ?? ''}${a.purposeText ? `，${a.purposeText}` : ''}`

/** （无）婚姻登记记录证明: what the registry's files say of somebody on a day, for one purpose. */
export function recordProof({ person, marriages, answers, on }: Record, number: string, qr: Letter['qr']): Letter {
  const rows: Block[] =
    marriages.length === 0
      ? [
          {
            type: 'paragraph',
            text: `经查，截至${chineseDay(on)}，${person.name}（公民身份号码 ${person.idNumber}）在本登记机关没有婚姻登记记录。`,
          },
        ]
      : [
          {
            type: 'paragraph',
            text: `经查，截至${chineseDay(on)}，${person.name}（公民身份号码 ${person.idNumber}）在本登记机关的婚姻登记记录如下：`,
          },
          {
            type: 'table',
            header: ['结婚登记', '登记机关', '字号', '男方', '女方', '现状'],
            rows: marriages.map((m) => [
              chineseDay(m.registeredOn),
              m.registryName,
              m.certNo ?? '不详',
              m.man.name,
              m.woman.name,
              `${statusNames[m.status]}${m.endedOn ? `，${chineseDay(m.endedOn)}` : ''}`,
            ]),
          },
        ]
  return {
    kind: 'marriage_record',
    template: 1,
    title: marriages.length === 0 ? '无婚姻登记记录证明' : '婚姻登记记录证明',
    number,
    qr,
    blocks: [
      ...rows,
      { type: 'paragraph', text: `本证明只用于：${usedFor(answers)}。只反映出具之日本登记机关的记录，挪作他用无效。` },
      { type: 'signature', office, date: chineseDay(on) },
    ],
  }
}

interface Copied {
  registration: { kind: keyof typeof registrationNames; certNo: string; on: Day; fileNo: string; status: string }
  parties: readonly { side: 'MAN' | 'WOMAN'; name: string; birthDate: Day; idNumber: string }[]
  notes: readonly { kind: string; on: Day; text: string; basis: string }[]
  answers: Answers
  on: Day
}

/** 婚姻档案复印件: the file as it was written, with its notes; valid with the seal of the archive. */
export function copyLetter({ registration: r, parties, notes, answers, on }: Copied, number: string, qr: Letter['qr']): Letter {
  const party = (p: Copied['parties'][number]) => `${p.name}，${chineseDay(p.birthDate)}出生，${p.idNumber}`
  return {
    kind: 'archive_copy',
    template: 1,
    title: '婚姻登记档案复印件',
    number,
    qr,
    blocks: [
      {
        type: 'fields',
        rows: [
          { label: '档号', value: r.fileNo || '未编号' },
          { label: '登记种类', value: registrationNames[r.kind] },
          { label: '字号', value: r.certNo },
          { label: '登记日期', value: chineseDay(r.on) },
          ...parties.map((p) => ({ label: sideNames[p.side], value: party(p) })),
          { label: '证件状态', value: certificateNames[r.status] ?? r.status },
        ],
      },
      ...(notes.length > 0
        ? [
            {
              type: 'table' as const,
              header: ['备注', '日期', '内容', '依据'],
              rows: notes.map((n) => [noteNames[n.kind] ?? n.kind, chineseDay(n.on), n.text, n.basis]),
            },
          ]
        : []),
      {
        type: 'paragraph',
        text: `提供给${recipientNames[answers.recipient]}${answers.recipientName ? `（${answers.recipientName}）` : ''}，用于${usedFor(answers)}。与档案核对无异，加盖档案章有效；不得公开，不得挪作他用。`,
      },
      { type: 'signature', office, date: chineseDay(on) },
    ],
  }
}
