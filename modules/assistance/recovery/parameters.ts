import type { Parameter } from '#kernel/parameter.ts'

const of = (key: string, title: string, value: unknown, unit: string, basis: string): Parameter => ({
  key,
  title,
  value,
  unit,
  validFrom: '2014-11-01',
  validTo: null,
  basis,
  confidence: 'A',
  anchor: 'assistance 11',
})

/** What recovery needs: the hardship cap and its time limits. */
export const recoveryParameters: Parameter[] = [
  of('recovery.monthlyShare', '从当月待遇中抵扣的上限（百分比）', 20, 'percent', '由市局确认'),
  of('recovery.returnDays', '追缴通知书退回期限', 30, 'days', '由市局确认'),
  of('limit.recovery', '追缴办理期限', 20, 'workingDays', '由市局确认'),
]
