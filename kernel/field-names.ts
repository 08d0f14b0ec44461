const known = new Map<string, string>()

/** Adds Chinese names of fields, as a refusal says them. One name has one reading everywhere. */
export function nameFields(names: Record<string, string>): void {
  for (const [field, zh] of Object.entries(names)) {
    const before = known.get(field)
    if (before !== undefined && before !== zh) throw new Error(`field ${field} is named ${before} and ${zh}`)
    known.set(field, zh)
  }
}

/** Whether a field has a Chinese name; the test asks it of every field of every form. */
export const isNamed = (field: string): boolean => known.has(field)

/** A path as a person reads it: 家庭成员 › 第 2 项 › 姓名. */
export const fieldName = (path: readonly PropertyKey[]): string =>
  path
    .filter((p) => p !== 'answers')
    .map((p) => (typeof p === 'number' ? `第 ${p + 1} 项` : (known.get(String(p)) ?? String(p))))
    .join(' › ') || '提交的内容'

nameFields({
  jobId: '后台任务',
  login: '登录名',
  password: '密码',
  current: '原密码',
  next: '新密码',
  role: '岗位',
  place: '地区',
  parent: '上级地区',
  village: '村（社区）',
  phone: '手机号',
  code: '验证码',
  idNumber: '公民身份号码',
  name: '姓名',
  turn: '等谁办',
  service: '事项',
  step: '环节',
  ended: '是否办结',
  q: '查找内容',
  prefix: '开头',
  after: '翻页位置',
  limit: '条数',
  caseId: '办件',
  personId: '居民',
  householdId: '户',
  reason: '理由',
  move: '操作',
  requestId: '提交编号',
  version: '办件版本',
  note: '说明',
  input: '填写内容',
  answers: '申请表',
  subject: '对象',
  subjectId: '对象',
  formVersion: '表单版本',
  draft: '草稿',
  kind: '种类',
  fileId: '材料',
  files: '材料',
  letterId: '文书',
  format: '格式',
  how: '送达方式',
  on: '日期',
  receivedBy: '签收人',
  noticeId: '公示',
  key: '参数',
  value: '数值',
  validFrom: '生效日期',
  basis: '依据',
  confidence: '可信程度',
  changeId: '变更',
  approve: '是否同意',
  by: '经手人',
  act: '操作',
  taskId: '任务',
  finishedOn: '完成日期',
  from: '起始日期',
  to: '截止日期',
  field: '字段',
  relation: '关系',
  confirmed: '确认',
})
