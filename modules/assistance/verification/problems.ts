import { nameFields } from '#kernel/field-names.ts'
import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'verification.unknown_source': { status: 404, zh: '没有“{source}”这个数据来源。请从列表中选择。' },
  'verification.list_twice': { status: 409, zh: '{source}的这份数据已经收过（{date}），没有重复收。请核对是否选错了文件。' },
  'verification.list_older': { status: 409, zh: '{source}已有 {newer} 的数据，这份是 {date} 的，没有收下。请选择最新的文件。' },
  'verification.list_future': { status: 422, zh: '数据日期 {date} 在今天以后，没有收下。请核对数据日期。' },
  'verification.list_all_bad': { status: 422, zh: '{rows} 行里没有一行能用，没有收下。第 {row} 行：{reason}' },
  'verification.list_half': {
    status: 422,
    zh: '文件里写着共 {told} 行，实际只有 {found} 行，多半没有传完整，没有收下。请重新下载后再传。',
  },
  'verification.nobody': { status: 422, zh: '{month} 没有在册的人，不用比对。请核对月份。' },
  'verification.run_not_found': { status: 404, zh: '没有这次比对。请刷新列表。' },
  'verification.not_missing': { status: 409, zh: '{source}的数据没有缺，不用说明。请刷新查看。' },
  'verification.no_change': {
    status: 409,
    zh: '还没有为这一户登记相应的变化。请先在在册户里登记变化（来源填比对发现），再按“属实”办结。',
  },
  'verification.death_reason': { status: 422, zh: '死亡信息属实的，请选“确认死亡”。' },
  'verification.not_death': { status: 422, zh: '这条异常不是死亡信息，不能按“确认死亡”办结。请选别的结论。' },
  'verification.not_found': { status: 404, zh: '没有这条异常信息，或不在您的办理范围内。请核对编号。' },
  'verification.bad_signature': { status: 401, zh: '报文签名不对，没有收下。请核对密钥、时间和签名方法。' },
  'verification.replayed': { status: 409, zh: '这个报文已经收过，没有再收。请用新的随机数重新签名。' },
  'verification.answer_incomplete': { status: 422, zh: '{number} 缺 {missing} 位成员的答复，整个文件没有收下。请向来源部门要完整的文件。' },
  'verification.answer_stranger': { status: 422, zh: '第 {row} 行的人不在 {number} 里，整个文件没有收下。请核对办件编号和身份证号。' },
  'verification.answer_case': { status: 422, zh: '第 {row} 行：没有等待{source}答复的办件 {number}，整个文件没有收下。请核对办件编号。' },
  'verification.answer_bad': { status: 422, zh: '第 {row} 行：{reason}整个文件没有收下，请改正后再传。' },
})

nameFields({
  dataDate: '数据日期',
  severity: '轻重',
  open: '是否办结',
  rule: '规则',
  checked: '核查情况和证据',
  conclusion: '核查结论',
  time: '报文时间',
  nonce: '随机数',
  signature: '签名',
})
