import { chineseDay } from '#kernel/day.ts'
import type { Block, Letter } from '#platform/print/letter.ts'
import { dissolutionNames, kindNames, materialNames, statusNames } from '../texts.zh.ts'

type Qr = Letter['qr']

/** One party as the forms print it; the number in full, since the paper stays in the sealed file. */
export interface FormParty {
  name: string
  idNumber: string
  birthDate: string
  ethnicity: string
  education: string
  occupation: string
  householdAddress: string
  statusBefore: string
  dissolution: { kind: string; number: string; issuedBy: string; effectiveDate: string } | null
}

export interface FormCouple {
  kind: string
  man: FormParty
  woman: FormParty
  office: string
  on: string
}

const header = ['', '男方', '女方']

const partyRows = ({ man, woman }: FormCouple): string[][] =>
  (
    [
      ['姓名', (p) => p.name],
      ['公民身份号码', (p) => p.idNumber],
      ['出生日期', (p) => chineseDay(p.birthDate)],
      ['民族', (p) => p.ethnicity],
      ['文化程度', (p) => p.education],
      ['职业', (p) => p.occupation],
      ['常住户口所在地', (p) => p.householdAddress],
      ['婚姻状况', (p) => statusNames[p.statusBefore] ?? p.statusBefore],
      ['原婚姻解除依据', (p) => (p.dissolution ? `${dissolutionNames[p.dissolution.kind]} ${p.dissolution.number}` : '无')],
    ] as [string, (p: FormParty) => string][]
  ).map(([label, of]) => [label, of(man), of(woman)])

const people = (c: FormCouple): Block => ({ type: 'table', header, rows: partyRows(c), widths: [24, 38, 38] })

/** 申请结婚登记声明书: filled from what is known; each signs alone before the registrar. */
export function marriageDeclaration(c: FormCouple, diseaseBars: boolean, number: string, qr: Qr): Letter {
  return {
    kind: 'marriage_declaration',
    template: 1,
    title: '申请结婚登记声明书',
    number,
    qr,
    blocks: [
      people(c),
      {
        type: 'paragraph',
        text: `我们申请${kindNames[c.kind] ?? '结婚登记'}，自愿结为夫妻，谨此声明：双方均无配偶，没有直系血亲和三代以内旁系血亲关系${
          diseaseBars ? '，没有医学上认为不应当结婚的疾病' : '；有重大疾病的，已在登记前如实告知对方'
        }。双方了解对方情况，提供的证件和所述均真实，如有虚假，愿承担法律责任。`,
      },
      {
        type: 'fields',
        rows: [
          { label: '男方签名、指纹', value: '' },
          { label: '女方签名、指纹', value: '' },
          { label: '监誓人', value: '' },
        ],
      },
      { type: 'signature', office: c.office, date: chineseDay(c.on) },
    ],
  }
}

/** 结婚登记申请书. */
export function marriageApplication(c: FormCouple, number: string, qr: Qr): Letter {
  return {
    kind: 'marriage_application',
    template: 1,
    title: `${kindNames[c.kind] ?? '结婚登记'}申请书`,
    number,
    qr,
    blocks: [
      people(c),
      { type: 'paragraph', text: `我们自愿结为夫妻，现向${c.office}申请${kindNames[c.kind] ?? '结婚登记'}。` },
      {
        type: 'fields',
        rows: [
          { label: '男方签名', value: '' },
          { label: '女方签名', value: '' },
        ],
      },
      { type: 'signature', office: c.office, date: chineseDay(c.on) },
    ],
  }
}

export interface Processed {
  certNo: string
  serials: string[]
  registrar: string
  checker: string
  materials: readonly string[]
  findings: readonly { title: string; said: string; article: string }[]
  opinion: string
}

/** 审查处理表: what was looked at, what was found, who did it, the number and the blanks. */
export function processingForm(c: FormCouple, p: Processed, number: string, qr: Qr): Letter {
  return {
    kind: 'processing_form',
    template: 1,
    title: `${kindNames[c.kind] ?? '结婚登记'}审查处理表`,
    number,
    qr,
    blocks: [
      people(c),
      { type: 'heading', text: '提供的证件和证明材料' },
      { type: 'paragraph', text: p.materials.map((m) => materialNames[m] ?? m).join('、') },
      { type: 'heading', text: '审查情况' },
      { type: 'table', header: ['项目', '结论', '依据'], rows: p.findings.map((f) => [f.title, f.said, f.article]), widths: [18, 46, 36] },
      { type: 'paragraph', text: `审查意见：${p.opinion}` },
      {
        type: 'fields',
        rows: [
          { label: '登记日期', value: chineseDay(c.on) },
          { label: '证件字号', value: p.certNo },
          { label: '印制号', value: p.serials.join('、') },
          { label: '婚姻登记员', value: p.registrar },
          { label: '审查人', value: p.checker },
        ],
      },
      { type: 'signature', office: c.office, date: chineseDay(c.on) },
    ],
  }
}

export interface Refused {
  service: string
  names: string
  reasons: readonly string[]
  accepted: boolean
  office: string
  on: string
}

/** 不予受理通知书、不予办理告知书: every reason at once, each with its article, and what the couple can do. */
export function refusalNotice(r: Refused, number: string, qr: Qr): Letter {
  return {
    kind: r.accepted ? 'registry_refusal' : 'registry_not_accepted',
    template: 1,
    title: r.accepted ? `不予办理${r.service}告知书` : `${r.service}不予受理通知书`,
    number,
    addressee: r.names,
    qr,
    blocks: [
      { type: 'paragraph', text: `你们于${chineseDay(r.on)}申请${r.service}。经审查，${r.accepted ? '不予办理' : '不予受理'}，理由如下：` },
      ...r.reasons.map((text, i): Block => ({ type: 'paragraph', text: `${i + 1}. ${text}` })),
      {
        type: 'paragraph',
        text: '原因消除后，可以随时再来申请。不服的，可以自收到本通知之日起六十日内申请行政复议，或者六个月内提起行政诉讼。不收取任何费用。',
      },
      { type: 'signature', office: r.office, date: chineseDay(r.on) },
    ],
  }
}
