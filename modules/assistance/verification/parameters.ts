import type { Parameter } from '#kernel/parameter.ts'

const of = (key: string, title: string, value: unknown, unit: string, validFrom = '2014-11-01'): Parameter => ({
  key,
  title,
  value,
  unit,
  validFrom,
  validTo: null,
  basis: '由市局确认',
  confidence: 'A',
  anchor: 'assistance 7.4',
})

/** Thresholds and time limits of the match; all of them wait for the bureau's word. */
export const verificationParameters: Parameter[] = [
  of('verification.incomeTolerancePercent', '工资高于申报多少算异常（百分比）', 10, 'percent'),
  of('verification.incomeToleranceYuan', '工资高于申报多少算异常（每月）', 200, 'yuan'),
  of('verification.financialTolerance', '金融资产高于申报多少算异常', 10_000, 'yuan'),
  of('verification.powerMultiple', '用电量超过本村中位数几倍作提示', 3, 'times'),
  of('verification.listMaxAgeDays', '比对数据最多可以旧几天', 31, 'days'),
  of('verification.machineMinutes', '接口报文时间最多相差几分钟', 5, 'minutes'),
  of('verification.matchRequired', '发放审批前必须完成当月比对', true, 'flag', '2026-01-01'),
  of('limit.anomaly', '异常信息核查期限', 10, 'workingDays'),
  of('limit.anomalyBlocking', '影响发放的异常信息核查期限', 5, 'workingDays'),
]
