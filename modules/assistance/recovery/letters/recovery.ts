import { chineseDay, chineseMonth } from '#kernel/day.ts'
import { capitalAmount, yuan } from '#kernel/money.ts'
import type { Block, Letter } from '#platform/print/letter.ts'
import type { OverpaidMonth } from '../queries/months.ts'
import type { PlanInput } from '../service.ts'
import { causeNames } from '../texts.zh.ts'

export interface RecoveryLetterFacts {
  applicant: string
  caseNumber: string
  on: string
  months: readonly OverpaidMonth[]
  left: number
  plan: PlanInput | undefined
  until: string
  /** Percent of a month's money that may be deducted. */
  share: number
}

/** How it comes back, in words for the family. */
function wayText({ plan, left, until, share }: RecoveryLetterFacts): string {
  switch (plan?.way) {
    case 'DEDUCT':
      return `从以后每月的待遇中抵扣，每月不超过当月待遇的 ${share}%，直到抵完。`
    case 'INSTALMENT': {
      const n = plan.instalments ?? 2
      return `分 ${n} 期退回，每月一期，每期 ${yuan(Math.ceil(left / n / 100) * 100)}，最后一期退清；第一期在${chineseDay(until)}前。`
    }
    case 'ESTATE':
      return `请继承人或者收取待遇的机构在${chineseDay(until)}前，从遗产中退回。`
    case 'WAIVE':
      return '多发是机关工作差错造成的，经两人签署，决定免予追缴，您不用退回。'
    default:
      return `请在${chineseDay(until)}前一次退回。`
  }
}

/** 追缴通知书, or 免予追缴决定书: the table of months, the total in figures and in words, the way, the last day, remedies. */
export function recoveryLetter(f: RecoveryLetterFacts, number: string, qr: Letter['qr']): Letter {
  const waived = f.plan?.way === 'WAIVE'
  const table: Block = {
    type: 'table',
    header: ['月份', '已发', '应发', '已退回', '还差'],
    rows: f.months.map((m) => [chineseMonth(m.month), yuan(m.paid), yuan(m.due), yuan(m.back + m.waived), yuan(m.left)]),
  }
  return {
    kind: 'recovery',
    template: 1,
    title: waived ? '免予追缴决定书' : '多发救助金追缴通知书',
    number,
    addressee: f.applicant,
    qr,
    blocks: [
      {
        type: 'paragraph',
        text: `经核算（${f.caseNumber}），您家有下列月份多发了救助金，原因是${causeNames[f.plan?.cause ?? ''] ?? '情况变化'}:`,
      },
      table,
      { type: 'paragraph', text: `合计 ${yuan(f.left)}（大写：${capitalAmount(f.left)}）。${wayText(f)}` },
      ...(waived
        ? []
        : [
            {
              type: 'paragraph' as const,
              text: '退回请交到镇政府社会救助窗口，或转入窗口告知的财政专户，并保存凭证。一时有困难的，请在期限内向镇里提出分期。',
            },
          ]),
      {
        type: 'paragraph',
        text: '不同意这个决定的，可以自收到之日起六十日内向瑞安市人民政府申请行政复议，或者六个月内向人民法院提起行政诉讼。',
      },
      { type: 'signature', office: '瑞安市民政局', date: chineseDay(f.on) },
      {
        type: 'fields',
        rows: [
          { label: '送达方式', value: '□当面 □邮寄 □电子 □留置' },
          { label: '收件人签名', value: '' },
          { label: '送达日期', value: '      年   月   日' },
        ],
      },
    ],
  }
}
