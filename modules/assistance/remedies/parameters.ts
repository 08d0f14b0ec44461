import type { Confidence, Parameter } from '#kernel/parameter.ts'

const one = (
  key: string,
  title: string,
  unit: string,
  value: unknown,
  confidence: Confidence,
  basis: string,
  anchor: string,
): Parameter => ({ key, title, unit, value, validFrom: '2014-11-01', validTo: null, basis, confidence, anchor })

/**
 * What objections and remedies need beside `limit.objection`, `limit.complaint` and the periods for applying, which the
 * decision letters of 低保 print and that module declares.
 */
export const remedyParameters: Parameter[] = [
  one('limit.reconsideration.handle', '行政复议办理期限', 'days', 60, 'B', '行政复议法第三十一条', 'assistance 11'),
  one(
    'limit.litigation.afterReconsideration',
    '不服复议决定的起诉期限（自送达起）',
    'days',
    15,
    'B',
    '行政诉讼法第四十五条',
    'assistance 11',
  ),
  one('remedy.effectiveFrom', '救济后重新决定从何时起算', 'set', 'CONTESTED_DECISION', 'A', '待市局确认', 'assistance 11'),
  one('objection.leadsPerNotice', '一份公示最多接收的匿名线索', 'times', 20, 'A', '待市局确认', 'assistance 6'),
]
