/** What people read of a line of a roll and of what the bank did with it. */
export const lineKinds: Record<string, string> = { due: '当月', arrears: '补发', correction: '更正', repay: '重发' }
export const lineResults: Record<string, string> = { sent: '已送银行', paid: '已发放', returned: '退回' }
