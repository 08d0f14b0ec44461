import type { Confidence, Parameter } from '#kernel/parameter.ts'

const of = (key: string, title: string, value: unknown, unit: string, basis: string, confidence: Confidence = 'A'): Parameter => ({
  key,
  title,
  value,
  unit,
  validFrom: '2015-12-08',
  validTo: null,
  basis,
  confidence,
  anchor: 'public-services 3.8',
})

const toConfirm = '待市局确认'

/** Numbers of the registry's office. */
export const marriageOfficeParameters: Parameter[] = [
  of('marriage.review.rate', '婚姻登记质量评查抽取比例（百分比）', 10, 'percent', toConfirm),
  of('limit.marriageReviewCorrection', '婚姻登记差错改正期限', 10, 'workingDays', toConfirm),
  of('marriage.blanks.low', '空白婚姻证件库存提醒（张）', { MARRIAGE: 600, DIVORCE: 300 }, 'bands', toConfirm),
  of('figures.reissues.withCopies', '“其他补领证明等”是否计入档案查询复制（是为 1，否为 0）', 0, 'times', toConfirm),
]
