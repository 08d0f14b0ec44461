import { chineseDay } from '#kernel/day.ts'
import type { Letter } from '#platform/print/letter.ts'
import type { RemedyKind } from '../rules/periods.ts'
import { disputedNames, outcomeNames, remedyKindNames } from '../texts.zh.ts'

export interface RemedyLetter {
  kind: RemedyKind
  applicant: string
  caseNumber: string
  /** The contested decision. */
  decision: { title: string; number: string }
  filedOn: string
  on: string
  office: string
}

const opening = (f: RemedyLetter) =>
  `您于${chineseDay(f.filedOn)}对《${f.decision.title}》（${f.decision.number}）提出的${remedyKindNames[f.kind]}（${f.caseNumber}）`

/** 受理通知书: that it will be heard, by somebody who had no part in the decision, and until when. */
export function remedyAcceptance(f: RemedyLetter, until: string | null, number: string, qr: Letter['qr']): Letter {
  return {
    kind: 'remedy_acceptance',
    template: 1,
    title: `${remedyKindNames[f.kind]}受理通知书`,
    number,
    addressee: f.applicant,
    qr,
    blocks: [
      { type: 'paragraph', text: `${opening(f)}，已于${chineseDay(f.on)}受理，由没有参与原决定的人员审查。` },
      { type: 'paragraph', text: until ? `最晚在${chineseDay(until)}作出处理决定。` : '我们会在规定期限内作出处理决定。' },
      { type: 'paragraph', text: '审查期间，原来的决定照常执行，除非另行通知停止执行。不收取任何费用。' },
      { type: 'signature', office: f.office, date: chineseDay(f.on) },
    ],
  }
}

export interface RemedyOutcome extends RemedyLetter {
  outcome: string
  reason: string
  disputed: 'FACTS' | 'LAW' | null
  /** The case in which it is decided again. */
  newCase: string | null
  /** A court's judgment that is carried out. */
  judgment: { court: string; number: string; on: string } | null
  courtDays: number
}

/** What the person can still do, and from when the period runs. */
function further(f: RemedyOutcome): string {
  if (f.kind === 'LITIGATION') return '对判决不服的，可以按判决书写明的办法和期限上诉。'
  if (f.kind === 'RECONSIDERATION')
    return `对本决定不服的，可以自收到本决定书之日起 ${f.courtDays} 日内向人民法院提起行政诉讼。期限从送达之日起算。`
  return '对原决定仍不服的，可以在原决定书写明的期限内申请行政复议或者提起行政诉讼，期限从原决定书送达之日起算，不因本次申诉投诉停止。'
}

/** 处理决定书: the outcome with its reasons, what follows, and the remedies that are left. */
export function remedyDecision(f: RemedyOutcome, number: string, qr: Letter['qr']): Letter {
  const basis = f.judgment
    ? `根据${f.judgment.court}${chineseDay(f.judgment.on)}作出的判决（${f.judgment.number}），办理结果如下：`
    : '经审查，现决定如下：'
  const next = f.newCase
    ? `原决定不再作为依据，您不用重新申请，由新的办件 ${f.newCase} 重新作出决定${f.disputed ? `（${disputedNames[f.disputed]}）` : ''}。重新决定准予的，应当补发的月份随下一次发放一并补给您。`
    : ''
  return {
    kind: 'remedy_decision',
    template: 1,
    title: f.kind === 'LITIGATION' ? '行政判决执行通知书' : `${remedyKindNames[f.kind]}${f.kind === 'COMPLAINT' ? '处理' : ''}决定书`,
    number,
    addressee: f.applicant,
    qr,
    blocks: [
      { type: 'paragraph', text: `${opening(f)}收悉。${basis}` },
      { type: 'fields', rows: [{ label: '处理结果', value: outcomeNames[f.outcome] ?? f.outcome }] },
      { type: 'paragraph', text: `理由：${f.reason}` },
      ...(next ? [{ type: 'paragraph' as const, text: next }] : []),
      { type: 'heading', text: '您的权利' },
      { type: 'paragraph', text: further(f) },
      { type: 'signature', office: f.office, date: chineseDay(f.on) },
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
