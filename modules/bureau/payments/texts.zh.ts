/** What people read about payments. */
export const runStates: Record<string, string> = { open: '待审批', approved: '已审批', filed: '已生成银行文件', closed: '已办结' }
export const programmes: Record<string, string> = { subsistence: '最低生活保障' }
