import { chineseDay, chineseMonth } from '#kernel/day.ts'
import { capitalAmount, fromYuan, plainYuan } from '#kernel/money.ts'
import type { Block, Letter } from '#platform/print/letter.ts'
import type { EvaluationView } from '../contract.ts'
import { countyOffice, sourcesLine, sumLines } from './parts.ts'

export interface DecisionFacts {
  granted: boolean
  applicant: string
  idMask: string
  placeName: string
  caseNumber: string
  receivedOn: string
  decidedOn: string
  evaluation: EvaluationView
  names: Record<string, string>
  reason: string
  accountTail: string
  /** The decision is made again: by which remedy, in the place of which. */
  again: string | null
  limits: { reconsiderationDays: number; courtMonths: number }
}

const remedies = ({ reconsiderationDays, courtMonths }: DecisionFacts['limits']) =>
  `如不服本决定，可以自收到本决定书之日起 ${reconsiderationDays} 日内向瑞安市人民政府申请行政复议，或者 ${courtMonths} 个月内向人民法院提起行政诉讼；也可以向瑞安市民政局申诉。期限从送达之日起算。`

/** 准予/不予最低生活保障决定书: class, persons, amount, first month, reasons with figures, articles, remedies. */
export function decisionLetter(f: DecisionFacts, number: string, qr: Letter['qr']): Letter {
  return {
    kind: f.granted ? 'decision_grant' : 'decision_refuse',
    template: 1,
    number,
    qr,
    addressee: f.applicant,
    title: f.granted ? `准予${f.evaluation.categoryLabel}决定书` : '不予最低生活保障决定书',
    blocks: [
      {
        type: 'paragraph',
        text: `您（证件号码 ${f.idMask}，${f.placeName}）于${chineseDay(f.receivedOn)}提出的社会救助申请（${f.caseNumber}），经调查、核对${f.granted ? '、公示' : ''}和审核，现决定如下:`,
      },
      ...(f.again ? [{ type: 'paragraph' as const, text: f.again }] : []),
      ...(f.granted ? grantBlocks(f) : refuseBlocks(f)),
      { type: 'heading', text: '一、计算过程' },
      { type: 'sum', lines: sumLines(f.evaluation, f.names) },
      ...whatIfBlocks(f.evaluation),
      { type: 'heading', text: '三、您的权利' },
      { type: 'paragraph', text: remedies(f.limits) },
      { type: 'paragraph', text: sourcesLine(f.evaluation) },
      { type: 'signature', office: countyOffice, date: chineseDay(f.decidedOn) },
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

function grantBlocks({ evaluation: e, names, accountTail, reason }: DecisionFacts): Block[] {
  const persons = e.payableMembers.map((ref) => names[ref]).join('、')
  const month = e.effectiveMonth ? chineseMonth(e.effectiveMonth) : ''
  const single = e.singlePersonDibao.map((one) => `${names[one.member]}单人保每月 ${plainYuan(fromYuan(one.amount))} 元`)
  const monthly = fromYuan(e.monthlyAmount)
  const money =
    monthly > 0
      ? `自${month}起每月发放 ${plainYuan(monthly)} 元（大写：${capitalAmount(monthly)}）${e.months ? `，共 ${e.months} 个月` : ''}，发到尾号 ${accountTail} 的社会保障卡。`
      : `自${month}起认定，不发放按月补助。`
  return [
    {
      type: 'paragraph',
      text: `认定您家为${e.categoryLabel}，保障人员：${persons}。${money}${single.length ? `其中${single.join('；')}。` : ''}`,
    },
    { type: 'paragraph', text: `理由：${e.reasons.map((r) => r.text).join('；')}。${reason}` },
    {
      type: 'paragraph',
      text: '依据：《社会救助暂行办法》第九条、第十二条，《浙江省社会救助条例》第九条、第十一条、第十三条、第五十六条。家庭人口、收入、财产有变化的，请及时告诉乡镇；多发的部分会依法追回。',
    },
  ]
}

function refuseBlocks({ evaluation: e, reason }: DecisionFacts): Block[] {
  const advice = e.suggest.length ? `${e.suggest.map((s) => s.text).join('；')}。` : ''
  return [
    { type: 'paragraph', text: `不予批准。理由：${e.reasons.map((r) => r.text).join('；')}。${reason}` },
    {
      type: 'paragraph',
      text: `依据：《社会救助暂行办法》第九条，《浙江省社会救助条例》第九条、第十三条。家庭情况有变化的，可以随时再次申请。${advice}`,
    },
  ]
}

function whatIfBlocks(e: EvaluationView): Block[] {
  if (e.whatIf.length === 0) return [{ type: 'heading', text: '二、其他' }]
  return [
    { type: 'heading', text: '二、什么会改变这个结果' },
    { type: 'table', header: ['变化', '结果'], rows: e.whatIf.map((w) => [w.label, w.effect]), widths: [45, 55] },
  ]
}
