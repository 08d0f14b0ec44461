/** What people read about payments. */
export const runStates: Record<string, string> = { open: '待审批', approved: '已审批', filed: '已生成银行文件', closed: '已办结' }
export const lineKinds: Record<string, string> = { due: '当月', arrears: '补发', correction: '更正', repay: '重发' }
export const lineResults: Record<string, string> = { sent: '已送银行', paid: '已发放', returned: '退回' }
export const programmes: Record<string, string> = { subsistence: '最低生活保障' }
