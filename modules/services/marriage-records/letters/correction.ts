import { chineseDay, type Day } from '#kernel/day.ts'
import type { Letter } from '#platform/print/letter.ts'
import { office } from '../texts.zh.ts'

interface Corrected {
  name: string
  certNo: string
  text: string
  proof: { issuer: string; paper: string; paperOn: Day }
  serials: readonly string[]
  on: Day
}

/** 更正婚姻登记信息决定书: what was corrected by which paper; the number of the certificate stays. */
export function correctionLetter(c: Corrected, number: string, qr: Letter['qr']): Letter {
  return {
    kind: 'marriage_correction',
    template: 1,
    title: '更正婚姻登记信息决定书',
    number,
    addressee: c.name,
    qr,
    blocks: [
      {
        type: 'paragraph',
        text: `根据${c.proof.issuer}${chineseDay(c.proof.paperOn)}出具的证明（${c.proof.paper}），对 ${c.certNo} 的登记信息更正如下：`,
      },
      { type: 'paragraph', text: `${c.text}。` },
      {
        type: 'paragraph',
        text: c.serials.length > 0 ? `证件字号不变，旧证收回，换发新证，印制号 ${c.serials.join('、')}。` : '证件字号不变。',
      },
      { type: 'signature', office, date: chineseDay(c.on) },
    ],
  }
}
