import type { Parameter } from '#kernel/parameter.ts'

/** What paying needs. */
export const paymentParameters: Parameter[] = [
  {
    key: 'payment.jumpPercent',
    title: '发放金额比上月变动提醒（百分比）',
    value: 30,
    unit: 'percent',
    validFrom: '2014-11-01',
    validTo: null,
    basis: '由市局确认',
    confidence: 'A',
    anchor: 'assistance 11',
  },
]
