/** What people read about recovery. */
export const causeNames: Record<string, string> = {
  DEATH: '去世后继续发放',
  CONCEALMENT: '隐瞒收入财产',
  LATE_REPORT: '变化报告晚了',
  OFFICE_ERROR: '机关工作差错',
}
export const wayNames: Record<string, string> = {
  RETURN: '一次退回',
  INSTALMENT: '分期退回',
  DEDUCT: '从每月待遇中抵扣',
  ESTATE: '从遗产中退回',
  WAIVE: '免予追缴',
}
