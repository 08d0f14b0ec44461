import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'household.not_found': { status: 404, zh: '没有这一户，或不在您的办理范围内。请核对，或联系这一户所在的乡镇。' },
  'change.not_found': { status: 404, zh: '没有这个变更办件，或不在您的办理范围内。请核对编号。' },
  'change.nothing_running': { status: 409, zh: '这一户没有正在享受的待遇，或变化发生在停发以后，不能登记。停发后要重新申请。' },
  'change.not_suspended': { status: 409, zh: '这一户没有暂停，不用恢复。请核对。' },
  'change.not_by_hand': { status: 422, zh: '月度重算由系统按批次生成，不能手工登记。请选择实际发生的变化。' },
  'change.already_open': { status: 409, zh: '同样的变化已经登记，正在办理（{number}）。请打开那个办件继续办。' },
  'change.already_in': { status: 409, zh: '{name}已经在这一户里，不用再登记。请核对证件号码。' },
  'change.other_name': { status: 422, zh: '这个证件号码在居民登记里不叫{name}。请对照身份证核对号码和姓名；改过名的，请先更正居民登记。' },
  'change.payee_needed': { status: 422, zh: '{name}是现在的领款人，要换一位领款人。请填写新领款人和社会保障卡账号。' },
  'change.undecided': { status: 409, zh: '有月份缺少政策参数，推算不出金额。请市局录入参数后再办。' },
  'change.by_event': { status: 409, zh: '这个变更由死亡登记产生，不能单独终止。报告有误的，请在生命事件页申请撤销。' },
  'change.incomplete': { status: 422, zh: '请把“{field}”填写完整。' },
  'change.not_decided': { status: 409, zh: '这个变更还没有确认，不用撤销。请在办件里选“不作变更”。' },
  'change.withdrawn': { status: 409, zh: '这个变更已经撤销过。请刷新查看。' },
})
