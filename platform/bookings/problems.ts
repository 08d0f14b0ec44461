import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'booking.not_found': { status: 404, zh: '没有这个预约，或不是您的。请在“我的预约”里查看。' },
  'booking.no_slot': { status: 404, zh: '没有这个时段。请刷新页面，另选时间。' },
  'booking.past': { status: 422, zh: '{when}已经过去，不能约。请另选时间。' },
  'booking.not_open': { status: 422, zh: '{when}的名额还没有开放，{opens}开放。请到时再约，或另选时间。' },
  'booking.closed': { status: 422, zh: '{when}暂停办理（{why}）。请另选时间。' },
  'booking.drawn': { status: 422, zh: '{when}的名额由抽号分配，不能直接约。请报名抽号，或另选时间。' },
  'booking.full': { status: 409, zh: '{when}已经约满。请另选时间，或排候补。' },
  'booking.duplicate_person': { status: 409, zh: '两人当中有一位已经有这个事项的预约，没有再约。请先在“我的预约”里改约或取消。' },
  'booking.online_block': { status: 422, zh: '两次约了没来，网上预约暂停到{until}。请直接到现场办理，窗口照常接待。' },
  'booking.hold_over': { status: 409, zh: '占位已经超过时限，名额已经放开，没有约上。请重新选时间。' },
  'booking.wrong_status': { status: 409, zh: '这个预约现在是“{now}”，不能这样办。请刷新页面查看。' },
  'booking.same_slot': { status: 422, zh: '新选的就是现在约的时间，没有改动。请另选时间。' },
  'booking.not_today': { status: 422, zh: '这个预约是{when}的，今天不能签到。请改约到今天，或按现场取号办理。' },
  'booking.too_early_absent': { status: 422, zh: '时段结束 {minutes} 分钟以后才算没有来，现在还不能登记。' },
  'booking.waits_already': { status: 409, zh: '两人当中有一位已经在排这个时段的候补，不用再排。请在“我的预约”里查看。' },
  'booking.not_full': { status: 409, zh: '{when}还有名额，不用排候补。请直接预约。' },
  'booking.offer_over': { status: 409, zh: '这个候补名额已经过了确认时限，轮到下一对。请另选时间，或重新排候补。' },
  'booking.taken': { status: 409, zh: '这个时间已经有人用，前后的准备和清理时间也算在内。最早可以从{earliest}开始。' },
  'booking.extend_most': { status: 409, zh: '后面还有预约，最多延长到{until}。' },
  'booking.offers_standing': { status: 409, zh: '还有 {count} 个预约没有答复新时间，现在不能停。请等到答复期限，或帮他们改约。' },
  'booking.closure_state': { status: 409, zh: '这次停办已经处理过，不能再改。请刷新页面查看。' },
})

/** What a booking's status is called. */
export const statusNames: Record<string, string> = {
  HELD: '占位中',
  CONFIRMED: '已约',
  CHECKED_IN: '已签到',
  DONE: '已办完',
  EXPIRED: '占位过期',
  CANCELLED: '已取消',
  LATE_CANCELLED: '当天取消',
  NO_SHOW: '没有来',
  MOVED: '已改约',
}
