import { chineseDay, type Day } from '#kernel/day.ts'
import type { Letter } from '#platform/print/letter.ts'
import { office } from '../texts.zh.ts'

export interface Refusal {
  title: string
  name: string
  /** What was asked: 补领结婚证. */
  what: string
  receivedOn: Day
  /** By which article, from the rule; null when a person found the reason. */
  law: string | null
  reason: string
  on: Day
}

/** 不予办理告知书: what was asked, the article, the reason, and what can be done about it. */
export function refusalLetter(r: Refusal, number: string, qr: Letter['qr']): Letter {
  return {
    kind: 'marriage_refusal',
    template: 1,
    title: r.title,
    number,
    addressee: r.name,
    qr,
    blocks: [
      { type: 'paragraph', text: `您于${chineseDay(r.receivedOn)}申请${r.what}。经审查，不能办理，理由如下：` },
      ...(r.law ? [{ type: 'paragraph' as const, text: r.law }] : []),
      { type: 'paragraph', text: r.reason },
      {
        type: 'paragraph',
        text: '对本告知不服的，可以依法申请行政复议或者提起行政诉讼。',
      },
      { type: 'signature', office, date: chineseDay(r.on) },
    ],
  }
}
