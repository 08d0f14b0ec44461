import { chineseDay, chineseWeekday } from '#kernel/day.ts'
import type { Letter } from '#platform/print/letter.ts'
import type { CoolingDates } from '../rules/cooling-dates.ts'

type Qr = Letter['qr']

const date = (day: string) => `${chineseDay(day)}（${chineseWeekday(day)}）`

export interface Receipt {
  names: string
  receiptNo: string
  receivedOn: string
  dates: CoolingDates
  /** The days off of the year in which it ends are not published yet. */
  provisional: boolean
  /** The place kept for them inside the window, in words. */
  held: string | null
  office: string
  coolingDays: number
  windowDays: number
}

/** 离婚登记申请受理回执单: the exact dates, what each may do until when, and the place that is kept for them. */
export function divorceReceipt(r: Receipt, number: string, qr: Qr): Letter {
  return {
    kind: 'divorce_receipt',
    template: 1,
    title: '离婚登记申请受理回执单',
    number,
    addressee: r.names,
    qr,
    blocks: [
      { type: 'paragraph', text: `你们共同提出的离婚登记申请，本处已于${date(r.receivedOn)}受理。受理编号 ${r.receiptNo}。` },
      {
        type: 'fields',
        rows: [
          { label: `冷静期（${r.coolingDays} 日，受理当日不算）`, value: `到${date(r.dates.coolingEnd)}止` },
          { label: '可以撤回', value: `任何一方，到${date(r.dates.coolingEnd)}下班前，带身份证和本回执到本处` },
          { label: '可以申请发证', value: `从${date(r.dates.windowOpens)}起，第一个办公日是${date(r.dates.firstWorkday)}` },
          { label: '最后一天', value: `${date(r.dates.windowEnd)}下班前，两人一起来（${r.windowDays} 日）` },
          ...(r.held ? [{ label: '给你们留的时间', value: r.held }] : []),
        ],
      },
      ...(r.provisional
        ? [{ type: 'paragraph' as const, text: '最后一天所在年份的放假安排还没有公布，公布后如有变化，会重新计算并通知双方。' }]
        : []),
      {
        type: 'paragraph',
        text: '届满前任何一方不愿意离婚的，可以单方撤回。届满后三十日内双方没有一起来申请发给离婚证的，视为撤回申请。需要家庭辅导的，可以到本处辅导室，自愿、免费，不影响办理。',
      },
      { type: 'signature', office: r.office, date: chineseDay(r.receivedOn) },
    ],
  }
}

/** 撤回离婚登记申请确认单, and the notice that an application lapsed. */
export function divorceEnded(
  f: { names: string; receiptNo: string; receivedOn: string; on: string; office: string; by: string | null },
  number: string,
  qr: Qr,
): Letter {
  const text = f.by
    ? `${f.by}于${chineseDay(f.on)}撤回离婚登记申请，本处予以确认，办理终止。`
    : `期限届满，双方没有一起申请发给离婚证，依照民法典第一千零七十七条视为撤回离婚登记申请，办理终止。`
  return {
    kind: f.by ? 'divorce_withdrawn' : 'divorce_lapsed',
    template: 1,
    title: f.by ? '撤回离婚登记申请确认单' : '离婚登记申请视为撤回告知书',
    number,
    addressee: f.names,
    qr,
    blocks: [
      { type: 'paragraph', text: `你们${chineseDay(f.receivedOn)}提出的离婚登记申请（${f.receiptNo}）：${text}` },
      { type: 'paragraph', text: '婚姻关系继续存续。以后可以重新申请，期限重新计算。' },
      { type: 'signature', office: f.office, date: chineseDay(f.on) },
    ],
  }
}
