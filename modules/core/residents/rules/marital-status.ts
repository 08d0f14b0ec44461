/** GB/T 2261.2 婚姻状况. */
export const maritalNames = {
  10: '未婚',
  20: '已婚',
  21: '初婚',
  22: '再婚',
  23: '复婚',
  30: '丧偶',
  40: '离婚',
  90: '未说明',
} as const

export type MaritalStatus = `${keyof typeof maritalNames}`

/** What somebody was before, as far as the register knows: the marriages of the two, and what papers say. */
export interface Before {
  /** Statuses that held before, in any order. */
  statuses: readonly string[]
  /** Earlier marriages of this person and of the other. */
  own: readonly string[]
  others: readonly string[]
}

/** 21, 22 or 23: who was married to this same person before remarries them (复婚); who was married at all marries again. */
export function marriedAs({ statuses, own, others }: Before): '21' | '22' | '23' {
  if (own.some((relation) => others.includes(relation))) return '23'
  const wasMarried = own.length > 0 || statuses.some((s) => s !== '10' && s !== '90')
  return wasMarried ? '22' : '21'
}
