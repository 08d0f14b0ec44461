import { chineseDay } from '#kernel/day.ts'
import type { Letter } from '#platform/print/letter.ts'
import { countyOffice } from './parts.ts'

export interface ChangeLetterFacts {
  applicant: string
  caseNumber: string
  on: string
  happened: string
  category: string
  from: string
  monthly: string
  backPay: string | null
  overpaid: string | null
}

/** 变更决定书: what it is now, from which month, and what follows for the months behind. */
export function changeLetter(f: ChangeLetterFacts, number: string, qr: Letter['qr']): Letter {
  const past = f.backPay
    ? [`以前月份少发的 ${f.backPay} 随下一次发放补给您，不用另外申请。`]
    : f.overpaid
      ? [`以前月份多发了 ${f.overpaid}。怎样退回，镇里会另行和您商量，不会直接从生活费里全部扣除。`]
      : []
  return {
    kind: 'decision_change',
    template: 1,
    title: '最低生活保障变更决定书',
    number,
    addressee: f.applicant,
    qr,
    blocks: [
      { type: 'paragraph', text: `您家的情况在${f.happened}有变化（${f.caseNumber}）。按规定逐月重新计算，决定如下。` },
      {
        type: 'fields',
        rows: [
          { label: '类别', value: f.category },
          { label: '从哪个月起', value: f.from },
          { label: '每月', value: f.monthly },
        ],
      },
      ...past.map((text) => ({ type: 'paragraph' as const, text })),
      {
        type: 'paragraph',
        text: '不同意这个决定的，可以在收到之日起六十天内申请行政复议，或者六个月内向人民法院起诉。',
      },
      { type: 'signature', office: countyOffice, date: chineseDay(f.on) },
    ],
  }
}
