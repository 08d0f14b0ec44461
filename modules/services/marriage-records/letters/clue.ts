import { chineseDay, type Day } from '#kernel/day.ts'
import type { Letter } from '#platform/print/letter.ts'
import { office } from '../texts.zh.ts'

interface Passed {
  what: 'verify' | 'forward'
  addressee: string
  names: string
  situation: string
  on: Day
}

/** 协助核实函 and 线索移送函. */
export function forwardLetter(p: Passed, number: string, qr: Letter['qr']): Letter {
  const asks =
    p.what === 'verify'
      ? '请贵单位协助核实当事人身份和登记情况，并将结论书面告知我处。'
      : '我处没有公安机关结论、司法建议或者检察建议，不能自行撤销婚姻登记，现将线索移送贵单位依法处理。'
  return {
    kind: p.what === 'verify' ? 'clue_verify' : 'clue_forward',
    template: 1,
    title: p.what === 'verify' ? '婚姻登记核实函' : '婚姻登记线索移送函',
    number,
    addressee: p.addressee,
    qr,
    blocks: [
      { type: 'paragraph', text: `我处收到${p.names}婚姻登记可能冒名顶替或者弄虚作假的线索：${p.situation}` },
      { type: 'paragraph', text: asks },
      { type: 'signature', office, date: chineseDay(p.on) },
    ],
  }
}

interface Revoked {
  names: string
  evidence: readonly { issuer: string; paper: string; situation: string }[]
  reason: string
  on: Day
}

/** 撤销婚姻登记决定书. */
export function revocationLetter(r: Revoked, number: string, qr: Letter['qr']): Letter {
  return {
    kind: 'marriage_revocation',
    template: 1,
    title: '撤销婚姻登记决定书',
    number,
    addressee: r.names,
    qr,
    blocks: [
      { type: 'paragraph', text: '经查，该婚姻登记以冒名顶替或者弄虚作假的方式办理，有下列证据证明：' },
      { type: 'table', header: ['单位', '文号', '内容'], rows: r.evidence.map((e) => [e.issuer, e.paper, e.situation]) },
      { type: 'paragraph', text: r.reason },
      {
        type: 'paragraph',
        text: '根据《关于妥善处理以冒名顶替或者弄虚作假的方式办理婚姻登记问题的指导意见》（高检发办字〔2021〕109号），决定撤销该婚姻登记。字号和档案保留并注明。',
      },
      { type: 'paragraph', text: '对本决定不服的，可以依法申请行政复议或者提起行政诉讼。' },
      { type: 'signature', office, date: chineseDay(r.on) },
    ],
  }
}
