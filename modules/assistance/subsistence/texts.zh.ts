import type { ChangeKind } from './change/form.ts'
import type { Category } from './rules/types.ts'

/** What people read: names of codes. */
export const categoryNames: Record<Category, string> = {
  DIBAO: '最低生活保障',
  LOW_MARGIN: '低保边缘家庭',
  EXPENDITURE: '支出型困难家庭',
  REJECTED: '不符合条件',
  UNDECIDED: '暂不能决定',
}
export const relationNames: Record<string, string> = {
  SELF: '本人',
  SPOUSE: '配偶',
  CHILD: '子女',
  CHILD_SPOUSE: '儿媳或女婿',
  PARENT: '父母',
  GRANDPARENT: '祖父母',
  GRANDCHILD: '孙子女',
  SIBLING: '兄弟姐妹',
  OTHER: '其他',
}
export const incomeNames: Record<string, string> = {
  WAGE: '工资',
  OPERATING: '经营净收入',
  PROPERTY: '租金等财产收入',
  PENSION: '养老金（退休金）',
  RESIDENT_PENSION: '城乡居民养老金',
  UNEMPLOYMENT: '失业保险金',
  SUPPORT: '赡养费、抚养费',
  EX_OTHER: '不计入的收入',
  FINANCIAL: '存款和金融资产',
}
export const sourceNames: Record<string, string> = {
  population: '公安户籍',
  vehicles: '车辆管理',
  real_estate: '不动产登记',
  tax: '税务',
  social_security: '社保',
  housing_fund: '公积金',
  banks: '银行存款',
  securities: '证券保险',
  market: '市场主体登记',
  funeral: '殡葬火化',
  marriage: '婚姻登记',
  dpf: '残联',
}
export const statusNames: Record<string, string> = {
  OK: '有记录',
  NO_RECORD: '无记录',
  NAME_MISMATCH: '姓名不符',
  ID_INVALID: '号码无效',
  TIMEOUT: '未答复',
  REFUSED: '拒绝查询',
}
export const supporterNames: Record<string, string> = {
  ABLE: '有能力',
  DIBAO: '享受低保',
  LOW_MARGIN: '低保边缘',
  DESTITUTE: '特困',
  PRISON: '服刑',
  MISSING: '失踪',
  NO_CAPACITY: '无民事行为能力',
  DEAD: '已去世',
}
export const illnessNames: Record<string, string> = { NONE: '健康', CHRONIC: '慢性病', SERIOUS: '重病' }
export const disabilityNames: Record<string, string> = {
  VISUAL: '视力',
  HEARING: '听力',
  SPEECH: '言语',
  PHYSICAL: '肢体',
  INTELLECTUAL: '智力',
  MENTAL: '精神',
  MULTIPLE: '多重',
}
export const causeNames: Record<string, string> = {
  ILLNESS: '因病',
  DISABILITY: '因残',
  LACK_LABOUR: '缺劳动力',
  EDUCATION: '因学',
  DISASTER: '因灾',
  UNEMPLOYMENT: '失业',
  OTHER: '其他',
}
export const authorityNames: Record<string, string> = { SPOKEN: '当面口头委托', LETTER: '书面委托', GUARDIAN: '监护人' }
export const recordNames: Record<string, string> = {
  supplement_request: '一次性补正告知',
  supplement: '补交材料',
  verification_report: '核对报告',
  investigation: '入户调查',
  accompaniment: '村居陪同入户',
  cosignature: '共同调查人签字',
  meeting_call: '召开评议',
  meeting_minutes: '民主评议',
  town_opinion: '初审意见',
  notice: '公示',
  objection: '异议',
  spot_check_draw: '抽查',
  spot_check: '抽查结果',
  county_proposal: '审核意见',
  sent_back: '退回重审',
  decision: '决定',
  withdrawal: '撤回',
}
/** What to bring and who qualifies, in plain words, for the portal. */
export const plain = {
  what: '家庭人均收入低于当地标准、财产也不超过规定时，按月发放差额的生活补助。',
  who: ['家里至少一人是瑞安户籍', '人均月收入低于低保标准', '存款、车辆、房产不超过规定'],
  bring: ['身份证、户口本（能在线查到的不用带）', '有工资的：近 12 个月收入情况', '生病或残疾的：诊断书、残疾证', '社会保障卡'],
  time: '镇里 15 个工作日内提出意见，公示 7 天，市民政局 5 个工作日内决定。',
}
export const changeKindNames: Record<ChangeKind, string> = {
  DEATH: '有人去世',
  LEFT: '有人不再一起生活',
  JOINED: '家里添了人',
  RETURNED: '离开的人回来了',
  INCOME: '收入变化',
  JOB: '找到新工作',
  JOB_END: '工作结束',
  HEALTH: '身体情况变化',
  STUDY: '上学情况变化',
  WORK: '劳动能力或没有工作的原因变化',
  JOB_REFUSAL: '三次拒绝合适工作',
  PROPERTY: '财产变化',
  SUPPORT: '赡养抚养人的情况变化',
  EXPENSES: '医疗、教育等刚性支出',
  STOP: '停发',
  SUSPEND: '暂停发放',
  RESUME: '恢复发放',
  PAYEE: '换领款人或账号',
  RECOMPUTE: '月度重算，类别有变化',
}
export const leftNames: Record<string, string> = {
  MOVED_OUT: '迁出、搬走',
  DIVORCED: '离婚',
  INDEPENDENT: '成年独立生活',
  PRISON: '服刑',
  COMPULSORY_DETOX: '强制戒毒',
  MISSING: '宣告失踪',
  CONSCRIPT: '服兵役',
  RELIGIOUS_3Y: '入教职三年以上',
}
export const joinedNames: Record<string, string> = { BIRTH: '出生', MARRIAGE: '结婚', MOVED_IN: '迁入、搬来', ADOPTION: '收养' }
export const stopNames: Record<string, string> = {
  WITHDRAWN: '家里自愿退出',
  MOVED_OUT: '全家迁出瑞安',
  REFUSED_VERIFICATION: '拒绝核对或复核',
  CONTACT_LOST: '联系不上',
  CONCEALED_INCOME: '隐瞒收入财产',
  NOBODY_LEFT: '家里没有人了',
}
export const suspendNames: Record<string, string> = {
  CONTACT_LOST: '联系不上',
  RECHECK_REFUSED: '不配合复核',
  DOCUMENT_EXPIRED: '证件过期',
  DEATH_REPORTED: '接到死亡报告',
}
export const studentNames: Record<string, string> = {
  NONE: '不在上学',
  PRESCHOOL: '上幼儿园',
  COMPULSORY: '上小学或初中',
  HIGH: '上高中',
  VOCATIONAL: '上职高、技校',
  UNDERGRAD: '上大专、本科',
  GRADUATE: '读研究生',
}
export const labourNames: Record<string, string> = { FULL: '能劳动', PARTIAL: '部分能劳动', NONE: '不能劳动' }
export const exemptNames: Record<string, string> = {
  STUDENT: '在上学',
  SERIOUS_ILLNESS: '重病',
  PREGNANT_OR_NURSING: '怀孕或哺乳',
  CARER: '照料家人',
  REGISTERED_UNEMPLOYED: '登记失业',
  IN_TREATMENT: '正在治疗',
  NONE: '没有不能工作的原因',
}
export const householdStates: Record<string, string> = { active: '在保', suspended: '暂停', stopped: '已停发' }
export const partNames: Record<string, string> = { household: '家庭', expenditure: '支出型补助', single: '单人保' }
export const holdNames: Record<string, string> = {
  DEATH_REPORTED: '有人去世，暂缓下一次发放',
  ANOMALY: '核对发现异常，暂缓发放',
  CONTACT_LOST: '联系不上，暂停',
  RECHECK_REFUSED: '不配合复核，暂停',
  DOCUMENT_EXPIRED: '证件过期，暂停',
}
