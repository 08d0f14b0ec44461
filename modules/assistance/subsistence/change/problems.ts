import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'change.nothing_running': { status: 409, zh: '这一户没有正在享受的低保待遇，不能登记变化。请核对办件；停发后要重新申请。' },
  'change.single': { status: 409, zh: '这一户同时有单人保或支出型补助，变更暂时要由市局线下办理。请联系市局。' },
  'change.nobody_left': { status: 422, zh: '变化之后家里没有人了，要办理停发而不是变更。请联系市局。' },
  'change.payee_needed': { status: 422, zh: '{name}是现在的领款人，要换一位领款人。请填写新领款人和社会保障卡账号。' },
  'change.undecided': { status: 409, zh: '有月份缺少政策参数，推算不出金额。请市局录入参数后再办。' },
  'change.incomplete': { status: 422, zh: '请把“{field}”填写完整。' },
})
