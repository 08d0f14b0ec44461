import type { Confidence, Parameter } from '#kernel/parameter.ts'

const of = (key: string, title: string, value: unknown, unit: string, confidence: Confidence = 'A', basis = '待市局确认'): Parameter => ({
  key,
  title,
  value,
  unit,
  validFrom: '2014-11-01',
  validTo: null,
  basis,
  confidence,
  anchor: 'assistance 8.3',
})

/** Rates, deadline and points of spot checks. */
export const spotCheckParameters: Parameter[] = [
  of('spot.rate.NEW_CASES', '新报件抽查比例（百分比，不低于 30）', 30, 'percent', 'B', '民发〔2012〕220号'),
  of('spot.rate.STOCK', '在册户季度抽查比例（百分比）', 5, 'percent'),
  of('spot.rate.STOPPED', '停发户季度抽查比例（百分比）', 30, 'percent'),
  of('limit.spotCorrection', '抽查整改期限', 10, 'workingDays'),
  of(
    'spot.points',
    '抽查结论得分',
    { OK: 100, MINOR: 90, PAPER_FAULT: 80, WRONG_AMOUNT: 60, WRONG_COVER: 0, MISSED_COVER: 0, DEAD_PAID: 0 },
    'bands',
  ),
  of('spot.lateMinus', '整改逾期扣分', 5, 'times'),
]
