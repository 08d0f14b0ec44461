import type { Confidence, Parameter } from '#kernel/parameter.ts'

const of = (
  key: string,
  title: string,
  value: unknown,
  unit: string,
  confidence: Confidence = 'A',
  basis = '待市局确认',
  validFrom = '2010-01-01',
  validTo: string | null = null,
): Parameter => ({ key, title, value, unit, validFrom, validTo, basis, confidence, anchor: 'public-services 3.7' })

/** Hours, windows and booking rules of the marriage registry; assumed unless marked, until the bureau confirms them. */
export const marriageBookingParameters: Parameter[] = [
  of('reg.windows', '婚姻登记窗口数', { MARRIAGE: 4, DIVORCE: 2, REISSUE: 1 }, 'bands'),
  of('reg.hours.workday', '工作日预约时段（起止时间）', ['08:30-11:30', '13:30-17:00'], 'hours'),
  of('reg.hours.saturday', '星期六预约时段（只办预约）', ['09:00-11:30'], 'hours'),
  of('reg.slotMin', '每个时段分钟数', 60, 'minutes'),
  of('reg.serviceMin', '每件办理分钟数', { MARRIAGE: 20, DIVORCE_APPLY: 30, DIVORCE_ISSUE: 40, REISSUE: 20 }, 'bands'),
  of('reg.onlineShare', '网上预约占比', 0.8, 'share'),
  of('reg.bookAheadMinDays', '网上预约至少提前天数', 2, 'days', 'B', '浙江省婚姻登记网上预约用户协议', '2010-01-01', '2021-01-01'),
  of('reg.bookAheadMinDays', '网上预约至少提前天数', 1, 'days', 'A', '待市局确认', '2021-01-01'),
  of('reg.bookAheadMaxDays', '网上预约最多提前天数', 30, 'days', 'B', '浙江省婚姻登记网上预约用户协议'),
  of('reg.releaseTime', '每天开放名额的时间', '00:00', 'time'),
  of('reg.peak.mode', '高峰日名额分配方式（LOTTERY 抽号，ARRIVAL 先到先得）', 'LOTTERY', 'mode'),
  of('reg.peak.entryOpens', '抽号报名开始：首日前几天，几点', { days: 30, time: '00:00' }, 'bands'),
  of('reg.peak.entryCloses', '抽号报名截止：首日前几天，几点', { days: 13, time: '17:00' }, 'bands'),
  of('reg.peak.drawAt', '抽号时间：首日前几天，几点', { days: 12, time: '10:00' }, 'bands'),
  of('reg.peak.confirmHours', '抽中后确认期限', 48, 'hours'),
  of(
    'reg.staffing',
    '婚姻登记员配备（基数、人口基数、每增人口）',
    { base: 4, first: 300_000, each: 100_000 },
    'bands',
    'B',
    'MZ/T 024-2011',
  ),
  of('booking.holdMin', '预约占位分钟数', 15, 'minutes'),
  of('booking.offerMin', '候补通知有效分钟数（离办理超过界限）', 120, 'minutes'),
  of('booking.offerNearMin', '候补通知有效分钟数（离办理不超过界限）', 30, 'minutes'),
  of('booking.offerNearHours', '候补通知长短的界限', 24, 'hours'),
  of('booking.noShowAfterMin', '时段结束后多少分钟未到算爽约', 30, 'minutes'),
  of('booking.noShowWithinDays', '两次爽约相隔不超过多少天', 180, 'days'),
  of('booking.blockDays', '两次爽约后停止网上预约天数', 30, 'days'),
]
