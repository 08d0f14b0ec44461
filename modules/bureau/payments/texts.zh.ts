/** What people read about payments. */
export const runStates: Record<string, string> = {
  open: '待审批',
  approved: '已审批',
  filed: '已生成银行文件',
  replied: '有退回待处理',
  closed: '已办结',
}
export const programmes: Record<string, string> = {
  subsistence: '最低生活保障',
  price_subsidy: '价格临时补贴',
  festival: '节日慰问金',
}

/** Why a household is paid something else than last month: the cause its rows were written for. */
export const causeNames: Record<string, string> = {
  GRANT: '新批准',
  IMPORT: '系统启用时导入',
  HELD: '暂缓或暂停发放',
  WITHDRAWN: '撤销错误的变更',
  STANDARD: '标准调整',
  RECOMPUTED: '年龄、期限等到期重算',
  REVIEW: '复核',
  REMEDY: '复议、申诉改变决定',
  DEATH: '有人去世',
  LEFT: '有人不再一起生活',
  JOINED: '家里添了人',
  RETURNED: '离开的人回来了',
  INCOME: '收入变化',
  JOB: '找到新工作',
  JOB_END: '工作结束',
  HEALTH: '身体情况变化',
  STUDY: '上学情况变化',
  WORK: '劳动能力变化',
  JOB_REFUSAL: '三次拒绝合适工作',
  PROPERTY: '财产变化',
  SUPPORT: '赡养抚养人变化',
  EXPENSES: '刚性支出变化',
  STOP: '停发',
}

/** The cause where no row was written since the last roll. */
export function fallbackCause(before: number, now: number, other: number): string {
  if (before === now) return other > 0 ? '补发或重发' : '追缴抵扣'
  if (before === 0) return '恢复发放'
  if (now === 0) return '享受期满'
  return '各部分待遇起止'
}

/** Accounts of the books. */
export const accountNames: Record<string, string> = {
  budget: '预算支出',
  payable: '已审批待发',
  paid: '已发到人',
  returned: '银行退回待重发',
  claim: '多发待追回',
  recovered: '已追回',
  waived: '免予追缴',
}
