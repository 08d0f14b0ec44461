/** What people read of one-off payments. */
export const states: Record<string, string> = { prepared: '待批准', approved: '已批准，待发放', rejected: '已退回' }

const classes: Record<string, string> = { DIBAO: '低保户', LOW_MARGIN: '低保边缘户', EXPENDITURE: '支出型困难户' }

/** On what a list stands, in words. */
export function basisWords(basis: Record<string, unknown>, yuan: (fen: number) => string): string {
  if (typeof basis.food === 'number')
    return `居民消费价格同比 ${basis.cpi}%，食品价格同比 ${basis.food}%，每人 ${yuan(Number(basis.eachFen))}`
  if (typeof basis.rows === 'number') return `按导入的名单 ${basis.rows} 人`
  return Object.entries((basis.amounts ?? {}) as Record<string, number>)
    .filter(([, fen]) => fen > 0)
    .map(([kind, fen]) => `${classes[kind] ?? kind}每户 ${yuan(fen)}`)
    .join('，')
}
