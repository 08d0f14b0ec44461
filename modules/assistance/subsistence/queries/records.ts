import { recordsOf } from '#platform/cases/records.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames } from '#platform/identity/names.ts'
import type { Basis, Investigation } from '../commands/determination.ts'
import { incomeNames, recordNames } from '../texts.zh.ts'

interface Line {
  label: string
  value: string
}

const findings: Record<string, string> = {
  OK: '无问题',
  MINOR: '轻微问题',
  WRONG_AMOUNT: '金额有误',
  WRONG_COVER: '不应纳入',
  PAPER_FAULT: '材料有误',
}

/** The records of a case as readable lines, oldest first. */
export async function recordViews(tx: Tx, caseId: string, basis: Basis) {
  const records = (await recordsOf<Record<string, unknown>>(tx, caseId)).filter((r) => r.kind in recordNames)
  const names = await actorNames(tx, [
    ...records.map((r) => r.madeBy),
    ...records.flatMap((r) => (r.kind === 'investigation' ? [String(r.content.colleague)] : [])),
  ])
  return records.map((r) => ({
    kind: r.kind,
    label: recordNames[r.kind] ?? r.kind,
    at: r.madeAt.toISOString(),
    by: names.get(r.madeBy) ?? '',
    lines: linesOf(r.kind, r.content, basis, names),
  }))
}

function linesOf(kind: string, c: Record<string, unknown>, basis: Basis, names: Map<string, string>): Line[] {
  const text = (label: string, value: unknown): Line[] => (value === undefined || value === '' ? [] : [{ label, value: String(value) }])
  switch (kind) {
    case 'investigation':
      return visitLines(c as unknown as Investigation, basis, names)
    case 'supplement_request':
      return (c.items as { what: string; why: string }[]).map((i) => ({ label: i.what, value: i.why }))
    case 'town_opinion':
      return [
        { label: '意见', value: c.favour ? '拟准予' : '拟不予' },
        ...text('说明', c.opinion),
        ...text('与推算不一致的理由', c.deviationReason),
      ]
    case 'county_proposal':
      return [
        { label: '意见', value: c.grant ? '拟准予' : '拟不予' },
        ...text('说明', c.opinion),
        ...text('与推算不一致的理由', c.deviationReason),
      ]
    case 'meeting_minutes':
      return [...text('日期', c.heldOn), { label: '表决', value: `同意 ${c.agree} 人，不同意 ${c.against} 人` }, ...text('意见', c.said)]
    case 'spot_check':
      return [...text('日期', c.visitedOn), { label: '结论', value: findings[String(c.finding)] ?? '' }, ...text('情况', c.said)]
    case 'accompaniment':
      return [...text('入户日期', c.visitedOn), ...text('说明', c.note)]
    case 'notice':
      return [...text('张贴日期', c.postedOn), ...text('地点', c.where)]
    case 'objection':
      return [...text('提出人', c.by), ...text('收到日期', c.receivedOn), ...text('内容', c.claim)]
    default:
      return [...text('理由', c.reason ?? c.why), ...text('说明', c.note)]
  }
}

function visitLines(v: Investigation, { names: people }: Basis, names: Map<string, string>): Line[] {
  return [
    { label: '入户日期', value: v.visitedOn },
    { label: '见到', value: v.met },
    { label: '同去调查人', value: names.get(v.colleague) ?? '' },
    { label: '住房', value: v.housing },
    { label: '生活情况', value: v.living },
    { label: '调查情况', value: v.findings },
    {
      label: '共同生活',
      value: `${v.sameDwelling ? '同住' : '不同住'}，${v.sharedMeals ? '同吃' : '不同吃'}，近一年 ${v.monthsTogetherLast12} 个月`,
    },
    ...v.neighbours.map((n) => ({ label: `邻居 ${n.name}`, value: n.said })),
    { label: '照片', value: `${v.photos.length} 张` },
    ...v.corrections.map((c) => ({
      label: `更正 ${people[c.ref] ?? ''}${incomeNames[c.field] ?? ''}`,
      value: `${(c.amount / 100).toFixed(2)} 元，${c.reason}`,
    })),
  ].filter((line) => line.value !== '')
}
