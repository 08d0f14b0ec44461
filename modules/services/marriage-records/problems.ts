import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'marriage_records.nobody': {
    status: 404,
    zh: '没有查到这个人：居民登记和婚姻档案里都没有这个号码，或姓名和号码对不上。请对照身份证核对。',
  },
  'marriage_records.no_marriage': { status: 404, zh: '没有这段婚姻的记录。请重新按证件号码查找。' },
  'marriage_records.not_party': {
    status: 403,
    zh: '这段婚姻不是申请人的，不能补领、更正或出具证明（婚姻登记档案管理办法第十五条）。请由当事人本人或公证委托的代理人申请。',
  },
  'marriage_records.not_found': { status: 404, zh: '没有这个办件，或不由您的岗位查看。请从“补领、证明、更正”里打开。' },
  'marriage_records.relative': { status: 403, zh: '当事人里有您的近亲属，您不能办理。请由其他工作人员办理。' },
  'marriage_records.changed': { status: 409, zh: '受理以后情况有变化，现在不能办：{why}。请作不予办理，并把理由告知申请人。' },
  'marriage_records.file_needed': { status: 422, zh: '请选择要复印的是哪一份登记档案。' },
  'marriage_records.other_needed': {
    status: 422,
    zh: '本地没有这段婚姻的记录。请填写配偶的姓名、公民身份号码和登记日期，按档案查找或证明办理。',
  },
  'marriage_records.same_person': { status: 422, zh: '配偶和申请人是同一个号码。请核对配偶的公民身份号码。' },
  'marriage_records.same_sex': { status: 422, zh: '按号码两人性别相同，不能登记为夫妻（民法典第一千零四十六条）。请核对公民身份号码。' },
  'marriage_records.future': { status: 422, zh: '{field}不能晚于今天。请核对。' },
  'marriage_records.same_value': { status: 422, zh: '更正后的内容和档案里一样，不用更正。请核对要更正的项目。' },
  'marriage_records.sex_of_number': { status: 422, zh: '更正后的公民身份号码，性别和这一方不符。请对照公安机关的证明核对。' },
})
