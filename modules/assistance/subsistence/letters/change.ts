import { chineseDay, chineseMonth } from '#kernel/day.ts'
import { yuan } from '#kernel/money.ts'
import type { Block, Letter } from '#platform/print/letter.ts'
import { countyOffice } from './parts.ts'

/** What a decided change says to the family: every month from the one in which something is different. */
export interface ChangeLetterFacts {
  applicant: string
  caseNumber: string
  on: string
  /** What happened, in words, and when. */
  happened: string
  stretches: { from: string; until: string | null; category: string; fen: number }[]
  backPayFen: number
  overpaidFen: number
  /** Law or reason of a stop. */
  why: string
}

const remedies =
  '不同意这个决定的，可以自收到之日起六十日内向瑞安市人民政府申请行政复议，或者六个月内向人民法院提起行政诉讼。期限从送达之日起算。'

const delivery: Block = {
  type: 'fields',
  rows: [
    { label: '送达方式', value: '□当面 □邮寄 □电子 □留置' },
    { label: '收件人签名', value: '' },
    { label: '送达日期', value: '      年   月   日' },
  ],
}

function paper(
  kind: string,
  title: string,
  f: { applicant: string; on: string },
  number: string,
  qr: Letter['qr'],
  blocks: Block[],
): Letter {
  return {
    kind,
    template: 2,
    title,
    number,
    addressee: f.applicant,
    qr,
    blocks: [
      ...blocks,
      { type: 'paragraph', text: remedies },
      { type: 'signature', office: countyOffice, date: chineseDay(f.on) },
      delivery,
    ],
  }
}

/** 变更决定书, or 停发决定书 where nothing goes on: what it is now, from which month, and what follows for the months behind. */
export function changeLetter(f: ChangeLetterFacts, number: string, qr: Letter['qr']): Letter {
  const stopped = f.stretches.at(-1)?.fen === 0 && f.stretches.at(-1)?.category === '停发'
  const past = [
    ...(f.backPayFen > 0 ? [`以前月份少发的 ${yuan(f.backPayFen)} 随下一次发放补给您，不用另外申请。`] : []),
    ...(f.overpaidFen > 0 ? [`以前月份多发了 ${yuan(f.overpaidFen)}。怎样退回，镇里会另行和您商量，不会直接从生活费里全部扣除。`] : []),
  ]
  return paper(
    stopped ? 'decision_stop' : 'decision_change',
    stopped ? '最低生活保障停发决定书' : '最低生活保障变更决定书',
    f,
    number,
    qr,
    [
      { type: 'paragraph', text: `${f.happened}（${f.caseNumber}）。按规定逐月重新计算，决定如下。` },
      ...(stopped ? [{ type: 'paragraph' as const, text: `停发依据：《浙江省社会救助条例》第五十一条。${f.why}` }] : []),
      {
        type: 'table',
        header: ['从哪个月起', '到哪个月', '类别', '每月'],
        rows: f.stretches.map((s) => [
          chineseMonth(s.from),
          s.until ? `${chineseMonth(s.until)}前` : '以后另有决定前',
          s.category,
          yuan(s.fen),
        ]),
      },
      ...past.map((text) => ({ type: 'paragraph' as const, text })),
    ],
  )
}

export interface PaymentLetterFacts {
  applicant: string
  caseNumber: string
  on: string
  from: string
  why: string
  /** The last month of a suspension, after which it is resumed or stopped. */
  until: string | null
}

/** 暂停通知书: why, from when, how long at most, and how it comes back. */
export const suspensionLetter = (f: PaymentLetterFacts, number: string, qr: Letter['qr']): Letter =>
  paper('decision_suspend', '最低生活保障暂停发放通知书', f, number, qr, [
    { type: 'paragraph', text: `因${f.why}（${f.caseNumber}），从${chineseMonth(f.from)}起暂停发放。` },
    {
      type: 'paragraph',
      text: `暂停最长到${f.until ? chineseMonth(f.until) : ''}。原因消除后请联系镇里，暂停的月份会一次补给您；到期仍未消除的，将决定停发。`,
    },
  ])

/** 恢复发放通知书. */
export const resumptionLetter = (f: PaymentLetterFacts, number: string, qr: Letter['qr']): Letter =>
  paper('decision_resume', '最低生活保障恢复发放通知书', f, number, qr, [
    {
      type: 'paragraph',
      text: `暂停的原因已经消除（${f.caseNumber}）。从${chineseMonth(f.from)}起恢复发放，暂停的月份随下一次发放补给您。`,
    },
  ])

/** 撤销变更通知书: a mistaken change is taken back and every month computed again without it. */
export const withdrawalLetter = (f: ChangeLetterFacts, number: string, qr: Letter['qr']): Letter =>
  paper('decision_withdrawn', '撤销变更决定通知书', f, number, qr, [
    { type: 'paragraph', text: `${f.caseNumber}所作的变更决定所依据的情况不属实（${f.why}），现予撤销。各月按没有这一变化重新计算:` },
    {
      type: 'table',
      header: ['从哪个月起', '类别', '每月'],
      rows: f.stretches.map((s) => [chineseMonth(s.from), s.category, yuan(s.fen)]),
    },
    ...(f.backPayFen > 0 ? [{ type: 'paragraph' as const, text: `少发的 ${yuan(f.backPayFen)} 随下一次发放补给您。` }] : []),
  ])
