import { chineseDay, dayInShanghai, timeInShanghai } from '#kernel/day.ts'

/** A moment as the page shows it: 2021年1月28日 14:30. */
export const moment = (iso: string): string => {
  const at = new Date(iso)
  return `${chineseDay(dayInShanghai(at))} ${timeInShanghai(at)}`
}

const steps = ['B', 'kB', 'MB', 'GB', 'TB']

/** Bytes in the unit that leaves one to three digits before the point. */
export function sizeText(bytes: number): string {
  let step = 0
  let value = bytes
  while (value >= 1000 && step < steps.length - 1) {
    value /= 1000
    step++
  }
  return `${step === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${steps[step]}`
}
