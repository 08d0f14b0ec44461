import { chineseDay } from '#kernel/day.ts'

/** The last day of a way against a decision, in words. */
export function lastDay(w: { begun: boolean; until: string | null; late: boolean }): string {
  if (!w.begun) return '收到决定书后开始算'
  if (!w.until) return '随时可以'
  return w.late ? `${chineseDay(w.until)}已经到期` : `${chineseDay(w.until)}止`
}
