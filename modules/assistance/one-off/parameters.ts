import type { Confidence, Parameter } from '#kernel/parameter.ts'

const basis = '价格临时补贴联动机制，由市局确认'
const one = (
  key: string,
  title: string,
  value: number,
  unit: string,
  confidence: Confidence,
  from = '2014-11-01',
  to: string | null = null,
): Parameter => ({
  key,
  title,
  value,
  unit,
  validFrom: from,
  validTo: to,
  basis,
  confidence,
  anchor: 'assistance 3.5, 5.10',
})

/** When the price subsidy is paid, and how much of the rise it makes good. */
export const oneOffParameters: Parameter[] = [
  one('price.cpiTrigger', '居民消费价格同比涨幅启动线（百分比）', 3.5, 'percent', 'B'),
  one('price.foodTrigger', '食品价格同比涨幅启动线（百分比）', 6, 'percent', 'B'),
  one('price.factor', '价格临时补贴倍数', 1, 'times', 'B', '2014-11-01', '2020-03-01'),
  one('price.factor', '价格临时补贴倍数', 2, 'times', 'B', '2020-03-01', '2020-07-01'),
  one('price.factor', '价格临时补贴倍数', 1, 'times', 'B', '2020-07-01'),
  one('limit.priceSubsidy', '价格临时补贴发放期限', 20, 'workingDays', 'B'),
]
