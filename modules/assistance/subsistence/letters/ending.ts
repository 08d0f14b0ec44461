import { chineseDay } from '#kernel/day.ts'
import type { Letter } from '#platform/print/letter.ts'
import type { ProcessFacts } from './process.ts'

const again = (f: ProcessFacts) => ({
  type: 'paragraph' as const,
  text: `以后需要的，可以随时重新申请：用手机在办事大厅申请时会带出上次填的内容，也可以请村（社区）代办。经办人：${f.clerk}，电话：${f.phone}。`,
})

/** 撤回申请确认书: nothing was decided about the family, and nothing stands against a new application. */
export function withdrawalLetter(f: ProcessFacts, reason: string, number: string, qr: Letter['qr']): Letter {
  return {
    kind: 'withdrawal',
    template: 1,
    title: '撤回社会救助申请确认书',
    number,
    addressee: f.applicant,
    qr,
    blocks: [
      {
        type: 'paragraph',
        text: `您于${chineseDay(f.on)}撤回最低生活保障申请（${f.caseNumber}）${reason ? `，原因：${reason}` : ''}。本次申请就此结束，没有对您家是否符合条件作出决定。`,
      },
      { type: 'paragraph', text: '正在公示的，公示已经撤下。已经交来的材料留在档案里，不会用于别的事情。' },
      again(f),
      { type: 'signature', office: f.town, date: chineseDay(f.on) },
    ],
  }
}

/** 视为未提交告知书: the last day has passed without the papers that were asked for. */
export function lapseLetter(f: ProcessFacts, until: string | null, number: string, qr: Letter['qr']): Letter {
  return {
    kind: 'lapse',
    template: 1,
    title: '逾期未补正视为未提交告知书',
    number,
    addressee: f.applicant,
    qr,
    blocks: [
      {
        type: 'paragraph',
        text: `您的最低生活保障申请（${f.caseNumber}）需要补正材料，${until ? `补正期限到${chineseDay(until)}为止` : '补正期限已满'}，到期没有收到。按一次性补正告知书写明的，本次申请视为没有提交。`,
      },
      { type: 'paragraph', text: '这不是不予批准的决定，不影响您再次申请，也不需要等待。' },
      again(f),
      { type: 'signature', office: f.town, date: chineseDay(f.on) },
    ],
  }
}
