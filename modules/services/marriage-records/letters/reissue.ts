import { chineseDay, type Day } from '#kernel/day.ts'
import type { Letter } from '#platform/print/letter.ts'
import type { Marriage } from '../file/marriages.ts'
import { byNames, office, wantNames } from '../texts.zh.ts'

interface Told {
  want: 'MARRIAGE' | 'DIVORCE'
  by: 'SELF' | 'PROXY'
  proxy?: { name: string; notary: string; notaryNumber: string } | undefined
  loss: string
  claimed?: { registeredOn: Day; certNo: string; registryName: string } | undefined
}

interface Statement {
  person: { name: string; idMask: string }
  other: string
  answers: Told
  marriage: Marriage | undefined
  on: Day
}

/** 申请补领婚姻登记证声明书: signed at the counter. */
export function reissueStatement({ person, other, answers, marriage, on }: Statement, number: string, qr: Letter['qr']): Letter {
  const since = marriage?.registeredOn ?? answers.claimed?.registeredOn ?? on
  const certNo = marriage?.certNo ?? answers.claimed?.certNo
  return {
    kind: 'reissue_statement',
    template: 1,
    title: '申请补领婚姻登记证声明书',
    number,
    qr,
    blocks: [
      {
        type: 'fields',
        rows: [
          { label: '申请人', value: `${person.name}，${person.idMask}` },
          { label: '配偶', value: other },
          {
            label: '办理方式',
            value: answers.proxy
              ? `${byNames.PROXY}${answers.proxy.name}，${answers.proxy.notary}公证书 ${answers.proxy.notaryNumber}`
              : byNames[answers.by],
          },
          { label: '申请补领', value: wantNames[answers.want] },
          { label: '结婚登记', value: `${chineseDay(since)}，${marriage?.registryName ?? answers.claimed?.registryName ?? ''}` },
          { label: '原证字号', value: certNo || '不记得' },
        ],
      },
      { type: 'paragraph', text: `原证情况：${answers.loss}` },
      {
        type: 'paragraph',
        text: '本人声明：以上情况属实，现在的婚姻状况没有改变。找到原证的，交还婚姻登记机关。如有虚假，愿意承担法律责任。',
      },
      { type: 'paragraph', text: '声明人签名：                    指纹：' },
      { type: 'signature', office, date: chineseDay(on) },
    ],
  }
}

interface Issued {
  marriage: Marriage
  person: { name: string }
  answers: Told
  certNo: string
  serials: readonly string[]
  original: string | null
  note: string | undefined
  on: Day
}

/** 补发婚姻登记证审查处理表: what was issued in place of what. */
export function processingForm(i: Issued, number: string, qr: Letter['qr']): Letter {
  return {
    kind: 'reissue_form',
    template: 1,
    title: '补发婚姻登记证审查处理表',
    number,
    qr,
    blocks: [
      {
        type: 'fields',
        rows: [
          { label: '申请人', value: i.person.name },
          { label: '男方', value: `${i.marriage.man.name}，${i.marriage.man.idMask}` },
          { label: '女方', value: `${i.marriage.woman.name}，${i.marriage.woman.idMask}` },
          { label: '补发', value: wantNames[i.answers.want] },
          { label: '结婚登记日期', value: chineseDay(i.marriage.registeredOn) },
          ...(i.answers.want === 'DIVORCE' && i.marriage.endedOn ? [{ label: '离婚登记日期', value: chineseDay(i.marriage.endedOn) }] : []),
          { label: '原证字号', value: i.original || '不详' },
          { label: '补发证字号', value: i.certNo },
          { label: '印制号', value: i.serials.join('、') },
          { label: '备注', value: i.note ?? '' },
        ],
      },
      { type: 'paragraph', text: '婚姻关系自原登记之日起成立。原证作废。' },
      { type: 'signature', office, date: chineseDay(i.on) },
    ],
  }
}
