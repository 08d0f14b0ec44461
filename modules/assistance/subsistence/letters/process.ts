import { chineseDay } from '#kernel/day.ts'
import type { Letter } from '#platform/print/letter.ts'

/** What every letter of the procedure says of its case. */
export interface ProcessFacts {
  applicant: string
  caseNumber: string
  town: string
  on: string
  clerk: string
  phone: string
}

const receipt = {
  type: 'fields' as const,
  rows: [
    { label: '收件人签名', value: '' },
    { label: '送达日期', value: '      年   月   日' },
  ],
}

/** 受理通知书: number, date, last day for the opinion, clerk and telephone. */
export function acceptanceLetter(f: ProcessFacts, latestOn: string | null, number: string, qr: Letter['qr']): Letter {
  return {
    kind: 'acceptance',
    template: 1,
    title: '社会救助申请受理通知书',
    number,
    addressee: f.applicant,
    qr,
    blocks: [
      { type: 'paragraph', text: `您的最低生活保障申请（${f.caseNumber}）材料齐全，已于${chineseDay(f.on)}受理。` },
      {
        type: 'paragraph',
        text: latestOn ? `我们最晚在${chineseDay(latestOn)}提出初审意见。` : '我们在收到申请之日起十五个工作日内提出初审意见。',
      },
      { type: 'paragraph', text: `接下来会查询家庭收入和财产，并上门了解情况。经办人：${f.clerk}，电话：${f.phone}。` },
      { type: 'signature', office: f.town, date: chineseDay(f.on) },
      receipt,
    ],
  }
}

/** 一次性补正告知书: every missing item and the last day. */
export function correctionLetter(
  f: ProcessFacts,
  items: { what: string; why: string }[],
  until: string | null,
  number: string,
  qr: Letter['qr'],
): Letter {
  return {
    kind: 'correction',
    template: 1,
    title: '一次性补正告知书',
    number,
    addressee: f.applicant,
    qr,
    blocks: [
      { type: 'paragraph', text: `您的最低生活保障申请（${f.caseNumber}）还缺下列材料。这是全部缺少的材料，不会再要求补别的。` },
      {
        type: 'table',
        header: ['序号', '缺少的材料', '说明'],
        rows: items.map((item, i) => [String(i + 1), item.what, item.why]),
        widths: [10, 45, 45],
      },
      {
        type: 'paragraph',
        text: `请${until ? `在${chineseDay(until)}前` : '在十个工作日内'}补齐；补正的时间不计入办理期限。逾期没有补齐的，视为没有提交，可以重新申请。`,
      },
      { type: 'paragraph', text: `经办人：${f.clerk}，电话：${f.phone}。` },
      { type: 'signature', office: f.town, date: chineseDay(f.on) },
      receipt,
    ],
  }
}

/** 核对报告: every source and what it answered. Confidential: never shown to the village. */
export function verificationLetter(
  f: ProcessFacts,
  rows: { source: string; status: string; dataDate: string; found: string }[],
  number: string,
  qr: Letter['qr'],
): Letter {
  return {
    kind: 'verification',
    template: 1,
    title: '居民家庭经济状况核对报告',
    number,
    qr,
    blocks: [
      {
        type: 'paragraph',
        text: `受${f.town}委托，对${f.caseNumber}的申请家庭进行了核对，各来源答复如下。“无记录”表示该来源没有资料，不等于零。`,
      },
      {
        type: 'table',
        header: ['来源', '答复', '数据日期', '结果'],
        rows: rows.map((r) => [r.source, r.status, r.dataDate, r.found]),
        widths: [22, 18, 20, 40],
      },
      { type: 'paragraph', text: '本报告自出具之日起六个月内有效，仅用于本次救助认定，不得对外提供。' },
      { type: 'signature', office: '瑞安市居民家庭经济状况核对中心', date: chineseDay(f.on) },
    ],
  }
}

/** 公示单: only what the notice rules allow; the text is masked by the caller. */
export function noticeLetter(
  f: ProcessFacts,
  lines: { label: string; value: string }[],
  body: string[],
  number: string,
  qr: Letter['qr'],
): Letter {
  return {
    kind: 'notice',
    template: 1,
    title: '社会救助对象公示',
    number,
    qr,
    blocks: [
      ...body.map((text) => ({ type: 'paragraph' as const, text })),
      { type: 'fields', rows: lines },
      { type: 'signature', office: f.town, date: chineseDay(f.on) },
    ],
  }
}
