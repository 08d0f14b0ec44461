import { nameFields } from '#kernel/field-names.ts'
import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'marriage_booking.people': { status: 422, zh: '这个事项要填{count}个人的姓名和公民身份号码。请补全后再约。' },
  'marriage_booking.same_person': { status: 422, zh: '两个人的公民身份号码是同一个。请分别填写两个人的号码。' },
  'marriage_booking.too_soon': { status: 422, zh: '网上预约要至少提前 {days} 天。{day}的请直接到现场取号办理。' },
  'marriage_booking.issue_by_office': {
    status: 422,
    zh: '领离婚证的时间在受理申请时由登记处约好，这里只能改约。请在“我的预约”里改，或联系登记处。',
  },
  'marriage_booking.outside_window': {
    status: 422,
    zh: '领离婚证只能在{from}到{until}之间。请在这段时间里选。',
  },
  'marriage_booking.no_number_today': { status: 422, zh: '今天现在没有开放的时段。请看办公时间，或约别的日子。' },
  'marriage_booking.no_stretch': { status: 422, zh: '结束时间要晚于开始时间。请改正后再提交。' },
  'peak.not_found': { status: 404, zh: '没有这次抽号，或已经取消。请刷新页面。' },
  'peak.outside_window': { status: 422, zh: '报名时间是{opens}到{closes}，现在不能报名或改动。请在时间内办，或约别的日子。' },
  'peak.duplicate_person': { status: 409, zh: '两人当中有一位已经报名这一组日子，每人只能报一次。请在“我的预约”里查看。' },
  'peak.no_entry': { status: 404, zh: '没有这份报名，或不是您的。请在“我的预约”里查看。' },
  'peak.wrong_code': { status: 422, zh: '确认码或公民身份号码不对，没有确认。请向另一方核对 6 位确认码。' },
  'peak.same_account': { status: 422, zh: '要由另一方用自己的手机号登录来确认，报名人自己不能确认。' },
  'peak.wishes': { status: 422, zh: '请至少选一个时段，并且只选这组日子里的时段。' },
  'peak.days_open': { status: 422, zh: '{day}的名额已经开放或有人预约，不能改成抽号。请选 30 天以后的日子。' },
  'peak.closed_day': { status: 422, zh: '{day}不办公，没有名额可抽。请另选日子。' },
  'peak.exists': { status: 409, zh: '这组日子已经公布过抽号。请在列表里查看。' },
  'peak.too_early_to_draw': { status: 422, zh: '公布的抽号时间是{at}，现在不能抽。请到时再抽。' },
  'peak.closure_before_draw': { status: 422, zh: '这段时间里有要抽号的时段，抽号以后才能停办。请抽号后再办，届时逐对改约。' },
  'peak.drawn': { status: 409, zh: '这组日子已经抽过，不能再抽。请查看抽号记录。' },
})

nameFields({
  bookingId: '预约',
  slotId: '时段',
  waitId: '候补',
  people: '办理的人',
  side: '哪一方',
  peakId: '抽号',
  entryId: '报名',
  wishes: '想要的时段',
  seed: '种子',
  seedSource: '种子来源',
  days: '日期',
  day: '日期',
  counter: '窗口',
  closureId: '停办',
  fromTime: '开始时间',
  untilTime: '结束时间',
  title: '名称',
  extraWindows: '增开窗口',
})
