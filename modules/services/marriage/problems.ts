import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'certificate.no_blanks': { status: 409, zh: '库存里没有空白证了，没有登记，也没有占用证号。请先由主任登记入库。' },
  'certificate.clock': {
    status: 409,
    zh: '服务器的时间早于上一次登记的时间（{at}），没有登记，也没有占用证号。请信息管理员校准时间后再试。',
  },
  'certificate.no_sheet': { status: 404, zh: '这一本没有对应的空白证。请回到办件核对。' },
  'certificate.not_in_stock': { status: 409, zh: '印制号 {serial} 不在库存里（没有入库，或已经用掉、作废）。请核对手里这张的印制号。' },
  'certificate.not_printed': { status: 409, zh: '两本证还没有都打印好，不能颁证。请先打印并确认。' },
  'marriage.already_married': {
    status: 409,
    zh: '当事人一方已有存续的婚姻登记，不能再登记结婚（民法典第一千零四十一条、第一千零四十二条）。没有登记，也没有占用证号。请先核对档案或办理离婚登记。',
  },
  'marriage.not_standing': { status: 409, zh: '这段婚姻已经终止，不能再办理。请核对婚姻档案。' },
  'marriage.same_person': { status: 422, zh: '男方和女方是同一个证件号码。请核对两人的证件。' },
  'marriage.bad_number': { status: 422, zh: '{side}的公民身份号码不对：{why}。请对照身份证逐位核对。' },
  'marriage.sex_mismatch': {
    status: 422,
    zh: '{side}的公民身份号码第 17 位表示的性别不符。请核对是否填错了人；户口簿有误的，先到公安机关更正。',
  },
  'marriage.name_differs': {
    status: 422,
    zh: '{side}的姓名和居民登记里同一号码的姓名不一致。请核对身份证；改过名的，先由公安机关更正，再来登记（婚姻登记条例）。',
  },
  'marriage.person_dead': { status: 422, zh: '{side}在居民登记里已登记死亡，不能办理。登记有误的，请先到户籍所在地的乡镇更正。' },
  'marriage.birth_date': { status: 422, zh: '{side}的证件上没有身份号码，出生日期要另外填。请照护照或通行证填写。' },
  'marriage.foreign_elsewhere': {
    status: 422,
    zh: '{side}持外国或港澳台证件，本登记处没有办理权限。请到{organ}办理（婚姻登记条例第二条）。',
  },
  'marriage.open_case': { status: 409, zh: '当事人一方已有在办的{what}（{number}）。请在那一件里继续办理，或先办结它。' },
  'marriage.relative': { status: 403, zh: '您是当事人的近亲属，应当回避。请由其他婚姻登记员办理。' },
  'marriage.paper_time': { status: 422, zh: '纸质签到、声明的时间不能晚于现在，也不能早于 {from}。请照纸上写的时间填写。' },
  'marriage.not_eligible': { status: 422, zh: '现在不能办理：{why}' },
  'marriage.no_marriage': {
    status: 422,
    zh: '没有查到两人之间存续的婚姻登记（民法典第一千零七十六条）。在外地登记的，请出示结婚证，按证登记后再受理。',
  },
  'divorce.office_closed': { status: 422, zh: '今天 {close} 已经下班，期限已到。{then}' },
  'base.down': { status: 503, zh: '全国婚姻登记信息系统没有回答，不能登记、不能给证号。请按纸质签到和声明办理，恢复后补录。' },
})
